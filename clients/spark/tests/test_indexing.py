from __future__ import annotations

import os
import unittest

import winnow

from winnow_spark import Manifest, build_index, merge_index, retrieve_dataframe, update_index
from winnow_spark.joining import best, fused
from winnow_spark.program import run

from .support import SparkTest, as_lines, documents, question, slow


def found_alone(client: winnow.Client, asked: str, **options) -> list[tuple]:
    answer = client.call("retrieve", {"question": asked, "exactScores": True, **options})
    return [(p["id"], p["score"], p["text"], p["start"], p["end"]) for p in answer["passages"]]


def found_in_row(row) -> list[tuple]:
    return [(p["id"], p["score"], p["text"], p["start"], p["end"]) for p in row["found"]]


class IndexingTests(SparkTest):
    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.documents = documents(400)
        cls.questions = [question(n) for n in range(0, 100, 9)] + ["lamps visitors pence weaver", "xyzzy"]

    def frame(self, rows=None, partitions: int = 3):
        schema = "id string, title string, text string, year int"
        rows = [tuple(row.values()) for row in (self.documents if rows is None else rows)]
        return self.spark.createDataFrame(rows, schema).repartition(partitions)

    def asked(self, path: str, partitions: int = 2, **options) -> dict[str, list[tuple]]:
        asked = self.spark.createDataFrame([(q,) for q in self.questions], "question string")
        found = retrieve_dataframe(asked.repartition(partitions), "question", path, **options).collect()
        self.assertEqual([row["error"] for row in found if row["error"]], [])
        return {row["question"]: found_in_row(row) for row in found}

    def alone(self, rows=None, **options) -> dict[str, list[tuple]]:
        """What one index of all documents answers."""
        path = self.file(f"alone{len(os.listdir(self.folder))}.winnow")
        winnow.build_index(as_lines(self.documents if rows is None else rows, self.file("all.jsonl")), path)
        with winnow.Client(path) as client:
            return {asked: found_alone(client, asked, **options) for asked in self.questions}

    def test_four_shards_answer_as_one_index_and_so_does_the_merged_file(self) -> None:
        path = self.file("index")
        manifest = build_index(self.frame(), path, 4)
        self.assertEqual(sum(shard.documents for shard in manifest.shards), 400)
        self.assertEqual(manifest.problems, ())
        self.assertEqual(set(os.listdir(path)), manifest.files() | {"_temporary"})
        alone = self.alone(limit=10)
        self.assertEqual(self.asked(path, limit=10), alone)
        self.assertEqual(self.asked(path, limit=10, spread=True, retriever="bm25"), alone)
        merge_index(path, self.file("merged.winnow"))
        with winnow.Client(self.file("merged.winnow")) as client:
            self.assertEqual({q: found_alone(client, q, limit=10) for q in self.questions}, alone)
        # A filter acts in every shard.
        narrowed = self.asked(path, limit=5, filter={"year": {"lt": 1700}})
        self.assertEqual(narrowed, self.alone(limit=5, filter={"year": {"lt": 1700}}))

    def test_any_number_of_partitions_gives_the_same_index(self) -> None:
        answers = []
        for partitions in (1, 7, 64):
            path = self.file(f"index{partitions}")
            build_index(self.frame(partitions=partitions), path, 3)
            answers.append(self.asked(path, partitions, limit=7))
        self.assertEqual(answers[0], answers[1])
        self.assertEqual(answers[0], answers[2])

    def test_more_shards_than_documents_and_documents_that_cannot_be_read(self) -> None:
        rows = [*self.documents[:3], {"id": "blank", "title": None, "text": None, "year": None}]
        manifest = build_index(self.frame(rows), self.file("index"), 9)
        self.assertEqual(sum(shard.documents for shard in manifest.shards), 3)
        self.assertEqual(len(manifest.shards), 9)
        self.assertEqual(len(manifest.problems), 1)
        self.assertEqual(self.asked(self.file("index"), limit=3), self.alone(rows[:3], limit=3))

    def test_an_update_replaces_and_adds_and_done_again_changes_nothing(self) -> None:
        path = self.file("index")
        first = build_index(self.frame(self.documents[:200]), path, 4)
        changed = {**self.documents[5], "text": "The mill of Bath was moved to Xyzzy in 1990."}
        second = update_index(self.frame([changed, *self.documents[200:230]]), path)
        self.assertNotEqual(first.generation, second.generation)
        rows = [changed if row["id"] == changed["id"] else row for row in self.documents[:230]]
        self.assertEqual(self.asked(path, limit=10), self.alone(rows, limit=10))
        update_index(self.frame([changed]), path)
        self.assertEqual(self.asked(path, limit=10), self.alone(rows, limit=10))
        self.assertTrue(all(os.path.exists(os.path.join(path, name)) for name in second.files()))
        self.assertFalse(os.path.exists(os.path.join(path, first.statistics)), "two generations are kept")

    def test_a_build_that_fails_leaves_the_index_before_it(self) -> None:
        path = self.file("index")
        build_index(self.frame(self.documents[:50]), path, 2)
        with self.assertRaises(Exception):
            build_index(self.frame(), path, 2, arguments=["--passage-tokens", "7"])
        self.assertEqual(self.asked(path, limit=4), self.alone(self.documents[:50], limit=4))

    def test_encoded_shards_answer_as_one_encoded_index(self) -> None:
        """Few passages: all are compared. Their codec is that of one index, which is trained on all of them, too."""
        rows = self.documents[:90]
        path = self.file("index")
        manifest = build_index(self.frame(rows), path, 4, encode=True)
        self.assertTrue(manifest.encoded)
        index = self.file("alone.winnow")
        winnow.build_index(as_lines(rows, self.file("rows.jsonl")), index)
        run(["index", "encode", index, "--quiet"])
        with winnow.Client(index) as client:
            self.assertIn("late", client.call("retrieve", {"question": "mill"})["passages"][0]["scores"])
            alone = {q: found_alone(client, q, limit=10) for q in self.questions}
            filtered = {q: found_alone(client, q, limit=4, filter={"year": {"gt": 1800}}) for q in self.questions}
        self.assertEqual(self.asked(path, limit=10), alone)
        self.assertEqual(self.asked(path, limit=4, filter={"year": {"gt": 1800}}), filtered)

    @slow
    def test_encoded_shards_answer_as_one_where_words_choose_whose_vectors_are_compared(self) -> None:
        """More passages than are compared whole, and words that stand in more than a thousand."""
        rows = documents(4_200, sentences=1)
        path, index = self.file("index"), self.file("alone.winnow")
        build_index(self.frame(rows), path, 4, encode=True)
        winnow.build_index(as_lines(rows, self.file("rows.jsonl")), index)
        run(["index", "encode", index, "--quiet"])
        asked = [question(n) for n in range(0, 100, 17)]
        with winnow.Client(index) as client:
            self.assertEqual(client.call("retrieve", {"question": asked[0]})["lateSearch"], "seeded")
            alone = {q: found_alone(client, q, limit=12) for q in asked}
        frame = self.spark.createDataFrame([(q,) for q in asked], "question string").repartition(2)
        found = retrieve_dataframe(frame, "question", path, limit=12).collect()
        self.assertEqual({row["question"]: found_in_row(row) for row in found}, alone)

    def test_what_an_index_in_shards_cannot_do_is_said_on_the_driver(self) -> None:
        asked = self.spark.createDataFrame([("q",)], "question string")
        with self.assertRaisesRegex(FileNotFoundError, "there is no index at .*nowhere: it has no manifest.json"):
            retrieve_dataframe(asked, "question", self.file("nowhere"))
        build_index(self.frame(self.documents[:5]), self.file("index"), 1)
        with self.assertRaisesRegex(ValueError, "no token vectors; build it with encode=True"):
            retrieve_dataframe(asked, "question", self.file("index"), retriever="hybrid")
        with self.assertRaisesRegex(TypeError, "feedback cannot be used with an index in shards"):
            retrieve_dataframe(asked, "question", self.file("index"), feedback="rm3")
        self.assertEqual(Manifest.read(self.file("index")).shards[0].documents, 5)


class JoiningTests(unittest.TestCase):
    def test_ties_go_by_the_bytes_of_the_id(self) -> None:
        passages = [{"id": id, "score": score} for id, score in (("ä", 1.0), ("z", 1.0), ("a", 0.5), ("Z", 1.0))]
        self.assertEqual([p["id"] for p in best(passages, 3)], ["Z", "z", "ä"])

    def test_a_passage_without_vectors_is_ranked_by_its_words_alone(self) -> None:
        words = [{"id": "a", "score": 4.0}, {"id": "b", "score": 2.0}]
        vectors = [{"id": "a", "score": 3.0}, {"id": "c", "score": 6.0}]
        scores = {p["id"]: p["score"] for p in fused(words, vectors, 0.75)}
        self.assertEqual(scores, {"a": 0.75 * 0.5 + 0.25, "b": 0.5, "c": 0.75 + 0.25 * 0.5})
        self.assertEqual(fused([], [], 0.8), [])
