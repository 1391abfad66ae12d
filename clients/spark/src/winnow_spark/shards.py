"""The part of a build that runs on the workers: the documents of a shard become a file."""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import tempfile
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from winnow import build_index as build_file

from .places import Place
from .program import run

REPORT = (
    "shard int, file string, statistics string, bytes bigint, sha256 string, documents bigint, passages bigint, "
    "core_seconds double, "
    "problems array<struct<location: string, reason: string>>"
)


@dataclass(frozen=True)
class ShardJob:
    """What every task of a build must know."""

    path: str
    generation: str
    shards: int
    arguments: tuple[str, ...]
    encode_arguments: tuple[str, ...]
    #: An index without documents and with a codec of token vectors, which every shard starts from.
    seed: str | None
    binary: str | None
    encoded: bool = False
    #: The files that an update starts from, one for each shard.
    bases: tuple[str, ...] | None = None

    @property
    def encodes(self) -> bool:
        """Whether passages get token vectors."""
        return self.encoded or self.seed is not None

    def build(self, batches: Iterator[Any], kinds: Any) -> Iterator[Any]:
        """Builds the shards of a partition, one after the other, in bounded memory. Yields a report of each, of
        `kinds`."""
        import pyarrow

        rows = itertools.chain.from_iterable(
            zip(batch.column("shard").to_pylist(), batch.column("document").to_pylist()) for batch in batches
        )
        for number, documents in itertools.groupby(rows, key=lambda row: row[0]):
            before = _core_seconds()
            report = self._shard(number, (document for _, document in documents if document is not None))
            report["core_seconds"] = round(_core_seconds() - before, 2)
            yield pyarrow.RecordBatch.from_pylist([report], schema=kinds)

    def _shard(self, number: int, documents: Iterator[str]) -> dict[str, Any]:
        with tempfile.TemporaryDirectory(prefix="winnow-shard-") as scratch:
            lines = os.path.join(scratch, "documents.jsonl")
            with open(lines, "w", encoding="utf-8") as file:
                file.writelines(document + "\n" for document in documents)
            index = os.path.join(scratch, "shard.winnow")
            report = self._index(number, lines, index)
            statistics = os.path.join(scratch, "shard.statistics")
            run(["index", "statistics", index, "--to", statistics], binary=self.binary)
            status = json.loads(run(["index", "status", index, "--json"], binary=self.binary))
            return self._uploaded(number, index, statistics) | {
                "documents": status["documents"],
                "passages": status["passages"],
                "problems": [
                    {"location": problem["location"].replace(lines, "document"), "reason": problem["reason"]}
                    for problem in report.get("problems", ())
                ],
            }

    def _index(self, number: int, lines: str, index: str) -> dict[str, Any]:
        base = self.bases[number] if self.bases else self.seed
        if base:
            Place(self.path).child(base).download(index)
        flags = ["--format", "jsonl", "--threads", "1", *self.arguments]
        report = build_file(lines, index, arguments=flags, binary=self.binary)
        if os.path.getsize(lines) == 0:
            report["problems"] = []  # That there is nothing in it is right.
        if self.encodes:
            flags = ["--quiet", "--threads", "1", *self.encode_arguments]
            run(["index", "encode", index, *flags], binary=self.binary)
        return report

    def _uploaded(self, number: int, index: str, statistics: str) -> dict[str, Any]:
        """Names that no other attempt has: two of them may run at a time."""
        attempt = uuid.uuid4().hex
        folder = Place(self.path).child("_temporary").child(self.generation)
        names = {"file": f"{number}-{attempt}.winnow", "statistics": f"{number}-{attempt}.statistics"}
        folder.child(names["file"]).upload(index)
        folder.child(names["statistics"]).upload(statistics)
        return {"shard": number, "bytes": os.path.getsize(index), "sha256": _sha256(index), **names}


def _core_seconds() -> float:
    """What this worker and the programs that it ran have used until now."""
    return sum(os.times()[:4])


def _sha256(path: str) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
