from __future__ import annotations

import doctest
import os
import re
import sys

from .support import SparkTest

_README = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "README.md")


class DocumentationTests(SparkTest):
    def test_the_readme_says_what_comes_out(self) -> None:
        here = os.getcwd()
        os.chdir(self.folder)
        self.addCleanup(os.chdir, here)
        with open(_README, encoding="utf-8") as file:
            examples = "\n".join(re.findall(r"^```pycon\n(.*?)^```", file.read(), re.DOTALL | re.MULTILINE))
        test = doctest.DocTestParser().get_doctest(examples, {}, "README", _README, 0)
        result = doctest.DocTestRunner(verbose=False).run(test, out=sys.stderr.write)
        self.assertGreater(result.attempted, 5)
        self.assertEqual(result.failed, 0)
