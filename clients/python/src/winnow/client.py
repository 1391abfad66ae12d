"""The client for programs that wait: one sidecar, shared by as many threads as you like."""

from __future__ import annotations

import functools
import os
import threading
import weakref
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Callable, Protocol, TypeVar

from . import requests
from ._binary import find_binary
from ._supervisor import Supervisor
from .errors import DeadlineExceeded, ProtocolError
from .requests import Request

if TYPE_CHECKING:
    from typing_extensions import Concatenate, ParamSpec

    from .aio import AsyncClient

    Given = ParamSpec("Given")

Result = TypeVar("Result")


class _Asking(Protocol):
    def request(self, request: Request[Result]) -> Result: ...


def _waiting(build: Callable[Given, Request[Result]]) -> Callable[Concatenate[_Asking, Given], Result]:
    """The method that makes the request of `build` and waits for its answer."""

    @requests.like(build)
    def method(self: _Asking, /, *args: Given.args, **kwargs: Given.kwargs) -> Result:
        return self.request(build(*args, **kwargs))

    return method


class Index:
    """What can be done with the open indexes: `client.index.add(…)`."""

    def __init__(self, client: Client) -> None:
        self.request = client.request

    add = _waiting(requests.index_add)
    remove = _waiting(requests.index_remove)
    status = _waiting(requests.index_status)
    compact = _waiting(requests.index_compact)
    verify = _waiting(requests.index_verify)


class Client:
    """Talks with one process `winnow serve`, which it starts at the first request and ends with `close`::

        with winnow.Client(indexes=["handbook.winnow"]) as client:
            context = client.trim("How do I cancel a request?", budget=300)

    Threads may share a client; their requests run at the same time. When the process dies, requests under way get
    `SidecarDied`, none is repeated, and the next call starts another process. The child of a fork gets a process of
    its own.

    - `indexes`: files to answer from; each is named like its file, without the ending.
    - `timeout`: seconds that a request may take before it is cancelled with `DeadlineExceeded`; `math.inf`: no limit.
    - `binary`: the program, when it is not the one of this package (see also `WINNOW_BINARY`).
    - `config`: a TOML file of settings; `arguments`: further flags of `winnow serve`.
    - `start_timeout`: seconds that the process may take to start.

    A copy is the client itself; one that is pickled for another process starts a sidecar there.
    """

    def __init__(
        self,
        indexes: str | os.PathLike[str] | Sequence[str | os.PathLike[str]] = (),
        *,
        timeout: float = 60.0,
        binary: str | None = None,
        config: str | None = None,
        arguments: Sequence[str] = (),
        start_timeout: float = 30.0,
    ) -> None:
        self._made_again = functools.partial(
            type(self),
            indexes,
            timeout=timeout,
            binary=binary,
            config=config,
            arguments=arguments,
            start_timeout=start_timeout,
        )
        files = [indexes] if isinstance(indexes, (str, os.PathLike)) else indexes
        # Nobody waits for what runs on after the end of input.
        command: list[str] = [find_binary(binary), "serve", "--quiet", "--grace", "0"]
        for file in files:
            command += ["--index", os.fspath(file)]
        if config is not None:
            command += ["--config", config]
        self.timeout = timeout
        self._supervisor = Supervisor([*command, *arguments], start_timeout)
        weakref.finalize(self, self._supervisor.close_soon)

    prune = _waiting(requests.prune)
    prune_many = _waiting(requests.prune_many)
    trim = _waiting(requests.trim)
    retrieve = _waiting(requests.retrieve)
    rerank = _waiting(requests.rerank)
    expand = _waiting(requests.expand)
    expand_mark = _waiting(requests.expand_mark)
    info = _waiting(requests.info)
    stats = _waiting(requests.stats)

    def request(self, request: Request[Result]) -> Result:
        """Sends what a function of `winnow.requests` made, and waits for the answer."""
        timeout = self.timeout if request.timeout is None else request.timeout
        arrival = threading.Lock()
        arrival.acquire()
        call = self._supervisor.submit(request.method, request.params, arrival.release)
        try:
            has_arrived = arrival.acquire(timeout=min(max(timeout, 0.0), threading.TIMEOUT_MAX))
        except BaseException:  # For example Ctrl-C.
            self._supervisor.cancel(call)
            raise
        if not has_arrived:
            self._supervisor.cancel(call)
            raise overdue(request, timeout)
        return read_answer(request, call.outcome())

    def call(self, method: str, params: Mapping[str, Any] | None = None, timeout: float | None = None) -> Any:
        """Any method by the server's name and spelling: `client.call("server/info")`."""
        return self.request(Request(method, dict(params or {}), _as_it_is, timeout))

    @property
    def index(self) -> Index:
        """What can be done with the open indexes."""
        return Index(self)

    @property
    def process(self) -> int | None:
        """The id of the running process; None when none runs."""
        return self._supervisor.process

    def asynchronous(self) -> AsyncClient:
        """The same sidecar for coroutines."""
        from .aio import AsyncClient

        shared: AsyncClient = AsyncClient.sharing(self)
        return shared

    def close(self) -> None:
        """Ends the process. Whoever still waits for an answer gets `ClientClosed`."""
        self._supervisor.close()

    def __copy__(self) -> Client:
        return self

    def __deepcopy__(self, _: object) -> Client:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return self._made_again, ()

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def read_answer(request: Request[Result], answer: Any) -> Result:
    try:
        return request.read(answer)
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        raise ProtocolError(f"the answer of {request.method} is not as expected: {error!r}") from error


def overdue(request: Request[Any], timeout: float) -> DeadlineExceeded:
    return DeadlineExceeded(f"no answer of {request.method} within {timeout:g} s; the request was cancelled")


def _as_it_is(answer: Any) -> Any:
    return answer
