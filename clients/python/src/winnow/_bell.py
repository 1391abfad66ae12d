"""Wakes a thread that waits in `poll`."""

from __future__ import annotations

import contextlib
import select
import socket


class Bell:
    """A pair of sockets: `ring` from any thread, even inside a finalizer, makes `fileno` readable."""

    def __init__(self) -> None:
        self._rope, self._clapper = socket.socketpair()
        self._rope.setblocking(False)
        self._clapper.setblocking(False)

    def fileno(self) -> int:
        return self._clapper.fileno()

    def ring(self) -> None:
        with contextlib.suppress(OSError):  # It rings already, or nobody listens any more.
            self._rope.send(b"\0")

    def wait(self) -> None:
        """Blocks until it rings."""
        poll = select.poll()
        poll.register(self._clapper, select.POLLIN)
        poll.poll()
        self.silence()

    def silence(self) -> None:
        with contextlib.suppress(OSError):
            while self._clapper.recv(4096):
                pass

    def close(self) -> None:
        self._rope.close()
        self._clapper.close()
