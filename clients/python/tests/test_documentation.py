"""Every example in the pages about the client is run, and gives what the page says."""

from __future__ import annotations

import doctest
import os
import re
import sys
import tempfile
import unittest

import winnow
from tests.support import TemporaryFolder, program, slow

_HERE = os.path.dirname(os.path.abspath(__file__))
_PAGES = ["../README.md", "../../../corpora/handbook/python.md"]


class DocumentationTests(TemporaryFolder):
    def setUp(self) -> None:
        super().setUp()
        os.environ.setdefault("WINNOW_BINARY", program())
        self.addCleanup(os.chdir, os.getcwd())

    @slow
    def test_examples_give_what_the_pages_say(self) -> None:
        for page in _PAGES:
            path = os.path.join(_HERE, page)
            os.chdir(tempfile.mkdtemp(dir=self.folder))
            with self.subTest(page=page), open(path, encoding="utf-8") as file:
                examples = re.findall(r"^```pycon\n(.*?)^```", file.read(), re.DOTALL | re.MULTILINE)
                self.assertTrue(examples, "no example")
                test = doctest.DocTestParser().get_doctest("\n".join(examples), {}, page, path, 0)
                result = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=sys.stderr.write)
                self.assertEqual(result.failed, 0)
        winnow.default_client().close()
        winnow._default.clear()


if __name__ == "__main__":
    unittest.main()
