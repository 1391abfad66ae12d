"""`winnow eval` on many workers: pruned there, measured in one place."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from winnow import requests
from winnow.options import PruneOptions

from .program import run
from .pruning import as_row, checked_options, clean, combined
from .rows import with_answers
from .sidecars import SidecarSettings
from .types import CONTEXT

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def evaluate_dataframe(
    df: DataFrame,
    folder: str,
    settings: Sequence[Mapping[str, Any]] = ({},),
    *,
    sidecar: SidecarSettings | None = None,
    binary: str | None = None,
) -> dict[str, Any]:
    """Measures what pruning keeps and saves on the questions of `df`, and writes the report of `winnow eval`::

        summary = evaluate_dataframe(questions, "evaluation", [{"threshold": 0.05}, {"budget": 500}])
        summary["sets"][0]["settings"]

    `df` has `id`, `question`, `answers` (an array of texts) and `passages` (an array of structs with `sentences`,
    an array of texts, and, if there are, `title` and `gold`, a label for each sentence). Each of `settings` are
    options of `winnow.prune`. The workers prune; the driver passes the questions once through `winnow eval`, which
    adds up each measure in the order of the ids: the same report for any number of partitions. Returns its
    `summary.json`.
    """
    if not settings:
        raise ValueError("there must be at least one setting to evaluate")
    for options in settings:
        checked_options(options, PruneOptions)
    chosen = sidecar or SidecarSettings()
    ordered = df.orderBy("id")
    with tempfile.TemporaryDirectory() as scratch:
        _write_questions(ordered, os.path.join(scratch, "questions.jsonl"))
        tables = ['[[data]]\npath = "questions.jsonl"\n']
        for number, options in enumerate(settings):
            _write_outputs(df, options, os.path.join(scratch, f"outputs-{number}.jsonl"), chosen)
            name = json.dumps(_name(options), ensure_ascii=False)
            tables.append(f'[[system]]\nkind = "file"\nname = {name}\npath = "outputs-{number}.jsonl"\n')
        tables.append('[[system]]\nkind = "unpruned"\n')
        with open(os.path.join(scratch, "evaluation.toml"), "w", encoding="utf-8") as file:
            file.write("\n".join(tables))
        command = ["eval", "--config", "evaluation.toml", "--out", os.path.abspath(folder), "--json"]
        run(command, binary=binary, folder=scratch)
    with open(os.path.join(folder, "summary.json"), encoding="utf-8") as file:
        summary: dict[str, Any] = json.load(file)
    return summary


def _name(options: Mapping[str, Any]) -> str:
    return "Winnow " + ", ".join(f"{name}={value}" for name, value in sorted(options.items())) if options else "Winnow"


def _write_questions(df: DataFrame, path: str) -> None:
    with open(path, "w", encoding="utf-8") as file:
        for (line,) in df.selectExpr("to_json(struct(*))").toLocalIterator():
            file.write(line + "\n")


def _write_outputs(df: DataFrame, options: Mapping[str, Any], path: str, settings: SidecarSettings) -> None:
    """A line for each question: its passages by their places, each with its spans."""
    from pyspark.sql import functions as F  # noqa: N812

    def build(row: dict[str, Any]) -> Any:
        passages = [
            {"title": passage.get("title") or "", "sentences": as_measured(passage["sentences"])}
            for passage in row["passages"]
        ]
        return as_row(requests.prune(clean(row["question"]), passages, **options), passages)

    asked = df.select("id", F.struct("question", "passages").alias("asked"))
    pruned = with_answers(
        asked,
        {"question": "asked.question", "passages": "asked.passages"},
        ("pruned", CONTEXT),
        build,
        lambda row: row,
        lambda: settings,
        combine=combined,
    )
    with open(path, "w", encoding="utf-8") as file:
        for row in pruned.orderBy("id").toLocalIterator():
            file.write(json.dumps(_output(row), ensure_ascii=False) + "\n")


def as_measured(sentences: Sequence[str]) -> list[str]:
    """The sentences with the single spaces by which `winnow eval` joins them, each at the end of the one before."""
    result: list[str] = []
    for sentence in map(clean, sentences):
        if sentence and any(result):
            result[-1] += " "
        result.append(sentence)
    return result


def _output(row: Any) -> dict[str, Any]:
    if row["pruned"] is None:
        return {"id": row["id"], "error": row["error"] or "there is no question"}
    passages = sorted(row["pruned"]["passages"], key=lambda passage: passage["position"])
    return {
        "id": row["id"],
        "passages": [
            {"rank": passage["rank"], "spans": _spans(passage["spans"], given["sentences"])}
            for passage, given in zip(passages, row["asked"]["passages"])
        ],
    }


def _spans(spans: Sequence[Any], sentences: Sequence[str]) -> list[dict[str, Any]]:
    """The spans without the spaces between sentences, which belong to none of them."""
    joined = as_measured(sentences)
    ends = []
    length = 0
    for sentence, given in zip(joined, sentences):
        ends.append(length + len(given))
        length += len(sentence)
    return [
        {"start": span["start"], "end": min(span["end"], ends[span["sentence"]]), "score": span["score"]}
        for span in spans
    ]
