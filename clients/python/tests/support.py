"""What the tests share: where the program is, texts, and stand-ins for it that misbehave."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import tempfile
import textwrap
import time
import unittest
from typing import Any, Callable

import winnow
from winnow._binary import find_binary

QUESTION = "Who wrote Emma?"
TEXTS = [
    "Emma is a novel by Jane Austen. It was published in 1815.",
    "Bath is a town in Somerset. Its climate is mild.",
]


def program() -> str:
    """The program under test. Without one the tests fail: skipping would look as if all were well."""
    return find_binary()


def many_texts(count: int) -> list[str]:
    """Passages that keep a model busy."""
    return [f"Passage {number} speaks of Emma. " + TEXTS[number % 2] * 12 for number in range(count)]


class TemporaryFolder(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def file(self, name: str) -> str:
        return os.path.join(self.folder, name)

    def stand_in(self, body: str) -> str:
        """An executable Python script in place of the program. `answer(line, result)` answers a request."""
        path = self.file(f"stand-in{len(os.listdir(self.folder))}")
        with open(path, "w") as file:
            file.write(f"#!{sys.executable}\n{_PREAMBLE}\n{textwrap.dedent(body)}")
        os.chmod(path, os.stat(path).st_mode | stat.S_IXUSR)
        return path

    def client(self, *args: Any, **options: Any) -> winnow.Client:
        client = winnow.Client(*args, **options)
        self.addCleanup(client.close)
        return client


_PREAMBLE = """
import json, os, signal, sys, time

INFO = {"name": "winnow", "version": "0", "limits": {"queuedRequests": 1024, "messageBytes": 1 << 20}}

def write(message):
    sys.stdout.write(json.dumps(message) + "\\n")
    sys.stdout.flush()

def answer(line, result):
    write({"jsonrpc": "2.0", "id": json.loads(line)["id"], "result": result})

def greet():
    answer(sys.stdin.readline(), INFO)
"""


def wait_until(condition: Callable[[], bool], seconds: float = 10.0) -> bool:
    """Whether `condition` came true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.005)
    return condition()


def children() -> list[int]:
    """The ids of this process's children, zombies too."""
    found = []
    for process in map(int, filter(str.isdigit, os.listdir("/proc"))):
        with contextlib.suppress(OSError):
            if _status(process)[1] == str(os.getpid()):
                found.append(process)
    return found


def state(process: int) -> str:
    """One letter, for example T for stopped."""
    return _status(process)[0]


def _status(process: int) -> list[str]:
    with open(f"/proc/{process}/stat") as file:
        return file.read().rpartition(")")[2].split()


slow = unittest.skipUnless(os.environ.get("WINNOW_SLOW_TESTS"), "takes long: WINNOW_SLOW_TESTS=1 runs it")
