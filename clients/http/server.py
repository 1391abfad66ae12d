"""Starts `winnow-http` on a free port, and ends it."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def running(program: str, *arguments: str) -> Iterator[str]:
    """The address of a server that runs as long as the block: `with running("winnow-http", "--index", path) as url:`."""
    process = subprocess.Popen(
        [program, "--port", "0", *arguments], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    assert process.stderr
    try:
        said = []
        for line in process.stderr:
            said.append(line)
            if found := re.search(r"listening on (\S+)/", line):
                break
        else:
            raise SystemExit("the server did not start: " + "".join(said))
        # The log goes on; somebody has to take it.
        drain = subprocess.Popen(["cat"], stdin=process.stderr, stdout=subprocess.DEVNULL)
        yield found.group(1)
    finally:
        process.terminate()
        assert process.wait(timeout=90) == 0, process.returncode
        drain.wait(timeout=10)
