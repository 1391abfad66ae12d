"""Measures what an index in shards costs as it grows: seconds of cores, bytes, and milliseconds of a core for a
question.

    python measure.py 10000 100000 1000000
    python measure.py --encode 2000

Prints one JSON object for each size. Documents are made by a generator, 28 words each; one document is one passage.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from typing import Any

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from winnow import Client

from tests.support import documents, question, session
from winnow_spark import Manifest, build_index


def _documents(batches: Iterator[Any]) -> Iterator[Any]:
    import pyarrow

    for batch in batches:
        rows = [documents(1, number, 3)[0] for number in batch.column(0).to_pylist()]
        for row in rows:  # Some words that are rare, as in real texts: the vocabulary grows with the corpus.
            number = int(row["id"][1:])
            row["text"] += " " + " ".join(
                f"w{number * prime % (7 * prime + number // 3 + 1):x}" for prime in (97, 389, 6151)
            )
        yield pyarrow.RecordBatch.from_pylist([{n: row[n] for n in ("id", "title", "text")} for row in rows])


def measured(spark: Any, count: int, shards: int, encode: bool) -> dict[str, Any]:
    """Builds an index of `count` documents, asks it, and deletes it."""
    folder = tempfile.mkdtemp(prefix="winnow-measure-")
    try:
        frame = spark.range(count, numPartitions=8).mapInArrow(_documents, "id string, title string, text string")
        start = time.monotonic()
        manifest = build_index(frame, folder, shards, encode=encode)
        seconds = time.monotonic() - start
        text = frame.selectExpr("sum(octet_length(text))").collect()[0][0]
        times = sorted(shard.core_seconds for shard in manifest.shards)
        passages = sum(shard.passages for shard in manifest.shards)
        return {
            "documents": count,
            "passages": passages,
            "shards": shards,
            "text_bytes": text,
            "wall_seconds": round(seconds, 1),
            "shard_core_seconds": times,
            "core_seconds_per_million": round(sum(times) / count * 1e6, 1),
            "bytes_per_passage": round(sum(shard.bytes for shard in manifest.shards) / passages, 1),
            "statistics_bytes": os.path.getsize(manifest.statistics_path()),
            **_questions(manifest),
        }
    finally:
        shutil.rmtree(folder)


def _questions(manifest: Manifest) -> dict[str, float]:
    """Milliseconds of a core that a sidecar with all shards open takes for a question, over all shards."""
    files = [manifest.shard_path(shard) for shard in manifest.shards]
    names = [os.path.basename(file).removesuffix(".winnow") for file in files]
    arguments = ["--statistics", manifest.statistics_path(), "--concurrent-requests", "1"]
    result = {}
    with Client(files, arguments=arguments) as client:
        for limit in (10, 1000):
            for first in (True, False):  # The first round fills caches.
                before = _core_seconds(client.process)
                for number in range(0, 400, 20):
                    for name in names:
                        asked = {"question": question(number), "limit": limit, "retriever": "bm25", "index": name}
                        client.call("retrieve", asked)
                if not first:
                    result[f"question_ms_limit_{limit}"] = round(
                        (_core_seconds(client.process) - before) * 1000 / 20, 2
                    )
    return result


def _core_seconds(process: int | None) -> float:
    if process is None:
        return 0.0
    with open(f"/proc/{process}/stat") as file:
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Measures each size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("documents", type=int, nargs="+")
    parser.add_argument("--shards", type=int, default=4)
    parser.add_argument("--encode", action="store_true")
    given = parser.parse_args()
    spark = session(**{"spark.driver.memory": "1g", "spark.sql.execution.arrow.maxRecordsPerBatch": 2000})
    for count in given.documents:
        print(json.dumps(measured(spark, count, given.shards, given.encode)), flush=True)
    spark.stop()


if __name__ == "__main__":
    main()
