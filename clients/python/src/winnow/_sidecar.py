"""One running process `winnow serve` and its three pipes."""

from __future__ import annotations

import contextlib
import os
import select
import subprocess
import threading
from collections import deque
from collections.abc import Sequence
from typing import IO

from ._bell import Bell
from .errors import StartError, ending_in_words

#: How much of what the process wrote last on standard error is kept, to explain its end.
_TAIL = 2000
_CHUNK = 1 << 18


class EndOfOutput(Exception):
    """The process will write no more."""


class Sidecar:
    """Sends and receives lines without ever blocking: `send` from any thread, the rest from the supervisor's alone."""

    def __init__(self, command: Sequence[str], bell: Bell) -> None:
        self.name = command[0]
        self._process = _started(command)
        self._pipes = _pipes(self._process)
        self._stdin, self._stdout, self._stderr = (pipe.fileno() for pipe in self._pipes)
        self._bell = bell
        self._sending = threading.Lock()
        self._unsent: deque[memoryview] = deque()
        self._partial: list[bytes] = []
        self._tail = b""
        self._watches_stdin = False
        self._poll = select.poll()
        for descriptor in (bell.fileno(), self._stdout, self._stderr):
            self._poll.register(descriptor, select.POLLIN)

    @property
    def process_id(self) -> int:
        """The id that the system gave the process."""
        return self._process.pid

    def send(self, line: bytes) -> None:
        """Writes what the pipe takes now; `wait` writes the rest."""
        with self._sending:
            self._unsent.append(memoryview(line))
            self._flush()
            if not self._unsent:
                return
        self._bell.ring()

    def wait(self, seconds: float | None) -> list[bytes]:
        """The lines that have arrived, after waiting for anything to happen. Raises `EndOfOutput`."""
        self._watch_stdin()
        lines: list[bytes] = []
        for descriptor, _ in self._poll.poll(None if seconds is None else max(0.0, seconds) * 1000):
            if descriptor == self._stdout:
                lines = self._receive()
            elif descriptor == self._stderr:
                with contextlib.suppress(BlockingIOError):
                    if not self._listen():
                        self._poll.unregister(self._stderr)
            elif descriptor == self._stdin:
                with self._sending:
                    self._flush()
            else:
                self._bell.silence()
        return lines

    def stop(self, grace: float) -> tuple[str, str]:
        """Closes its input, ends it by force when it does not end within `grace` seconds.

        Returns how it ended, and what it said last on standard error.
        """
        with self._sending:
            self._unsent.clear()
            self._pipes[0].close()
        self._pipes[1].close()
        status = self._ended(grace)
        if status is None:
            self._process.terminate()
            status = self._ended(0.3)
        if status is None:
            self._process.kill()
            status = self._ended(5.0)
        with contextlib.suppress(BlockingIOError):
            for _ in range(8):  # Something else may hold the pipe and write for ever.
                self._listen()
        self._pipes[2].close()
        return ending_in_words(status), self._tail.decode("utf-8", "replace").strip()

    def forget(self) -> None:
        """Lets go of the pipes in the child of a fork, so that the process sees its input end with the parent."""
        for pipe in self._pipes:
            pipe.close()
        self._process.returncode = 0  # It is not this process's child: nobody is to wait for it here.

    def _flush(self) -> None:
        while self._unsent:
            try:
                written = os.write(self._stdin, self._unsent[0])
            except BlockingIOError:
                return
            except OSError:
                self._unsent.clear()  # Nobody reads: the end shows on its output, too.
                return
            if written < len(self._unsent[0]):
                self._unsent[0] = self._unsent[0][written:]
            else:
                self._unsent.popleft()

    def _watch_stdin(self) -> None:
        has_unsent = bool(self._unsent)
        if has_unsent and not self._watches_stdin:
            self._poll.register(self._stdin, select.POLLOUT)
        elif self._watches_stdin and not has_unsent:
            self._poll.unregister(self._stdin)
        self._watches_stdin = has_unsent

    def _receive(self) -> list[bytes]:
        try:
            chunk = os.read(self._stdout, _CHUNK)
        except BlockingIOError:
            return []
        if not chunk:
            raise EndOfOutput
        *lines, rest = chunk.split(b"\n")
        if lines and self._partial:
            lines[0] = b"".join(self._partial) + lines[0]
            self._partial = []
        if rest:
            self._partial.append(rest)
        return [line for line in lines if line and not line.isspace()]

    def _listen(self) -> bool:
        """Keeps the end of what it says on standard error; false when it will say no more."""
        chunk = os.read(self._stderr, _CHUNK)
        self._tail = (self._tail + chunk)[-_TAIL:]
        return bool(chunk)

    def _ended(self, seconds: float) -> int | None:
        try:
            return self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None


def _started(command: Sequence[str]) -> subprocess.Popen[bytes]:
    pipe = subprocess.PIPE
    try:
        # A session of its own: Ctrl-C in a terminal is for the program that uses Winnow.
        return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, bufsize=0, start_new_session=True)
    except OSError as error:
        raise StartError(f"{command[0]} could not be started: {error.strerror or error}") from None


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes], IO[bytes]]:
    pipes = process.stdin, process.stdout, process.stderr
    for pipe in pipes:
        assert pipe is not None
        os.set_blocking(pipe.fileno(), False)
    return pipes  # type: ignore[return-value]
