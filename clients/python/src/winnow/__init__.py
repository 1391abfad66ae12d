"""Winnow keeps of retrieved text what bears on a question.

    import winnow

    context = winnow.prune("Who wrote Emma?", texts, budget=1000)
    print(context)

`prune`, `rerank` and `expand_mark` share one sidecar, started at the first call. For indexes, other settings and
coroutines: `Client` and `AsyncClient`. For frameworks: `winnow.langchain`, `winnow.langchain_agents`,
`winnow.llamaindex`, `winnow.haystack`, `winnow.dspy`, `winnow.messages`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, TypeVar

from . import requests as _requests
from .client import Client
from .errors import (
    BinaryNotFound,
    Cancelled,
    ClientClosed,
    DeadlineExceeded,
    IndexBusy,
    InvalidParams,
    InvalidRequest,
    ModelError,
    NotFound,
    OverLimit,
    Overloaded,
    ProtocolError,
    RequestError,
    ServerFault,
    SidecarDied,
    SidecarError,
    StartError,
    UnreadableIndex,
    WinnowError,
    WinnowWarning,
)
from .indexing import build_index
from .options import Budget, HTMLOptions
from .results import Context, Dropped, FoundPassage, Passage, Ranked, Source, Span

if TYPE_CHECKING:
    from typing_extensions import ParamSpec

    from .aio import AsyncClient as AsyncClient

    Given = ParamSpec("Given")

__version__ = "0.1.0"

_Result = TypeVar("_Result")
_default: dict[str, Client] = {}


def default_client() -> Client:
    """The client of `prune` and `rerank` of this module, and of every adapter that is given none."""
    client = _default.get("client")
    return client if client is not None else _default.setdefault("client", Client())


def _shared(build: Callable[Given, _requests.Request[_Result]]) -> Callable[Given, _Result]:
    @_requests.like(build)
    def function(*args: Given.args, **kwargs: Given.kwargs) -> _Result:
        return default_client().request(build(*args, **kwargs))

    return function


prune = _shared(_requests.prune)
prune_many = _shared(_requests.prune_many)
rerank = _shared(_requests.rerank)
expand_mark = _shared(_requests.expand_mark)


def __getattr__(name: str) -> Any:
    if name == "AsyncClient":  # On demand: asyncio takes longer to import than all the rest.
        from .aio import AsyncClient

        return AsyncClient
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "AsyncClient",
    "BinaryNotFound",
    "Budget",
    "Cancelled",
    "Client",
    "ClientClosed",
    "Context",
    "DeadlineExceeded",
    "Dropped",
    "FoundPassage",
    "HTMLOptions",
    "IndexBusy",
    "InvalidParams",
    "InvalidRequest",
    "ModelError",
    "NotFound",
    "OverLimit",
    "Overloaded",
    "Passage",
    "ProtocolError",
    "Ranked",
    "RequestError",
    "ServerFault",
    "SidecarDied",
    "SidecarError",
    "Source",
    "Span",
    "StartError",
    "UnreadableIndex",
    "WinnowError",
    "WinnowWarning",
    "build_index",
    "default_client",
    "expand_mark",
    "prune",
    "prune_many",
    "rerank",
]
