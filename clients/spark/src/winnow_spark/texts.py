"""Documents to text."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from winnow._binary import find_binary
from winnow.errors import ending_in_words

from .pipeline import Outcome
from .rows import with_outcomes
from .sidecars import SidecarSettings

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame

BLOCK = "struct<kind: string, start: int, end: int, parent: int, level: int, boilerplate: string, place: string>"
#: `metadata`, and the `place` of a block in a PDF or a table, are JSON; `parent` is a place in `blocks`, from 0.
TEXT = f"struct<text: string, title: string, metadata: string, blocks: array<{BLOCK}>>"


def text_dataframe(
    df: DataFrame,
    content: str | Column,
    name: str | Column,
    *,
    output: str = "read",
    error: str = "error",
    sidecar: SidecarSettings | None = None,
) -> DataFrame:
    """`df` with the text and the blocks of each row's document in the column `read`, or the reason in `error`::

        files = spark.read.format("binaryFile").load("hdfs:///pages")
        text_dataframe(files, "content", "path").select("path", "read.text", "error")

    `content` holds bytes or a text; what it is, is known by the ending of `name`, then by the first bytes. Each
    row starts the program once, which reads it as `winnow text` does.
    """
    settings = sidecar or SidecarSettings()

    def outcomes(rows: list[dict[str, Any]]) -> Iterator[Outcome]:
        for row in rows:
            if row["content"] is None:
                yield Outcome(None, None)
            else:
                yield _read(row["content"], row["name"] or "", settings)

    return with_outcomes(df, {"content": content, "name": name}, (output, TEXT), lambda: outcomes, error)


def _read(content: bytes | str, name: str, settings: SidecarSettings) -> Outcome:
    # No ending but letters and digits, so that a name leads to no other file.
    ending = os.path.splitext(name)[1]
    with tempfile.NamedTemporaryFile(suffix=ending if ending[1:].isalnum() else "") as file:
        file.write(content.encode("utf-8", "replace") if isinstance(content, str) else content)
        file.flush()
        command = [find_binary(settings.binary), "text", "--json", file.name]
        try:
            done = subprocess.run(
                command, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=settings.timeout
            )
        except subprocess.TimeoutExpired:
            return Outcome(None, f"DeadlineExceeded: not read within {settings.timeout:g} s")
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().replace(file.name, name)
        return Outcome(None, f"CommandFailed: winnow text {ending_in_words(done.returncode)}: {said}")
    return Outcome(_row(json.loads(done.stdout)), None)


def _row(answer: dict[str, Any]) -> dict[str, Any]:
    return {
        "text": answer["text"],
        "title": answer.get("title"),
        "metadata": json.dumps(answer.get("metadata", {}), ensure_ascii=False, sort_keys=True),
        "blocks": [_block(block) for block in answer["blocks"]],
    }


def _block(block: dict[str, Any]) -> dict[str, Any]:
    names = ("kind", "start", "end", "parent", "level", "boilerplate")
    place = block.get("place")
    return {name: block.get(name) for name in names} | {
        "place": None if place is None else json.dumps(place, ensure_ascii=False, sort_keys=True)
    }
