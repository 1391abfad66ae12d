"""Pruning, trimming and reranking: one request for each row."""

from __future__ import annotations

import dataclasses
import difflib
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from winnow import requests
from winnow.errors import error_of_answer
from winnow.options import PruneOptions, ScoringOptions, TrimOptions

from .places import shipped
from .rows import with_answers
from .sidecars import SidecarSettings
from .types import CONTEXT, RANKED, context_row, pruned_row

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame
    from typing_extensions import Unpack

_UNPAIRED_SURROGATE = re.compile("[\ud800-\udfff]")


def prune_dataframe(
    df: DataFrame,
    question: str | Column,
    passages: str | Column,
    *,
    output: str = "pruned",
    error: str = "error",
    sidecar: SidecarSettings | None = None,
    **options: Unpack[PruneOptions],
) -> DataFrame:
    """`df` with what bears on the question of each row in the column `pruned`, or the reason in `error`::

        pruned = prune_dataframe(df, "question", "passages", budget=300)
        pruned.select("question", "pruned.context", "pruned.kept_tokens", "error")

    `question` and `passages` are columns: texts; and texts, arrays of texts, or arrays of structs with `text`,
    `html` or `sentences` and, if there are, `id`, `title`, `score` and `language`. The options are those of
    `winnow.prune`. A row without a question or passages has neither answer nor error.
    """
    checked_options(options, PruneOptions)

    def build(row: dict[str, Any]) -> Any:
        if row["question"] is None or row["passages"] is None:
            return None
        given = _given(row["passages"])
        return as_row(requests.prune(clean(row["question"]), given, **options), given)

    inputs = {"question": question, "passages": passages}
    settings = sidecar or SidecarSettings()
    return with_answers(df, inputs, (output, CONTEXT), build, _same, lambda: settings, error, combined)


def as_row(request: requests.Request[Any], given: Sequence[Any]) -> requests.Request[dict[str, Any]]:
    """The request of `prune` with its answer read as a row: objects that nobody sees are not made."""
    return requests.Request(request.method, request.params, lambda answer: pruned_row(answer, given), None)


def combined(asked: Sequence[requests.Request[Any]]) -> requests.Request[list[Any]]:
    """One request of `prune` with an item for each of several that have the same options."""
    names = ("question", "passages")
    options = {name: value for name, value in asked[0].params.items() if name not in names}
    items = [{name: request.params[name] for name in names} for request in asked]

    def read(answer: Any) -> list[Any]:
        results = zip(answer["results"], asked)
        return [error_of_answer(one["error"]) if "error" in one else request.read(one) for one, request in results]

    return requests.Request("prune", {"items": items, **options}, read, None)


def _same(row: dict[str, Any]) -> dict[str, Any]:
    return row


def trim_dataframe(
    df: DataFrame,
    question: str | Column,
    index: str,
    *,
    output: str = "trimmed",
    error: str = "error",
    sidecar: SidecarSettings | None = None,
    **options: Unpack[TrimOptions],
) -> DataFrame:
    """`df` with a context of the index file `index` for the question of each row in the column `trimmed`::

        trim_dataframe(questions, "question", "hdfs:///indexes/handbook.winnow", budget=800)

    A local path must exist on every worker. A file with a scheme is shipped to the workers by Spark, through
    Hadoop's file system API, and read from their disks. The options are those of `winnow.Client.trim`.
    """
    checked_options(options, TrimOptions)
    place = shipped(df.sparkSession, index)

    def build(row: dict[str, Any]) -> Any:
        return None if row["question"] is None else requests.trim(clean(row["question"]), **options)

    settings = sidecar or SidecarSettings()

    def opened() -> SidecarSettings:
        return dataclasses.replace(settings, indexes=(place.on_worker(),))

    return with_answers(df, {"question": question}, (output, CONTEXT), build, context_row, opened, error)


def rerank_dataframe(
    df: DataFrame,
    query: str | Column,
    documents: str | Column,
    *,
    top_n: int | None = None,
    output: str = "ranked",
    error: str = "error",
    sidecar: SidecarSettings | None = None,
    **options: Unpack[ScoringOptions],
) -> DataFrame:
    """`df` with the order of each row's documents, best first, in the column `ranked`::

        rerank_dataframe(df, "question", "documents", top_n=3).select("ranked.index", "ranked.relevance_score")

    `documents` are an array of texts, or of structs with `text` and `title`; `index` counts from 0 in it.
    """
    checked_options(options, ScoringOptions)

    def build(row: dict[str, Any]) -> Any:
        if row["query"] is None or row["documents"] is None:
            return None
        return requests.rerank(clean(row["query"]), _given(row["documents"]), top_n=top_n, **options)

    def read(ranked: Any) -> list[dict[str, Any]]:
        return [{"index": entry.index, "relevance_score": entry.relevance_score} for entry in ranked]

    inputs = {"query": query, "documents": documents}
    settings = sidecar or SidecarSettings()
    return with_answers(df, inputs, (output, RANKED), build, read, lambda: settings, error)


def checked_options(options: Any, known: Any) -> None:
    """Raises `TypeError` on the driver for a name that no option has: before a job runs in vain."""
    for name in options:
        if name not in known.__annotations__:
            near = difflib.get_close_matches(name, known.__annotations__, n=1)
            hint = f'; did you mean "{near[0]}"?' if near else ""
            raise TypeError(f'there is no option "{name}"{hint}')


def clean(text: str) -> str:
    """The text with unpaired surrogates replaced one for one: offsets hold."""
    return _UNPAIRED_SURROGATE.sub("\ufffd", text)


def _given(passages: Any) -> list[Any]:
    entries = [passages] if isinstance(passages, str) else passages
    return [_passage(entry, position) for position, entry in enumerate(entries)]


def _passage(entry: Any, position: int) -> Any:
    if entry is None:
        raise ValueError(f"passages[{position}] is null")
    if isinstance(entry, str):
        return clean(entry)
    return {
        name: clean(value) if isinstance(value, str) else value for name, value in entry.items() if value is not None
    }
