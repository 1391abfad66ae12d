"""Prunes many documents on Spark and a part of them in one bare process, and compares the cores' time for a document:

    python cluster.py python benchmark.py --documents 100000

Time is that of cores, added up over all processes: a machine that does other things as well does not change the
ratio much. Answers of the part are compared, too. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from typing import Any

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from winnow._binary import find_binary

from tests.support import documents, question, session
from winnow_spark import prune_dataframe

_TICK = os.sysconf("SC_CLK_TCK")
_MARKS = ("CoarseGrainedExecutorBackend", "pyspark.daemon", "serve --quiet", "pyspark/worker")


class Meter:
    """Seconds of cores, and the greatest memory, of the executors and what they started, sampled until they end."""

    def __init__(self) -> None:
        self.seconds: dict[int, float] = {}
        self.before: dict[int, float] = {}
        self.kinds: dict[int, str] = {}
        self.memory: dict[str, int] = {}
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._sample, daemon=True)

    def __enter__(self) -> Meter:
        self.look()
        self.before = dict(self.seconds)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.look()
        self._stop.set()
        self._thread.join()

    def total(self) -> dict[str, float]:
        """Seconds by kind of process."""
        sums: dict[str, float] = {}
        for process, seconds in self.seconds.items():
            sums[self.kinds[process]] = sums.get(self.kinds[process], 0.0) + seconds - self.before.get(process, 0.0)
        return sums

    def _sample(self) -> None:
        while not self._stop.wait(0.5):
            self.look()

    def look(self) -> None:
        """Takes one sample."""
        for name in filter(str.isdigit, os.listdir("/proc")):
            with contextlib.suppress(OSError, ValueError, IndexError):
                with open(f"/proc/{name}/cmdline", "rb") as file:
                    line = file.read().replace(b"\0", b" ").decode("utf-8", "replace")
                kind = next((mark for mark in _MARKS if mark in line), None)
                if kind is None:
                    continue
                with open(f"/proc/{name}/stat") as file:
                    fields = file.read().rpartition(")")[2].split()
                self.seconds[int(name)] = (int(fields[11]) + int(fields[12])) / _TICK
                self.kinds[int(name)] = kind
                with open(f"/proc/{name}/statm") as file:
                    bytes_ = int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
                self.memory[kind] = max(self.memory.get(kind, 0), bytes_)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--sentences", type=int, default=6)
    parser.add_argument("--passages", type=int, default=1, help="documents in a row")
    parser.add_argument("--warm", type=int, default=0, help="rows that are pruned before time counts")
    parser.add_argument("--part", type=int, default=5_000)
    parser.add_argument("--kill", action="store_true", help="kill an executor with signal 9 half-way")
    parser.add_argument("--partitions", type=int, default=16)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="winnow-benchmark-") as folder:
        print(json.dumps(_measured(given, folder), indent=1))


def _measured(given: Any, folder: str) -> dict[str, Any]:
    lines = os.path.join(folder, "rows.jsonl")
    with open(lines, "w") as file:
        for number in range(given.documents):
            texts = documents(given.passages, number, given.sentences)
            passages = [{"text": one["text"]} for one in texts]
            row = {"id": number, "question": question(number), "passages": passages}
            file.write(json.dumps(row) + "\n")
    before = _bare(lines, folder, given.part)
    spark_report = _spark(lines, folder, given)
    after = _bare(lines, folder, given.part)
    bare = (before[0] + after[0]) / 2
    part = [spark_report["contexts"].pop(number) for number in range(given.part)]
    spark_report.pop("contexts")
    cores = sum(spark_report["core_seconds"].values())
    return {
        "documents": given.documents,
        "passages": given.passages,
        "warm": given.warm,
        "bare_ms_per_document": round(1000 * bare / given.part, 3),
        "bare_runs_ms": [round(1000 * one[0] / given.part, 3) for one in (before, after)],
        "spark_ms_per_document": round(1000 * cores / given.documents, 3),
        "overhead": round(cores / given.documents / (bare / given.part) - 1, 4),
        "same_contexts": part == before[1] == after[1],
        **spark_report,
    }


def _bare(lines: str, folder: str, part: int) -> tuple[float, list[str]]:
    """Seconds of cores of `winnow prune` for the first `part` rows, and its contexts."""
    some = os.path.join(folder, "part.jsonl")
    with open(lines) as source, open(some, "w") as target:
        target.writelines(line for line, _ in zip(source, range(part)))
    with open(some, "rb") as source:
        before = os.times()
        output = subprocess.run(
            [find_binary(), "prune", "--threads", "1"], stdin=source, stdout=subprocess.PIPE, check=True
        ).stdout
        after = os.times()
    seconds = after.children_user + after.children_system - before.children_user - before.children_system
    return seconds, [json.loads(line)["context"] for line in output.splitlines()]


def _spark(lines: str, folder: str, given: Any) -> dict[str, Any]:
    address = os.environ.get("SPARK_LOCAL_IP", "127.0.0.1")
    spark = session(
        os.environ.get("SPARK_MASTER", "local[2]"),
        **{
            "spark.driver.host": address,
            "spark.driver.bindAddress": address,
            "spark.executor.memory": "512m",
            "spark.sql.execution.arrow.maxRecordsPerBatch": 1000,
            "spark.executorEnv.WINNOW_BINARY": find_binary(),
            "spark.executorEnv.PYTHONPATH": os.environ.get("PYTHONPATH", ""),
        },
    )
    schema = "id long, question string, passages array<struct<text: string>>"
    frame = spark.read.schema(schema).json(lines).repartition(given.partitions)
    out = os.path.join(folder, "pruned")
    killed: list[int] = []
    if given.warm:
        some = frame.where(f"id < {given.warm}").repartition(4)
        prune_dataframe(some, "question", "passages").write.parquet(os.path.join(folder, "warm"))
    with Meter() as meter:
        if given.kill:
            threading.Thread(target=_kill_half_way, args=(spark, killed, given.partitions), daemon=True).start()
        start = time.monotonic()
        prune_dataframe(frame, "question", "passages").write.parquet(out)
        seconds = time.monotonic() - start
        meter.look()
    done = spark.read.parquet(out)
    errors = done.where("error IS NOT NULL").count()
    count = done.count()
    some = done.where(f"id < {given.part}").select("id", "pruned.context").collect()
    spark.stop()
    return {
        "rows": count,
        "errors": errors,
        "killed": len(killed),
        "wall_seconds": round(seconds, 1),
        "core_seconds": {name: round(value, 1) for name, value in meter.total().items()},
        "greatest_bytes": meter.memory,
        "contexts": {row["id"]: row["context"] for row in some},
    }


def _kill_half_way(spark: Any, killed: list[int], partitions: int) -> None:
    """Kills one executor, with signal 9, once a third of the tasks are done."""
    tracker = spark.sparkContext.statusTracker()
    while not killed:
        time.sleep(0.5)
        stages = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
        if not any(s and s.numTasks == partitions and s.numCompletedTasks * 3 >= partitions for s in stages):
            continue
        for name in filter(str.isdigit, os.listdir("/proc")):
            with contextlib.suppress(OSError):
                with open(f"/proc/{name}/cmdline", "rb") as file:
                    if b"CoarseGrainedExecutorBackend" not in file.read():
                        continue
                os.kill(int(name), signal.SIGKILL)
                killed.append(int(name))
                break


if __name__ == "__main__":
    main()
