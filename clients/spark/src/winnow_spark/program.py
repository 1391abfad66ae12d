"""Runs commands of the program `winnow` that the Python client has no function for."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence

from winnow import WinnowError
from winnow._binary import find_binary
from winnow.errors import ending_in_words


class CommandFailed(WinnowError):
    """A command of the program failed; the message is the program's."""


def run(arguments: Sequence[str], *, binary: str | None = None, folder: str | None = None) -> bytes:
    """The output of a command that runs in `folder`. Raises `CommandFailed`."""
    command = [find_binary(binary), *arguments]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False, cwd=folder)
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise CommandFailed(f"winnow {' '.join(arguments[:2])} {ending_in_words(done.returncode)}: {said}")
    return done.stdout
