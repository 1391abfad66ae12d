"""Tests of the hook, with a `winnow` on the path that stands in for the program."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import tempfile
import unittest
from pathlib import Path

HOOK = Path(__file__).with_name("prune-noisy-commands")


class HookTests(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.environment = {**os.environ, "PATH": f"{self.folder.name}:{os.environ['PATH']}"}
        self.program("winnow", 'echo "asked: $*"; sed s/^/kept:/')

    def program(self, name: str, body: str) -> None:
        path = Path(self.folder.name, name)
        path.write_text(f"#!/bin/sh\n{body}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)

    def hook(self, command: object, tool: str = "Bash") -> dict[str, object] | None:
        call = {"tool_name": tool, "tool_input": {"command": command, "timeout": 5}}
        run = subprocess.run([HOOK], input=json.dumps(call), capture_output=True, text=True, env=self.environment)
        self.assertEqual(run.returncode, 0, run.stderr)
        return json.loads(run.stdout)["hookSpecificOutput"] if run.stdout else None

    def run_pruned(self, command: str) -> subprocess.CompletedProcess[str]:
        answer = self.hook(command)
        assert answer is not None
        rewritten = answer["updatedInput"]["command"]
        return subprocess.run(["bash", "-c", rewritten], capture_output=True, text=True, env=self.environment)

    def test_a_noisy_command_keeps_its_exit_code_and_both_outputs(self) -> None:
        self.program("pytest", "echo out; echo err >&2; exit 3")
        run = self.run_pruned("pytest -q")
        self.assertEqual(run.returncode, 3)
        self.assertIn("kept:out\nkept:err\n", run.stdout)
        self.assertIn("--budget 800", run.stdout)

    def test_the_whole_output_is_shown_when_winnow_fails(self) -> None:
        self.program("pytest", "echo out")
        self.program("winnow", "exit 1")
        run = self.run_pruned("pytest")
        self.assertEqual((run.returncode, run.stdout), (0, "out\n"))

    def test_other_arguments_stay_and_the_agent_is_asked(self) -> None:
        answer = self.hook("make test")
        assert answer is not None
        self.assertEqual(answer["updatedInput"]["timeout"], 5)
        self.assertEqual(answer["permissionDecision"], "ask")

    def test_what_is_quiet_or_not_one_command_is_left_alone(self) -> None:
        for command in ["ls", "pytest; rm -rf x", "pytest | tail", "make > log", "make $(x)", "pytest &", "", 5, "a\npytest"]:
            self.assertIsNone(self.hook(command), command)
        self.assertIsNone(self.hook("pytest", tool="Read"))

    def test_input_that_is_no_call_is_no_reason_to_stop(self) -> None:
        for text in ["", "[]", "{", "null"]:
            run = subprocess.run([HOOK], input=text, capture_output=True, text=True, env=self.environment)
            self.assertEqual((run.returncode, run.stdout), (0, ""), text)


if __name__ == "__main__":
    unittest.main()
