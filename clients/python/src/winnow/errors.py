"""What can go wrong, one class for each thing that a program may want to tell apart.

Everything that Winnow raises is a `WinnowError`::

    try:
        context = winnow.prune(question, texts, budget=1000)
    except winnow.WinnowError as error:
        log.warning("not pruned: %s", error)
"""

from __future__ import annotations

import signal
from collections.abc import Mapping
from typing import Any


class WinnowError(Exception):
    """Everything that Winnow raises; the message is one sentence for people."""


class WinnowWarning(UserWarning):
    """An adapter gave back the original text, because Winnow could not answer."""


class BinaryNotFound(WinnowError, FileNotFoundError):
    """The program `winnow` is missing, or is not a program; the message lists where it was looked for."""


class ClientClosed(WinnowError):
    """The client was closed before or while the request was made."""


class DeadlineExceeded(WinnowError, TimeoutError):
    """No answer within `timeout` seconds; the request has been cancelled."""


class SidecarError(WinnowError):
    """Something is wrong with the process `winnow serve`, not with the request."""


class StartError(SidecarError):
    """The process could not be started, ended before it answered, or is not Winnow."""


class SidecarDied(SidecarError):
    """The process ended, or hung, with the request under way, which was not repeated. The next call starts another."""


class ProtocolError(SidecarError):
    """The process wrote something that is not an answer. It was stopped; the next call starts a new one."""


class RequestError(WinnowError):
    """The server answered with an error: `reason` is a stable word for programs, `data` has details such as `path`."""

    code: int = 0

    def __init__(self, message: str, *, code: int = 0, reason: str = "", data: Mapping[str, Any] | None = None) -> None:
        super().__init__(message)
        self.code = code or type(self).code
        self.reason = reason
        self.data: Mapping[str, Any] = data or {}


class InvalidRequest(RequestError, ValueError):
    """The request cannot be sent as JSON, or the server cannot read it."""

    code = -32600


class InvalidParams(RequestError, ValueError):
    """A parameter is missing, unknown or wrong; `data` has `path`, `expected` and `got`."""

    code = -32602


class NotFound(RequestError, LookupError):
    """No such index or document."""

    code = -32002


class UnreadableIndex(RequestError):
    """The index is damaged, or of another format than the program reads."""

    code = -32003


class ModelError(RequestError):
    """A model is missing or malformed."""

    code = -32004


class OverLimit(RequestError):
    """The message, the question or the number of passages is over a limit of the server."""

    code = -32005


class Overloaded(RequestError):
    """Too many requests wait already; try again later."""

    code = -32006


class IndexBusy(RequestError):
    """Another process is writing the index; reading it is possible all the time."""

    code = -32007


class Cancelled(RequestError):
    """The request was cancelled, for example because the server was ending."""

    code = -32800


class ServerFault(RequestError):
    """An error inside the server."""

    code = -32603


_BY_CODE = {
    kind.code: kind
    for kind in (
        InvalidRequest,
        InvalidParams,
        NotFound,
        UnreadableIndex,
        ModelError,
        OverLimit,
        Overloaded,
        IndexBusy,
        Cancelled,
        ServerFault,
    )
}


def error_of_answer(error: Any) -> RequestError:
    """The exception for the member `error` of an answer."""
    if not isinstance(error, dict):
        return ServerFault(f"the server answered with the error {error!r}")
    code, data = error.get("code", 0), error.get("data")
    details = data if isinstance(data, dict) else {}
    kind = _BY_CODE.get(code, RequestError)
    reason = details.get("reason")
    return kind(
        str(error.get("message", "the server gave no message")),
        code=code if isinstance(code, int) else 0,
        reason=reason if isinstance(reason, str) else "",
        data=details,
    )


def ending_in_words(status: int | None) -> str:
    """How a process ended, for example "was killed by SIGKILL"."""
    if status is None:
        return "does not end"
    if status >= 0:
        return f"ended with status {status}"
    try:
        return f"was killed by {signal.Signals(-status).name}"
    except ValueError:
        return f"was killed by signal {-status}"
