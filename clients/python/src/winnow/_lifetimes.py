"""What becomes of sidecars when this process forks or ends."""

from __future__ import annotations

import atexit
import os
import threading
import weakref
from typing import Protocol


class Watched(Protocol):
    """Something that has a process of its own; nothing of it changes while its lock is held."""

    lock: threading.Lock

    def close(self) -> None:
        """Ends the process."""

    def forget(self) -> None:
        """In the child of a fork: lets go of what is the parent's."""


_watched: weakref.WeakSet[Watched] = weakref.WeakSet()
_locked: list[Watched] = []
_forking = threading.Lock()


def watch(supervisor: Watched) -> None:
    """From now on it is closed at exit, and forks happen between its changes only."""
    _watched.add(supervisor)


@atexit.register
def _close_all() -> None:
    for supervisor in list(_watched):
        supervisor.close()


def _before_fork() -> None:
    _forking.acquire()
    for supervisor in list(_watched):
        supervisor.lock.acquire()
        _locked.append(supervisor)


def _after_fork_in_parent() -> None:
    while _locked:
        _locked.pop().lock.release()
    _forking.release()


def _after_fork_in_child() -> None:
    global _forking  # noqa: PLW0603
    _forking = threading.Lock()
    _locked.clear()
    for supervisor in list(_watched):
        supervisor.forget()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_before_fork, after_in_parent=_after_fork_in_parent, after_in_child=_after_fork_in_child)
