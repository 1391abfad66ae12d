from __future__ import annotations

import os
import sys

import winnow

from winnow_spark import Manifest, retrieve_dataframe

from .support import SparkTest, as_lines, documents, question
from .test_indexing import found_alone, found_in_row

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "examples"))
import streaming


class StreamingTests(SparkTest):
    def test_documents_of_a_folder_are_in_the_index_after_each_micro_batch(self) -> None:
        rows = [{name: row[name] for name in ("id", "title", "text")} for row in documents(60)]
        os.makedirs(self.file("incoming"))
        changed = {**rows[3], "text": "The railway of Bath was closed in 1966."}
        for name, part in (("a", rows[:40]), ("b", [*rows[40:], changed])):
            as_lines(part, self.file(f"incoming/{name}.json"))
            query = streaming.start(self.spark, self.file("incoming"), self.file("index"), once=True, shards=2)
            query.awaitTermination(180)
            self.assertIsNone(query.exception())
        self.assertEqual(sum(shard.documents for shard in Manifest.read(self.file("index")).shards), 60)
        final = [changed if row["id"] == changed["id"] else row for row in rows]
        winnow.build_index(as_lines(final, self.file("final.jsonl")), self.file("alone.winnow"))
        asked = self.spark.createDataFrame([(question(3),)], "question string")
        row = retrieve_dataframe(asked, "question", self.file("index"), limit=5).collect()[0]
        with winnow.Client(self.file("alone.winnow")) as client:
            self.assertEqual(found_in_row(row), found_alone(client, question(3), limit=5))
