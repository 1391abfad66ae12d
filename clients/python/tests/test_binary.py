from __future__ import annotations

import os
import stat
import subprocess
import sys
import unittest
from unittest import mock

import winnow
from tests.support import TemporaryFolder, program
from winnow import _binary


class BinaryTests(TemporaryFolder):
    def place(self, folder: str, content: bytes, mode: int = 0o755) -> str:
        os.makedirs(self.file(folder), exist_ok=True)
        path = os.path.join(self.file(folder), "winnow")
        with open(path, "wb") as file:
            file.write(content)
        os.chmod(path, stat.S_IMODE(mode))
        return path

    def find(self, path: str = "", **environment: str) -> str:
        with (
            mock.patch.dict(os.environ, {"PATH": path, **environment}, clear=True),
            mock.patch.object(_binary, "BUNDLED", self.file("bundled")),
        ):
            return _binary.find_binary()

    def test_console_scripts_on_the_path_are_passed_over(self) -> None:
        script = self.place("scripts", b"#!/usr/bin/python3\n")
        real = self.place("programs", b"\x7fELF")
        path = os.pathsep.join(os.path.dirname(place) for place in (script, real))
        self.assertEqual(self.find(path), real)

    def test_the_variable_wins_over_the_path(self) -> None:
        real, other = self.place("a", b"\x7fELF"), self.place("b", b"\x7fELF")
        self.assertEqual(self.find(os.path.dirname(real), WINNOW_BINARY=other), other)

    def test_a_missing_program_is_named_with_every_place(self) -> None:
        with self.assertRaisesRegex(winnow.BinaryNotFound, "bundled.*PATH.*WINNOW_BINARY"):
            self.find(self.file("nowhere"))
        with self.assertRaisesRegex(winnow.BinaryNotFound, "no program /no/such .named by WINNOW_BINARY"):
            self.find(WINNOW_BINARY="/no/such")
        with self.assertRaises(FileNotFoundError):
            winnow.Client(binary="/no/such")

    def test_a_file_that_is_not_executable_is_named(self) -> None:
        path = self.place("a", b"\x7fELF", 0o644)
        with self.assertRaisesRegex(winnow.BinaryNotFound, "not executable"):
            self.find(WINNOW_BINARY=path)


class CommandLineTests(TemporaryFolder):
    def run_module(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "winnow", *arguments],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, **environment},
        )

    def test_the_module_is_the_whole_command_line(self) -> None:
        direct = subprocess.run([program(), "--version"], capture_output=True, text=True, check=True)
        self.assertEqual(self.run_module("--version").stdout, direct.stdout)
        self.assertEqual(direct.stdout.strip(), winnow.__version__)
        self.assertEqual(self.run_module("no-such-command").returncode, 64)

    def test_without_a_program_it_says_so(self) -> None:
        done = self.run_module("--version", WINNOW_BINARY="/no/such")
        self.assertEqual((done.returncode, done.stdout), (127, ""))
        self.assertIn("/no/such", done.stderr)


if __name__ == "__main__":
    unittest.main()
