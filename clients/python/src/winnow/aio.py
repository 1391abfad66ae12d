"""The client for coroutines."""

from __future__ import annotations

import asyncio
import contextlib
import math
import os
from collections.abc import Coroutine, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Callable, Protocol, TypeVar

from . import requests
from .client import Client, overdue, read_answer
from .requests import Request

if TYPE_CHECKING:
    from typing_extensions import Concatenate, ParamSpec

    Given = ParamSpec("Given")

Result = TypeVar("Result")


class _Asking(Protocol):
    async def request(self, request: Request[Result]) -> Result: ...


def _awaited(
    build: Callable[Given, Request[Result]],
) -> Callable[Concatenate[_Asking, Given], Coroutine[Any, Any, Result]]:
    """The coroutine that makes the request of `build` and awaits its answer."""

    @requests.like(build)
    async def method(self: _Asking, /, *args: Given.args, **kwargs: Given.kwargs) -> Result:
        return await self.request(build(*args, **kwargs))

    return method


class AsyncIndex:
    """What can be done with the open indexes: `await client.index.add(…)`."""

    def __init__(self, client: AsyncClient) -> None:
        self.request = client.request

    add = _awaited(requests.index_add)
    remove = _awaited(requests.index_remove)
    status = _awaited(requests.index_status)
    compact = _awaited(requests.index_compact)
    verify = _awaited(requests.index_verify)


class AsyncClient:
    """`Client` for coroutines, with the same arguments::

        async with winnow.AsyncClient() as client:
            contexts = await asyncio.gather(*(client.prune(question, texts) for question in questions))

    It belongs to no event loop: any may use it, also one after another. A task that is cancelled cancels its request.
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
        self._share(
            Client(
                indexes, timeout=timeout, binary=binary, config=config, arguments=arguments, start_timeout=start_timeout
            )
        )

    @classmethod
    def sharing(cls, client: Client) -> AsyncClient:
        """A client for coroutines with the sidecar of `client`; closing either closes both."""
        self = cls.__new__(cls)
        self._share(client)
        return self

    def _share(self, client: Client) -> None:
        self._client = client

    prune = _awaited(requests.prune)
    prune_many = _awaited(requests.prune_many)
    trim = _awaited(requests.trim)
    retrieve = _awaited(requests.retrieve)
    rerank = _awaited(requests.rerank)
    expand = _awaited(requests.expand)
    expand_mark = _awaited(requests.expand_mark)
    info = _awaited(requests.info)
    stats = _awaited(requests.stats)

    async def request(self, request: Request[Result]) -> Result:
        """Sends what a function of `winnow.requests` made; the answer."""
        timeout = self._client.timeout if request.timeout is None else request.timeout
        loop = asyncio.get_running_loop()
        answered: asyncio.Future[bool] = loop.create_future()

        def arrived() -> None:
            with contextlib.suppress(RuntimeError):  # The loop is closed: nobody waits any more.
                loop.call_soon_threadsafe(_settle, answered, True)

        supervisor = self._client._supervisor
        call = supervisor.submit(request.method, request.params, arrived)
        alarm = None if timeout == math.inf else loop.call_later(max(timeout, 0.0), _settle, answered, False)
        try:
            has_arrived = await answered
        except BaseException:  # The task was cancelled, or its loop closed.
            supervisor.cancel(call)
            raise
        finally:
            if alarm is not None:
                alarm.cancel()
        if not has_arrived:
            supervisor.cancel(call)
            raise overdue(request, timeout)
        return read_answer(request, call.outcome())

    async def call(self, method: str, params: Mapping[str, Any] | None = None, timeout: float | None = None) -> Any:
        """Any method by the server's name and spelling: `await client.call("server/info")`."""
        return await self.request(Request(method, dict(params or {}), lambda answer: answer, timeout))

    @property
    def index(self) -> AsyncIndex:
        """What can be done with the open indexes."""
        return AsyncIndex(self)

    @property
    def process(self) -> int | None:
        """The id of the running process; None when none runs."""
        return self._client.process

    async def close(self) -> None:
        """Ends the process. Whoever still waits for an answer gets `ClientClosed`."""
        await asyncio.get_running_loop().run_in_executor(None, self._client.close)

    async def __aenter__(self) -> AsyncClient:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()


def _settle(answered: asyncio.Future[bool], has_arrived: bool) -> None:
    if not answered.done():
        answered.set_result(has_arrived)
