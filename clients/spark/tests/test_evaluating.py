from __future__ import annotations

import gzip
import json
import os
import unittest

from winnow_spark import evaluate_dataframe
from winnow_spark.evaluating import as_measured
from winnow_spark.program import run

from .support import SHARED, SparkTest

_QED = os.path.join(SHARED, "pruning", "qed", "qed-dev.jsonlines.gz")


def qed_questions(count: int) -> list[dict]:
    """Questions with their paragraph in sentences, and a label for each."""
    rows = []
    with gzip.open(_QED, "rt") as file:
        for line in file:
            example = json.loads(line)
            text, starts = example["paragraph_text"], example["sentence_starts"]
            ends = [*starts[1:], len(text)]
            sentences = [text[start:end] for start, end in zip(starts, ends)]
            answers = [answer["string"] for answer in example.get("original_nq_answers", [[]])[0]]
            rows.append(
                {
                    "id": f"q{len(rows):04d}",
                    "question": example["question_text"],
                    "answers": answers,
                    "passages": [{"title": example["title_text"], "sentences": sentences}],
                }
            )
            if len(rows) == count:
                break
    return rows


@unittest.skipUnless(os.path.exists(_QED), f"the data set QED is not here ({_QED}): not tested on it")
class EvaluatingTests(SparkTest):
    SCHEMA = (
        "id string, question string, answers array<string>, "
        "passages array<struct<title: string, sentences: array<string>>>"
    )

    def test_sentences_are_joined_as_they_are_measured(self) -> None:
        self.assertEqual(as_measured(["a", "", "b", "c"]), ["a", " ", "b ", "c"])
        self.assertEqual(as_measured(["", "a", ""]), ["", "a", ""])

    def test_the_report_is_that_of_one_machine_for_any_number_of_partitions(self) -> None:
        rows = qed_questions(60)
        lines = self.file("questions.jsonl")
        with open(lines, "w") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows)
        with open(self.file("alone.toml"), "w") as file:
            file.write(
                '[[data]]\npath = "questions.jsonl"\n[[system]]\nkind = "winnow"\nname = "Winnow"\npruner = "auto"\n'
                '[[system]]\nkind = "unpruned"\n'
            )
        run(["eval", "--config", file.name, "--out", self.file("alone"), "--json"])
        alone = self.figures(self.file("alone"))
        values = [
            (r["id"], r["question"], r["answers"], [(p["title"], p["sentences"]) for p in r["passages"]]) for r in rows
        ]
        frame = self.spark.createDataFrame(values, self.SCHEMA)
        summaries = []
        for partitions in (1, 7):
            folder = self.file(f"report{partitions}")
            evaluate_dataframe(frame.repartition(partitions), folder)
            self.assertTrue(os.path.exists(os.path.join(folder, "report.html")))
            self.assertEqual(self.figures(folder), alone)
            with open(os.path.join(folder, "summary.json"), "rb") as file:
                summaries.append(file.read())
        self.assertEqual(summaries[0], summaries[1])

    def figures(self, folder: str) -> list:
        """What was measured of each question and setting, without names and scores."""
        with open(os.path.join(folder, "questions.jsonl")) as file:
            lines = [json.loads(line) for line in file]
        return [
            (line["id"], [{k: v for k, v in s.items() if k != "setting"} for s in line["settings"]]) for line in lines
        ]
