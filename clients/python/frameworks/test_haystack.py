from __future__ import annotations

import asyncio
import unittest
from collections.abc import Sequence
from typing import Any

from haystack import Document, Pipeline
from haystack.components.builders import PromptBuilder
from haystack.components.retrievers.in_memory import InMemoryBM25Retriever
from haystack.document_stores.in_memory import InMemoryDocumentStore

import winnow
from frameworks import contract
from frameworks.contract import TEXTS, Pruned
from tests.support import QUESTION, TemporaryFolder
from winnow.haystack import WinnowPruner, WinnowRetriever

PROMPT = "{% for document in documents %}{{ document.content }}{% endfor %} {{ question }}"


class PrunerTests(contract.AdapterContract):
    def component(self, **settings: Any) -> WinnowPruner:
        named = {"budget", "threshold", "reorder", "drop_empty", "strict", "timeout"} & set(settings)
        options = {name: value for name, value in settings.items() if name not in named}
        return WinnowPruner(**{name: settings[name] for name in named}, options=options)

    def documents(self, texts: Sequence[str], metadata: Sequence[dict[str, Any]]) -> list[Any]:
        return [
            Document(id=f"d{n}", content=text, meta=meta, score=0.5)
            for n, (text, meta) in enumerate(zip(texts, metadata))
        ]

    def pruned(self, documents: list[Any], question: str, **settings: Any) -> list[Pruned]:
        found = self.component(**settings).run(query=question, documents=documents)["documents"]
        if not settings.get("reorder"):
            self.assertTrue(all((d.id, d.score) == (f"d{n}", 0.5) for n, d in enumerate(found)))
        return [Pruned(document.content, document.meta) for document in found]

    async def apruned(self, documents: list[Any], question: str, **settings: Any) -> list[Pruned]:
        found = await self.component(**settings).run_async(query=question, documents=documents)
        return [Pruned(document.content, document.meta) for document in found["documents"]]

    def test_documents_without_text_pass_through(self) -> None:
        picture = Document(id="p", content=None, meta={"type": "image"})
        found = WinnowPruner().run(query=QUESTION, documents=[picture, Document(content=TEXTS[1])])["documents"]
        self.assertIs(found[0], picture)
        self.assertEqual(found[1].content, "Emma is a novel by Jane Austen.")


class PipelineTests(TemporaryFolder):
    def store(self) -> InMemoryDocumentStore:
        store = InMemoryDocumentStore()
        store.write_documents([Document(id=f"d{n}", content=text, meta={"n": n}) for n, text in enumerate(TEXTS[:2])])
        return store

    def fill(self, pipeline: Any) -> Any:
        pipeline.add_component("retriever", InMemoryBM25Retriever(self.store()))
        pipeline.add_component("pruner", WinnowPruner(budget=100, threshold=0.5))
        pipeline.add_component("prompt", PromptBuilder(PROMPT, required_variables="*"))
        pipeline.connect("retriever.documents", "pruner.documents")
        pipeline.connect("pruner.documents", "prompt.documents")
        return pipeline

    def test_a_pipeline_as_in_haystack_s_documentation(self) -> None:
        inputs: Any = {
            "retriever": {"query": QUESTION},
            "pruner": {"query": QUESTION},
            "prompt": {"question": QUESTION},
        }
        pipeline = self.fill(Pipeline())
        answer = pipeline.run(inputs, include_outputs_from={"pruner"})
        self.assertEqual(answer["prompt"]["prompt"], f"Emma is a novel by Jane Austen. {QUESTION}")
        self.assertEqual([d.meta["n"] for d in answer["pruner"]["documents"]], [1])
        again = asyncio.run(self.fill(Pipeline()).run_async(inputs))
        self.assertEqual(again["prompt"], answer["prompt"])

    def test_pipelines_are_saved_and_loaded(self) -> None:
        books = self.file("books.winnow")
        winnow.build_index([{"id": f"b{n}", "text": text} for n, text in enumerate(TEXTS[:2])], to=books)
        pipeline = Pipeline()
        pipeline.add_component("retriever", WinnowRetriever(books, top_k=3, whole=True))
        pipeline.add_component(
            "pruner", WinnowPruner(budget=100, threshold=0.5, strict=True, options={"keep_digits": True})
        )
        pipeline.connect("retriever.documents", "pruner.documents")
        loaded = Pipeline.loads(pipeline.dumps(), allowed_modules=["winnow.haystack"])
        self.assertEqual(loaded.dumps(), pipeline.dumps())
        inputs: Any = {"retriever": {"query": QUESTION}, "pruner": {"query": QUESTION}}
        found = loaded.run(inputs)["pruner"]["documents"]
        self.assertEqual(found[0].content, "Emma is a novel by Jane Austen. It was published in 1815.")
        self.assertEqual(found[0].meta["source"], "b1")


if __name__ == "__main__":
    unittest.main()
