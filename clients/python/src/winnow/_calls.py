"""Which requests wait, and which are with the sidecar."""

from __future__ import annotations

import contextlib
from collections import deque
from typing import Any, Callable

from .errors import OverLimit, WinnowError, error_of_answer


class Call:
    """One request, from `submit` to its answer. `arrived` is called exactly once, from another thread."""

    __slots__ = ("_answer", "_arrived", "_failure", "identity", "message")

    def __init__(self, identity: int, message: bytes, arrived: Callable[[], None]) -> None:
        self.identity = identity
        self.message = message
        self._arrived = arrived
        self._answer: dict[str, Any] | None = None
        self._failure: Callable[[], WinnowError] | None = None

    def answer(self, message: dict[str, Any]) -> None:
        self._answer = message
        self._settle()

    def fail(self, kind: type[WinnowError], message: str) -> None:
        # The exception is made in the thread that raises it: shared ones collect the tracebacks of all.
        self._failure = lambda: kind(message)
        self._settle()

    def outcome(self) -> Any:
        """The result; raises what went wrong."""
        if self._failure is not None:
            raise self._failure()
        answer = self._answer or {}
        if "result" in answer:
            return answer["result"]
        raise error_of_answer(answer.get("error"))

    def _settle(self) -> None:
        self.message = b""
        self._arrived()


class CallTable:
    """The requests of one client. Not safe for threads by itself.

    At most `most_calls` requests, of `most_bytes` bytes together, are with the sidecar at a time: it answers more with
    "overloaded". The rest waits here, in order.
    """

    most_bytes = 128 << 20

    def __init__(self) -> None:
        self.most_calls = 1
        self.message_bytes = 64 << 20
        self.waiting: deque[Call] = deque()
        self._in_flight: dict[int, Call] = {}
        self._sizes: dict[int, int] = {}
        self._bytes = 0

    def next(self) -> Call | None:
        """The next request to send, which counts as in flight from now on."""
        while self.waiting:
            size = len(self.waiting[0].message)
            if size > self.message_bytes:
                self.waiting.popleft().fail(OverLimit, self._too_long(size))
                continue
            is_full = len(self._in_flight) >= self.most_calls or self._bytes + size > self.most_bytes
            if is_full and self._in_flight:
                return None
            call = self.waiting.popleft()
            self._in_flight[call.identity] = call
            self._sizes[call.identity] = size
            self._bytes += size
            return call
        return None

    def answered(self, identity: Any) -> Call | None:
        """The request that an answer belongs to; None when nobody waits for it."""
        call = self._in_flight.pop(identity, None) if isinstance(identity, int) else None
        if call is None:
            return None
        self._bytes -= self._sizes.pop(identity)
        return call

    def withdraw(self, call: Call) -> bool:
        """Forgets a request that waits; True when the sidecar has it already and must be told."""
        if call.identity in self._in_flight:
            return True
        with contextlib.suppress(ValueError):
            self.waiting.remove(call)
        return False

    def take_in_flight(self) -> list[Call]:
        calls = list(self._in_flight.values())
        self._in_flight.clear()
        self._sizes.clear()
        self._bytes = 0
        return calls

    def take_all(self) -> list[Call]:
        calls = self.take_in_flight() + list(self.waiting)
        self.waiting.clear()
        return calls

    def _too_long(self, size: int) -> str:
        return (
            f"the request has {size:,} bytes, and the server takes {self.message_bytes:,}; send fewer or shorter "
            "texts at once, or raise the server's limit with Client(arguments=['--message-bytes', ...])"
        )
