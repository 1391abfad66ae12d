"""What the retrievers of all frameworks share."""

from __future__ import annotations

import os
import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from . import requests
from .client import Client
from .errors import WinnowError, WinnowWarning
from .options import RetrievalOptions, TrimOptions
from .requests import Request
from .results import Context, FoundPassage, Passage

if TYPE_CHECKING:
    from typing_extensions import Unpack


class SearcherSettings(TrimOptions, total=False):
    """What a retriever may be told: every option of `trim`, and how the retriever itself behaves."""

    client: Client | None
    #: Give back whole passages.
    whole: bool
    #: Raise when pruning fails, instead of giving back whole passages with a `WinnowWarning`.
    strict: bool
    #: Seconds that an answer may take.
    timeout: float


class Found(NamedTuple):
    """A passage and what an adapter knows of it. `metadata` is the document's own; `note` is what Winnow adds."""

    text: str
    id: str
    score: float
    metadata: dict[str, Any]
    note: dict[str, Any]


class Searcher:
    """Finds and prunes the passages of an index for a question, best first::

        for found in Searcher("books.winnow", limit=10, budget=500).find("Who wrote Emma?"):
            print(found.text, found.metadata)

    Passages of which nothing is kept are left out.
    """

    def __init__(
        self,
        indexes: str | os.PathLike[str] | Sequence[str] = (),
        *,
        client: Client | None = None,
        whole: bool = False,
        strict: bool = False,
        timeout: float = 10.0,
        **options: Unpack[TrimOptions],
    ) -> None:
        unknown = sorted(set(options) - set(TrimOptions.__annotations__))
        if unknown:
            raise TypeError(f"there is no setting {', '.join(unknown)}")
        if client is None and not indexes:
            raise TypeError("a retriever needs an index file, or a client that has one")
        self.client = client or Client(indexes)
        self._whole = whole
        self._strict = strict
        self._timeout = timeout
        self._options = options

    def find(self, question: str, limit: int | None = None) -> list[Found]:
        """The passages, best first; `limit` goes before that of the settings."""
        if not self._whole:
            try:
                return _of_context(self.client.request(self._trim(question, limit)))
            except WinnowError as error:
                self._warn(error)
        return _of_passages(self.client.request(self._retrieve(question, limit)))

    async def afind(self, question: str, limit: int | None = None) -> list[Found]:
        """`find` for coroutines."""
        client = self.client.asynchronous()
        if not self._whole:
            try:
                return _of_context(await client.request(self._trim(question, limit)))
            except WinnowError as error:
                self._warn(error)
        return _of_passages(await client.request(self._retrieve(question, limit)))

    def _trim(self, question: str, limit: int | None) -> Request[Context]:
        options: TrimOptions = {**self._options}
        if limit is not None:
            options["limit"] = limit
        return requests.trim(question, timeout=self._timeout, **options)

    def _retrieve(self, question: str, limit: int | None) -> Request[list[FoundPassage]]:
        options: dict[str, Any] = {
            name: value for name, value in self._options.items() if name in RetrievalOptions.__annotations__
        }
        if limit is not None:
            options["limit"] = limit
        return requests.retrieve(question, timeout=self._timeout, **options)

    def _warn(self, error: WinnowError) -> None:
        if self._strict:
            raise error
        warnings.warn(f"passages are whole: {error}", WinnowWarning, stacklevel=4)


def _of_context(context: Context) -> list[Found]:
    return [
        _found(passage, [{"start": s.start, "end": s.end, "score": s.score} for s in passage.spans])
        for passage in context.passages
        if passage.text
    ]


def _of_passages(passages: list[FoundPassage]) -> list[Found]:
    return [_found(passage, [{"start": passage.start, "end": passage.end}]) for passage in passages]


def _found(passage: Passage | FoundPassage, spans: list[dict[str, Any]]) -> Found:
    note = {"score": passage.score, "document": passage.document, "headings": passage.headings, "spans": spans}
    metadata = dict(passage.metadata)
    metadata.setdefault("source", passage.url or passage.document)
    metadata.setdefault("title", passage.title)
    return Found(passage.text, passage.id, passage.score, metadata, note)
