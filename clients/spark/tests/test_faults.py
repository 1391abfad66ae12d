"""Executors that are killed, attempts that run twice: nothing changes."""

from __future__ import annotations

import os
import signal
import threading
import time

import winnow

from winnow_spark import build_index, prune_dataframe, retrieve_dataframe
from winnow_spark.types import context_row

from .support import SparkTest, as_lines, documents, own, plain, question, wait_until
from .test_indexing import found_alone, found_in_row

EXECUTOR = "CoarseGrainedExecutorBackend"


class FaultTests(SparkTest):
    """Two executors, each a process of its own."""

    master = "local-cluster[2,1,1024]"
    settings = {
        "spark.executor.memory": "512m",
        "spark.speculation": "true",
        "spark.speculation.quantile": "0.3",
        "spark.speculation.multiplier": "1.2",
        "spark.speculation.minTaskRuntime": "0ms",
        "spark.executorEnv.PYTHONPATH": os.environ.get("PYTHONPATH", ""),
        "spark.task.maxFailures": "8",
    }

    def killing(self, mark: str = EXECUTOR, after: float = 1.0) -> list[int]:
        """Kills one executor while tasks of it have a process that holds `mark` under way."""
        killed: list[int] = []

        def work() -> None:
            wait_until(lambda: own("serve --quiet") or own("winnow index"))
            time.sleep(after)
            executors = own(mark)
            if executors:
                os.kill(executors[0], signal.SIGKILL)
                killed.append(executors[0])

        thread = threading.Thread(target=work, daemon=True)
        thread.start()
        self.addCleanup(thread.join, 60)
        return killed

    def test_an_executor_killed_while_pruning_changes_nothing(self) -> None:
        rows = [(n, question(n), [d["text"] for d in documents(3, n)]) for n in range(160)]
        frame = self.spark.createDataFrame(rows, "n int, question string, passages array<string>").repartition(8)
        with winnow.Client() as client:
            alone = {n: (context_row(client.prune(q, p, budget=70)), None) for n, q, p in rows}
        killed = self.killing()
        pruned = prune_dataframe(frame, "question", "passages", budget=70).collect()
        self.assertEqual(len(killed), 1)
        self.assertEqual({row["n"]: (plain(row["pruned"]), row["error"]) for row in pruned}, alone)
        self.assertEqual(len(pruned), len(rows))

    def test_an_executor_killed_while_indexing_and_asking_changes_nothing(self) -> None:
        rows = documents(300)
        index = self.file("alone.winnow")
        winnow.build_index(as_lines(rows, self.file("rows.jsonl")), index)
        questions = [question(n) for n in range(20)]
        with winnow.Client(index) as client:
            alone = {q: found_alone(client, q, limit=6) for q in questions}
        schema = "id string, title string, text string, year int"
        frame = self.spark.createDataFrame([tuple(row.values()) for row in rows], schema).repartition(4)
        killed = self.killing(after=0.0)
        path = self.file("index")
        manifest = build_index(frame, path, 12)
        self.assertEqual(len(killed), 1)
        self.assertEqual(set(os.listdir(path)), manifest.files() | {"_temporary"})
        asked = self.spark.createDataFrame([(q,) for q in questions], "question string").repartition(8)
        killed = self.killing(after=0.2)
        found = retrieve_dataframe(asked, "question", path, limit=6, retriever="bm25").collect()
        self.assertEqual({row["question"]: found_in_row(row) for row in found}, alone)
        self.assertEqual(len(found), len(questions))

    def test_no_sidecar_outlives_its_executor(self) -> None:
        rows = [(n, question(n), [d["text"] for d in documents(3, n)]) for n in range(100)]
        frame = self.spark.createDataFrame(rows, "n int, question string, passages array<string>").repartition(4)
        prune_dataframe(frame, "question", "passages", pruner="lexical").count()
        prune_dataframe(frame, "question", "passages", pruner="lexical").collect()
        sidecars = set(own("serve --quiet"))
        self.assertTrue(sidecars)
        for executor in own(EXECUTOR):
            os.kill(executor, signal.SIGKILL)
        self.assertTrue(wait_until(lambda: not any(os.path.exists(f"/proc/{one}") for one in sidecars)))
