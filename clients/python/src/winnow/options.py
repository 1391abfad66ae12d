"""The options of requests: one table, from which the signatures of all clients are made.

Every option has the name that the server gives it, in Python's spelling: `keep_ratio` is sent as `keepRatio`. An option
that a newer server knows and this table does not is passed on all the same; the server refuses, by name, what it does
not know. `tests/test_options.py` compares the table with the server's own, `winnow config --schema`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypedDict


class Budget(TypedDict, total=False):
    """A hard limit of the context: `{"tokens": 1000}`, with `tokenizer` if wanted, or `{"characters": 4000}`."""

    tokens: int
    characters: int
    tokenizer: str


class HTMLOptions(TypedDict, total=False):
    """How pages are read and what comes out."""

    #: "text", "html" or "markdown".
    output: str
    #: Keep the targets of links in HTML and Markdown output.
    keep_links: bool
    #: Keep text of pages that their readers cannot see.
    keep_hidden: bool
    #: Without effect, as `granularity`: for clients of earlier versions.
    keep_tables: bool
    granularity: str | int


class ScoringOptions(TypedDict, total=False):
    """Who scores, and how long it may take."""

    #: "auto", "fast", "lexical", "cascade" or "accurate".
    pruner: str
    #: Tokens that a model may read, the most promising windows first.
    read_tokens: int
    #: From then on a model reads no further windows; the answer comes all the same, from what has been read.
    deadline_milliseconds: int


class PruningOptions(ScoringOptions, total=False):
    """What is kept of passages; see the handbook's JSON-RPC reference for ranges and defaults."""

    #: A number of tokens, or a `Budget`: the context never exceeds it.
    budget: int | Budget
    #: Keep units that score at least this, 0 to 1.
    threshold: float
    #: Keep an answer with at least this probability; sets the threshold.
    retention: float
    #: Keep about this share of the tokens.
    keep_ratio: float
    #: Lower the threshold until the budget is used; true with a budget alone.
    fill: bool
    #: "meanProbability" or "majorityToken".
    rounding: str
    #: "ifAny", "always", "never" or "firstSentence".
    keep_title: str
    #: At least so many units of each passage.
    min_keep: int
    #: So many units beside each kept one.
    neighbours: int
    #: Keep units with one of these.
    force_terms: list[str]
    keep_digits: bool
    #: 0: score alone, 1: difference alone.
    diversity: float
    #: Drop what stands in a better passage.
    deduplicate: bool
    html: HTMLOptions
    #: Take zero-width characters, tags and direction overrides out of what is returned.
    remove_invisible: bool
    #: What a passage becomes of which nothing passed: "empty", "bestSentence" or "original".
    on_empty: str
    zero_score_when_empty: bool
    #: "rank" or "document".
    order: str
    #: List what was dropped, with the reason.
    explain: bool
    #: Show each gap of the context as `[… 12 sentences, winnow:ID]`; `expand_mark` takes the ID.
    markers: bool


class PruneOptions(PruningOptions, total=False):
    """Options of `prune`: what is kept, of passages or of texts whose lines are units."""

    #: "auto", "sentences" or "lines".
    units: str
    #: What a text of lines is: "log", "trace", "diff", "json", "csv", "code", "chat", "listing" or "prose".
    kind: str
    #: Keep lines with one of these; `*` stands for anything.
    must_keep: list[str]


class RetrievalOptions(TypedDict, total=False):
    """Which passages are fetched from an index."""

    #: The name of an open index; not needed when there is one.
    index: str
    #: Passages to fetch, 1 to 10,000.
    limit: int
    #: "auto", "bm25", "late" or "hybrid".
    retriever: str
    #: "none", "rm3", "rocchio" or "late".
    feedback: str
    #: "convex" or "reciprocal".
    fusion: str
    #: The weight of token vectors in a convex fusion, 0 to 1.
    alpha: float
    #: Conditions on metadata.
    filter: Mapping[str, Any]
    #: Leave out passages of lower quality, 0 to 1.
    least_quality: float
    #: How much quality counts in a score, 0 to 1.
    quality_weight: float


class SearchOptions(RetrievalOptions, ScoringOptions, total=False):
    """Options of `retrieve`; those of scoring count with `rerank`."""

    #: Let the pruner judge the best passages, and order them by its judgement and their scores.
    rerank: bool
    #: Say what each term added to the score.
    explain: bool


class TrimOptions(PruningOptions, RetrievalOptions, total=False):
    """Options of `trim`: which passages are fetched, and what is kept of them."""


def as_parameters(options: Mapping[str, Any]) -> dict[str, Any]:
    """The options as the server spells them."""
    parameters = {_camel_case(name): value for name, value in options.items() if value is not None}
    budget, html = parameters.get("budget"), parameters.get("html")
    if isinstance(budget, int):
        parameters["budget"] = {"tokens": budget}
    if isinstance(html, Mapping):
        parameters["html"] = as_parameters(html)
    return parameters


def _camel_case(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(word.title() for word in others)
