"""The Arrow types of results, as Spark and pyarrow both read them. Offsets count code points, as in Python."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from winnow.results import Context, Span

SPAN = "struct<start: int, end: int, score: double, sentence: int, block: int>"

PASSAGE = (
    "struct<position: int, id: string, document: string, title: string, text: string, score: double, rank: int, "
    f"original_tokens: int, kept_tokens: int, spans: array<{SPAN}>>"
)

#: What is left of the passages of a row, best passage first; `position` counts from 0 in the row's own list.
CONTEXT = (
    f"struct<context: string, original_tokens: int, kept_tokens: int, model: string, passages: array<{PASSAGE}>, "
    "warnings: array<string>>"
)

RANKED = "array<struct<index: int, relevance_score: double>>"

FOUND = (
    "array<struct<rank: int, id: string, document: string, title: string, url: string, headings: array<string>, "
    "text: string, score: double, start: int, end: int, metadata: string>>"
)


def context_row(context: Context) -> dict[str, Any]:
    """A value of the type `CONTEXT`."""
    return {
        "context": context.context,
        "original_tokens": context.tokens.original,
        "kept_tokens": context.tokens.kept,
        "model": context.model,
        "passages": [
            {
                "position": passage.position,
                "id": passage.id,
                "document": passage.document,
                "title": passage.title,
                "text": passage.text,
                "score": passage.score,
                "rank": passage.rank,
                "original_tokens": passage.tokens.original,
                "kept_tokens": passage.tokens.kept,
                "spans": [_span(span) for span in passage.spans],
            }
            for passage in context.passages
        ],
        "warnings": [_warning(warning) for warning in context.warnings],
    }


def pruned_row(answer: dict[str, Any], given: Sequence[Any]) -> dict[str, Any]:
    """A value of the type `CONTEXT`, from the server's own answer about the passages `given`; its ids are places."""
    tokens = answer["totals"]["tokens"]
    return {
        "context": answer["context"],
        "original_tokens": tokens["original"],
        "kept_tokens": tokens["kept"],
        "model": answer["model"],
        "passages": [_passage(entry, given) for entry in answer["passages"]],
        "warnings": [_warning(warning) for warning in answer["warnings"]],
    }


def _passage(entry: dict[str, Any], given: Sequence[Any]) -> dict[str, Any]:
    """Members that the type does not name are passed over when the row is written."""
    position, tokens = int(entry["id"]), entry["tokens"]
    own = given[position]
    entry["position"] = position
    entry["id"] = entry["document"] = own.get("id", entry["id"]) if isinstance(own, dict) else entry["id"]
    entry["original_tokens"], entry["kept_tokens"] = tokens["original"], tokens["kept"]
    return entry


def _span(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "score": span.score, "sentence": span.sentence, "block": span.block}


def _warning(warning: Any) -> str:
    return str(warning.get("message", warning)) if isinstance(warning, dict) else str(warning)
