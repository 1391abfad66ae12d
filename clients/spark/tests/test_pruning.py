from __future__ import annotations

import threading

import winnow

from winnow_spark import SidecarSettings, prune_dataframe, rerank_dataframe, text_dataframe, trim_dataframe
from winnow_spark.types import context_row

from . import support
from .support import SparkTest, documents, own, plain, question, wait_until


class PruningTests(SparkTest):
    """One session for all, because it takes seconds to start."""

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.rows = [(n, question(n), [d["text"] for d in documents(3, n)], {"kept": b"\x00\xff"}) for n in range(60)]
        cls.schema = "n int, question string, passages array<string>, other map<string, binary>"

    def frame(self, partitions: int = 2, rows: list | None = None):
        return self.spark.createDataFrame(self.rows if rows is None else rows, self.schema).repartition(partitions)

    def answers(self, df) -> dict:
        return {row["n"]: (plain(row["pruned"]), row["error"]) for row in df.collect()}

    def test_any_number_of_partitions_gives_what_one_client_gives(self) -> None:
        with winnow.Client() as client:
            alone = {n: (context_row(client.prune(q, p, budget=60)), None) for n, q, p, _ in self.rows}
        for partitions in (1, 2, 7, 64):
            with self.subTest(partitions=partitions):
                pruned = prune_dataframe(self.frame(partitions), "question", "passages", budget=60)
                self.assertEqual(self.answers(pruned), alone)

    def test_other_columns_go_through_untouched(self) -> None:
        pruned = prune_dataframe(self.frame(), "question", "passages", pruner="lexical")
        self.assertEqual(pruned.columns, ["n", "question", "passages", "other", "pruned", "error"])
        found = {row["n"]: (row["question"], row["passages"], row["other"]) for row in pruned.collect()}
        self.assertEqual(found, {n: tuple(rest) for n, *rest in self.rows})

    def test_spans_lead_to_the_kept_text(self) -> None:
        for row in prune_dataframe(self.frame(), "question", "passages").limit(20).collect():
            for passage in row["pruned"]["passages"]:
                source = row["passages"][passage["position"]]
                for span in passage["spans"]:
                    self.assertIn(source[span["start"] : span["end"]].strip(), passage["text"])

    def test_a_poisoned_row_gets_its_error_and_spoils_nothing(self) -> None:
        rows = [
            *self.rows[:40],
            (900, "Who?", ["a POISON b"], {}),
            (901, "Who?", ["a", None], {}),
            (902, None, ["a"], {}),
        ]
        rows.sort(key=lambda row: row[0] % 23)
        settings = SidecarSettings(binary=self.mortal())
        found = self.answers(
            prune_dataframe(self.frame(3, rows), "question", "passages", sidecar=settings, pruner="lexical")
        )
        with winnow.Client() as client:
            for n, q, p, _ in self.rows[:40]:
                self.assertEqual(found[n], (context_row(client.prune(q, p, pruner="lexical")), None))
        self.assertIsNone(found[900][0])
        self.assertRegex(found[900][1], "SidecarDied: .*ended with status 3")
        self.assertEqual(found[901], (None, "ValueError: passages[1] is null"))
        self.assertEqual(found[902], (None, None))

    def test_a_killed_sidecar_changes_nothing(self) -> None:
        rows = self.rows * 6
        rows = [(number, *row[1:]) for number, row in enumerate(rows)]
        with winnow.Client() as client:
            alone = {n: (context_row(client.prune(q, p)), None) for n, q, p, _ in rows}
            mine = client.process
        killed: list[int] = []
        done = threading.Event()
        thread = threading.Thread(target=self._kill_sidecars, args=(done, killed, mine), daemon=True)
        thread.start()
        found = self.answers(prune_dataframe(self.frame(4, rows), "question", "passages"))
        done.set()
        thread.join()
        self.assertGreater(len(killed), 0)
        self.assertEqual(found, alone)

    def _kill_sidecars(self, done: threading.Event, killed: list[int], spared: int | None) -> None:
        import os
        import signal
        import time

        while not done.wait(0.7) and len(killed) < 4:
            running = [process for process in own("serve --quiet") if process != spared]
            if running:
                time.sleep(0.1)
                os.kill(running[0], signal.SIGKILL)
                killed.append(running[0])

    def test_a_row_over_its_deadline_gets_an_error(self) -> None:
        import os

        program = self.file("slow")
        with open(self.mortal("NEVER")) as source, open(program, "w") as target:
            target.write(
                source.read().replace(
                    "    child.stdin.write", "    if b'SLOW' in line: continue\n    child.stdin.write"
                )
            )
        os.chmod(program, 0o755)
        rows = [*self.rows[:5], (900, "Who?", ["a SLOW b"], {})]
        settings = SidecarSettings(binary=program, timeout=25)
        found = self.answers(
            prune_dataframe(self.frame(1, rows), "question", "passages", sidecar=settings, pruner="lexical")
        )
        self.assertRegex(found[900][1], "DeadlineExceeded: no answer of prune within 25 s")
        self.assertTrue(all(found[n][1] is None for n in range(5)))

    def test_a_worker_keeps_one_sidecar_for_all_its_tasks(self) -> None:
        settings = SidecarSettings(timeout=61)  # So that other tests have other sidecars.
        before = set(own("serve --quiet"))
        for _ in range(2):
            prune_dataframe(self.frame(8), "question", "passages", sidecar=settings, pruner="lexical").count()
            prune_dataframe(self.frame(8), "question", "passages", sidecar=settings, pruner="lexical").collect()
        started = set(own("serve --quiet")) - before
        self.assertLessEqual(len(started), 2, "two workers, two sidecars")

    def test_unknown_options_and_taken_names_are_refused_on_the_driver(self) -> None:
        with self.assertRaisesRegex(TypeError, 'no option "treshold"; did you mean "threshold"'):
            prune_dataframe(self.frame(), "question", "passages", treshold=1)
        with self.assertRaisesRegex(ValueError, "there is a column other already"):
            prune_dataframe(self.frame(), "question", "passages", output="other")

    def test_a_missing_program_fails_the_job_not_every_row(self) -> None:
        settings = SidecarSettings(binary="/nowhere/winnow")
        with self.assertRaisesRegex(Exception, "there is no program /nowhere/winnow"):
            prune_dataframe(self.frame(), "question", "passages", sidecar=settings).collect()

    def test_nothing_is_left_when_a_job_is_cancelled(self) -> None:
        context = self.spark.sparkContext
        before = set(own("serve --quiet"))
        rows = [(number, *row[1:]) for number, row in enumerate(self.rows * 20)]
        frame = prune_dataframe(self.frame(4, rows), "question", "passages", sidecar=SidecarSettings(timeout=62))
        failed: list[Exception] = []

        def work() -> None:
            context.setJobGroup("doomed", "a job to cancel", interruptOnCancel=True)
            try:
                frame.collect()
            except Exception as error:
                failed.append(error)

        thread = threading.Thread(target=work)
        thread.start()
        self.assertTrue(wait_until(lambda: set(own("serve --quiet")) - before))
        context.cancelAllJobs()
        thread.join(60)
        self.assertEqual(len(failed), 1)
        # Cancelled workers end, and their sidecars with them; idle ones may stay for the next job.
        self.assertTrue(wait_until(lambda: len(set(own("serve --quiet")) - before) == 0 or self._all_idle(before)))

    def _all_idle(self, before: set[int]) -> bool:
        """Whether what is left belongs to a living Python worker, which ends it."""
        left = set(own("serve --quiet")) - before
        workers = {child for worker in own("pyspark.daemon") for child in support.descendants(worker)}
        return left <= workers

    def test_reranking_gives_what_one_client_gives(self) -> None:
        ranked = rerank_dataframe(self.frame(3), "question", "passages", top_n=2).collect()
        with winnow.Client() as client:
            for row in ranked[:15]:
                alone = client.rerank(row["question"], row["passages"], top_n=2)
                self.assertEqual(
                    [(entry["index"], entry["relevance_score"]) for entry in row["ranked"]],
                    [(entry.index, entry.relevance_score) for entry in alone],
                )

    def test_trimming_gives_what_one_client_gives(self) -> None:
        index = self.file("all.winnow")
        winnow.build_index(documents(100), index)
        trimmed = trim_dataframe(self.frame(3), "question", index, limit=5, budget=80).collect()
        with winnow.Client(index) as client:
            for row in trimmed[:10]:
                alone = context_row(client.trim(row["question"], limit=5, budget=80))
                self.assertEqual(plain(row["trimmed"]), alone)

    def test_documents_become_text_and_blocks_and_damaged_ones_errors(self) -> None:
        page = b"<title>Emma</title><nav>Home</nav><h1>Emma</h1><p>Jane Austen wrote it.</p>"
        rows = [("a.html", page), ("b.csv", b"id,name\n1,Emma\n"), ("c.pdf", b"%PDF-1.4 junk"), ("d", None)]
        frame = self.spark.createDataFrame(rows, "name string, content binary")
        found = {row["name"]: row for row in text_dataframe(frame, "content", "name").collect()}
        read = found["a.html"]["read"]
        self.assertEqual(read["title"], "Emma")
        kinds = {block["kind"]: read["text"][block["start"] : block["end"]] for block in read["blocks"]}
        self.assertEqual((kinds["heading"], kinds["paragraph"]), ("Emma", "Jane Austen wrote it."))
        self.assertIn('"row"', found["b.csv"]["read"]["blocks"][-1]["place"])
        self.assertRegex(found["c.pdf"]["error"], "CommandFailed: winnow text ended with status 1: .*c.pdf")
        self.assertEqual((found["d"]["read"], found["d"]["error"]), (None, None))
