"""What the methods return. Offsets count code points, as indices of Python strings do."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Span(NamedTuple):
    """One unit of a passage: `source[start:end]`. `reason` says why it was dropped."""

    start: int
    end: int
    score: float
    kept: bool = True
    sentence: int | None = None
    block: int | None = None
    reason: str | None = None
    #: The number of the line, from 1, where units are lines.
    line: int | None = None
    #: Where in a document it stands: `{"page": 12, "box": [72, 310, 523, 338]}`, `{"slide": 4}` and the like.
    place: Mapping[str, Any] | None = None


class Count(NamedTuple):
    """How much there was, and how much stayed."""

    original: int
    kept: int


@dataclass
class Passage:
    """What is left of a passage. `text` is made of the kept `spans`; `removed` is filled with `explain=True`."""

    text: str
    score: float
    rank: int
    id: str
    document: str
    title: str
    url: str | None
    headings: list[str]
    metadata: Any
    tokens: Count
    spans: list[Span]
    removed: list[Span]
    #: The passage as HTML or Markdown, when `html={"output": ...}` asked for it.
    markup: str | None = None
    #: The place of the passage among those that were sent; None when it came from an index.
    position: int | None = None
    #: Where else the index has the passage: `id`, `document`, `title`, `url`, `start` and `end` of each place.
    also_in: list[dict[str, Any]] = field(default_factory=list)


class Context:
    """What a model should read. `str(context)` is the text for the prompt; `raw` is the server's whole answer."""

    def __init__(self, raw: dict[str, Any]) -> None:
        self.raw = raw
        self.context: str = raw["context"]
        self.tokens = _count(raw["totals"]["tokens"])
        self.characters = _count(raw["totals"]["characters"])
        self.warnings: list[Any] = raw["warnings"]
        #: Who scored.
        self.model: str = raw["model"]
        self._entries: list[dict[str, Any]] = raw["passages"]

    def __str__(self) -> str:
        return self.context

    def __repr__(self) -> str:
        return f"<Context of {self.tokens.kept} of {self.tokens.original} tokens: {self.context[:60]!r}>"

    @functools.cached_property
    def passages(self) -> list[Passage]:
        """What is left of each passage; made when it is asked for, since many only want the text."""
        return [passage_of(entry) for entry in self._entries]

    @property
    def ratio(self) -> float:
        """The share of the tokens that is kept."""
        return self.tokens.kept / max(1, self.tokens.original)


@dataclass
class FoundPassage:
    """A whole passage of an index; it is `document_text[start:end]`."""

    text: str
    score: float
    rank: int
    id: str
    document: str
    title: str
    url: str | None
    headings: list[str]
    metadata: Any
    start: int
    end: int
    raw: Mapping[str, Any] = field(repr=False)
    #: Where in a document it stands, as `place` of a span.
    place: Mapping[str, Any] | None = None
    #: Where else the index has the passage: `id`, `document`, `title`, `url`, `start` and `end` of each place.
    also_in: list[dict[str, Any]] = field(default_factory=list)


@dataclass
class Ranked:
    """A document of `rerank`: its index among those that were sent. `pruned_text` is there with `pruned=True`."""

    index: int
    relevance_score: float
    pruned_text: str | None = None


@dataclass
class Source:
    """The text of a document, or the part that was asked for."""

    document: str
    text: str
    start: int
    end: int
    title: str
    url: str | None
    metadata: Any
    #: Where in a document it stands, as `place` of a span.
    place: Mapping[str, Any] | None = None


@dataclass
class Dropped:
    """What a mark of a context stands for."""

    id: str
    #: Of the passage that it was dropped from.
    document: str
    sentences: int
    text: str


class Added(NamedTuple):
    added: int
    updated: int
    unchanged: int
    passages: int


class Removed(NamedTuple):
    removed: int
    missing: list[str]


class Compacted(NamedTuple):
    """Bytes of the file."""

    before: int
    after: int


class Verified(NamedTuple):
    valid: bool
    findings: list[str]


def passage_of(entry: dict[str, Any]) -> Passage:
    get = entry.get
    return Passage(
        text=entry["text"],
        score=entry["score"],
        rank=entry["rank"],
        id=entry["id"],
        document=entry["document"],
        title=entry["title"],
        url=get("url"),
        headings=entry["headings"],
        metadata=entry["metadata"],
        tokens=_count(entry["tokens"]),
        spans=[_span(span) for span in entry["spans"]],
        removed=[_span(span) for span in get("removed", ())],
        markup=get("html") or get("markdown"),
        position=get("position"),
        also_in=get("alsoIn", []),
    )


def found_passage_of(entry: dict[str, Any]) -> FoundPassage:
    return FoundPassage(
        text=entry["text"],
        score=entry["score"],
        rank=entry["rank"],
        id=entry["id"],
        document=entry["document"],
        title=entry["title"],
        url=entry.get("url"),
        headings=entry["headings"],
        metadata=entry["metadata"],
        start=entry["start"],
        end=entry["end"],
        raw=entry,
        place=entry.get("place"),
        also_in=entry.get("alsoIn", []),
    )


def source_of(answer: dict[str, Any]) -> Source:
    return Source(
        document=answer["document"],
        text=answer["text"],
        start=answer["start"],
        end=answer["end"],
        title=answer["title"],
        url=answer.get("url"),
        metadata=answer["metadata"],
        place=answer.get("place"),
    )


def dropped_of(answer: dict[str, Any]) -> Dropped:
    return Dropped(answer["id"], answer["document"], answer["sentences"], answer["text"])


def _span(span: dict[str, Any]) -> Span:
    get = span.get
    places = (get("sentence"), get("block"), get("reason"), get("line"), get("place"))
    return Span(span["start"], span["end"], span["score"], span["kept"], *places)


def _count(reduction: dict[str, Any]) -> Count:
    return Count(reduction["original"], reduction["kept"])
