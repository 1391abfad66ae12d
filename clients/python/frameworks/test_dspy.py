from __future__ import annotations

import asyncio
import unittest
from typing import Any

import dspy

import winnow
from frameworks.contract import TEXTS
from tests.support import QUESTION, TemporaryFolder
from winnow.dspy import WinnowRM


class RetrievalTests(TemporaryFolder):
    def setUp(self) -> None:
        super().setUp()
        self.books = self.file("books.winnow")
        winnow.build_index(
            [{"id": f"b{n}", "text": text, "metadata": {"n": n}} for n, text in enumerate(TEXTS[:2])], to=self.books
        )

    def test_as_the_configured_retriever(self) -> None:
        dspy.configure(rm=WinnowRM(self.books, budget=100, threshold=0.5))
        self.assertEqual(dspy.Retrieve(k=2)(QUESTION).passages[0], "Emma is a novel by Jane Austen.")

    def test_in_a_module(self) -> None:
        search = WinnowRM(self.books, budget=100, threshold=0.5)

        class Answer(dspy.Module):  # type: ignore[misc]
            def forward(self, question: str) -> Any:
                return dspy.Prediction(context=search(question, k=2).passages)

        self.assertEqual(Answer()(question=QUESTION).context, ["Emma is a novel by Jane Austen."])
        found = asyncio.run(search.acall(QUESTION))[0]
        self.assertEqual((found.metadata["n"], found.metadata["winnow"]["document"]), (1, "b1"))


if __name__ == "__main__":
    unittest.main()
