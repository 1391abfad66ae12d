"""Keeps one sidecar running: starts it at the first request, passes messages, starts another after a crash."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Mapping, Sequence
from typing import Any, Callable

from . import _lifetimes as lifetimes
from ._bell import Bell
from ._calls import Call, CallTable
from ._messages import decode, encode
from ._sidecar import EndOfOutput, Sidecar
from .errors import ClientClosed, ProtocolError, SidecarDied, SidecarError, StartError, WinnowError

_CLOSED = "the client was closed before the answer came"


class Supervisor:
    """Shared by all threads and event loops of a client. Its own thread waits for the sidecar; nobody else ever blocks.

    `patience`: seconds without a sign of life, once a cancellation has asked for one, after which it counts as hung.
    """

    def __init__(self, command: Sequence[str], start_timeout: float, patience: float = 10.0) -> None:
        self._command = list(command)
        self._start_timeout = start_timeout
        self._patience = patience
        self._identities = itertools.count(1)
        self._is_closing = False
        self._prepare()
        lifetimes.watch(self)

    def _prepare(self) -> None:
        self.lock = threading.Lock()
        self._bell: Bell | None = None
        self._calls = CallTable()
        self._sidecar: Sidecar | None = None
        self._is_greeted = False
        self._hung_at: float | None = None
        self._thread: threading.Thread | None = None

    # Called from any thread.

    @property
    def process(self) -> int | None:
        """The id of the running process; None when none runs."""
        sidecar = self._sidecar
        return sidecar.process_id if sidecar is not None and self._is_greeted else None

    def submit(self, method: str, params: Mapping[str, Any], arrived: Callable[[], None]) -> Call:
        """Passes a request on, at once or as soon as there is a sidecar with room for it."""
        identity = next(self._identities)
        call = Call(identity, encode(identity, method, params), arrived)
        with self.lock:
            if self._is_closing:
                raise ClientClosed("the client is closed")
            self._calls.waiting.append(call)
            if self._is_greeted:
                self._feed()
            else:
                self._summon()
        return call

    def cancel(self, call: Call) -> None:
        """Says that nobody waits for `call` any more."""
        with self.lock:
            if not self._calls.withdraw(call) or self._sidecar is None:
                return
            # As a request, not a notification: the server's reader answers it at once, so silence means that it hangs.
            self._sidecar.send(encode(next(self._identities), "$/cancelRequest", {"id": call.identity}))
            if self._hung_at is None:
                self._hung_at = time.monotonic() + self._patience
            if self._bell is not None:
                self._bell.ring()

    def close_soon(self) -> None:
        """Ends everything without waiting for it. Takes no lock, so that a finalizer may call it at any moment."""
        self._is_closing = True
        if self._bell is not None:
            self._bell.ring()

    def close(self) -> None:
        """Ends the sidecar; whoever still waits for an answer gets `ClientClosed`."""
        self.close_soon()
        with self.lock:
            thread = self._thread
        if thread is not None and thread is not threading.current_thread():
            thread.join()

    def forget(self) -> None:
        """Starts afresh in the child of a fork: threads and process are the parent's."""
        if self._sidecar is not None:
            self._sidecar.forget()
        if self._bell is not None:
            self._bell.close()
        self._prepare()

    # With the lock held.

    def _summon(self) -> None:
        if self._bell is None:
            self._bell = Bell()
            self._thread = threading.Thread(target=self._run, args=(self._bell,), name="winnow", daemon=True)
            self._thread.start()
        self._bell.ring()

    def _feed(self) -> None:
        while self._sidecar is not None:
            call = self._calls.next()
            if call is None:
                return
            self._sidecar.send(call.message)

    # The supervisor's thread.

    def _run(self, bell: Bell) -> None:
        try:
            while self._has_work(bell):
                self._serve(bell)
        finally:
            with self.lock:
                self._is_closing = True
                calls = self._calls.take_all()
                bell.close()
            _fail(calls, ClientClosed, _CLOSED)

    def _has_work(self, bell: Bell) -> bool:
        while not self._is_closing:
            with self.lock:
                if self._calls.waiting:
                    return True
            bell.wait()
        return False

    def _serve(self, bell: Bell) -> None:
        """One life of a sidecar, from its start to its end."""
        try:
            with self.lock:  # So that no fork happens in between and takes the pipes along.
                self._sidecar = sidecar = Sidecar(self._command, bell)
        except StartError as error:
            with self.lock:
                calls = self._calls.take_all()
            return _fail(calls, StartError, str(error))
        kind, reason = self._converse(sidecar)
        self._part(sidecar, kind, reason)
        return None

    def _converse(self, sidecar: Sidecar) -> tuple[type[WinnowError], str]:
        """Passes requests and answers until something ends it: what did; `{end}` is for how the process ended."""
        try:
            self._greet(sidecar)
            self._exchange(sidecar)
            return ClientClosed, _CLOSED
        except EndOfOutput:
            if self._is_greeted:
                return SidecarDied, "the sidecar {end}; the request was under way and was not repeated"
            return StartError, f"{sidecar.name} {{end}} before it answered"
        except SidecarError as error:
            return type(error), str(error)
        except Exception as error:  # A fault of this client must leave nobody waiting.
            return SidecarError, f"the client failed: {error!r}"

    def _greet(self, sidecar: Sidecar) -> None:
        """Asks the process who it is, so that a wrong program is found out before it gets any text."""
        sidecar.send(encode(0, "server/info", {}))
        deadline = time.monotonic() + self._start_timeout
        while not self._is_closing:
            left = deadline - time.monotonic()
            lines = sidecar.wait(left)
            if lines:
                return self._welcome(sidecar, lines[0])
            if left <= 0:
                raise StartError(f"{sidecar.name} did not answer within {self._start_timeout:g} s of its start")
        return None

    def _welcome(self, sidecar: Sidecar, line: bytes) -> None:
        try:
            info = decode(line).get("result")
        except ProtocolError as error:
            raise StartError(f"{sidecar.name} is not Winnow: {error}") from None
        if not isinstance(info, dict) or info.get("name") != "winnow":
            raise StartError(f"{sidecar.name} answers, but is not Winnow")
        limits: dict[str, int] = info.get("limits", {})
        with self.lock:
            self._calls.most_calls = max(1, limits.get("queuedRequests", 64))
            self._calls.message_bytes = limits.get("messageBytes", self._calls.message_bytes)
            self._is_greeted = True
            self._feed()

    def _exchange(self, sidecar: Sidecar) -> None:
        while not self._is_closing:
            deadline = self._hung_at
            lines = sidecar.wait(None if deadline is None else deadline - time.monotonic())
            if lines:
                self._deliver([decode(line) for line in lines])
            elif deadline is not None and time.monotonic() >= deadline:
                raise SidecarDied(
                    f"the sidecar gave no sign of life for {self._patience:g} s and was stopped; "
                    "the request was under way and was not repeated"
                )

    def _deliver(self, messages: list[dict[str, Any]]) -> None:
        answered: list[tuple[Call, dict[str, Any]]] = []
        unnamed: list[tuple[Call, dict[str, Any]]] = []
        with self.lock:
            self._hung_at = None
            for message in messages:
                call = self._calls.answered(message.get("id"))
                if call is not None:
                    answered.append((call, message))
                elif "error" in message and message.get("id") is None:
                    # It could not read one of the requests, and does not say which.
                    unnamed += [(lost, message) for lost in self._calls.take_in_flight()]
            self._feed()
        for call, message in answered + unnamed:
            call.answer(message)

    def _part(self, sidecar: Sidecar, kind: type[WinnowError], reason: str) -> None:
        with self.lock:
            # A request that was never sent waits for the next sidecar, unless this one did not even start.
            lives_on = self._is_greeted and kind is not ClientClosed
            calls = self._calls.take_in_flight() if lives_on else self._calls.take_all()
            self._sidecar = None
            self._is_greeted = False
            self._hung_at = None
        if kind is ClientClosed:
            _fail(calls, kind, reason)
            sidecar.stop(grace=2.0)
        else:
            end, said = sidecar.stop(grace=0.2)
            _fail(calls, kind, reason.replace("{end}", end) + (f"; it said: {said}" if said else ""))


def _fail(calls: list[Call], kind: type[WinnowError], reason: str) -> None:
    for call in calls:
        call.fail(kind, reason)
