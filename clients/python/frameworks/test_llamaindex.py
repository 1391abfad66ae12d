from __future__ import annotations

import asyncio
import unittest
from collections.abc import Sequence
from typing import Any

from llama_index.core import MockEmbedding, QueryBundle, Settings, VectorStoreIndex
from llama_index.core.llms import MockLLM
from llama_index.core.query_engine import RetrieverQueryEngine
from llama_index.core.schema import MetadataMode, NodeWithScore, TextNode

import winnow
from frameworks import contract
from frameworks.contract import METADATA, TEXTS, Pruned
from tests.support import QUESTION, TemporaryFolder
from winnow.llamaindex import WinnowPostprocessor, WinnowRetriever


class PostprocessorTests(contract.AdapterContract):
    def documents(self, texts: Sequence[str], metadata: Sequence[dict[str, Any]]) -> list[Any]:
        return [
            NodeWithScore(node=TextNode(id_=f"n{n}", text=text, metadata=meta, start_char_idx=7), score=1 / (n + 2))
            for n, (text, meta) in enumerate(zip(texts, metadata))
        ]

    def pruned(self, documents: list[Any], question: str, **settings: Any) -> list[Pruned]:
        return self.read(WinnowPostprocessor(**settings).postprocess_nodes(documents, query_str=question), settings)

    async def apruned(self, documents: list[Any], question: str, **settings: Any) -> list[Pruned]:
        found = await WinnowPostprocessor(**settings).apostprocess_nodes(documents, query_bundle=QueryBundle(question))
        return self.read(found, settings)

    def read(self, found: list[NodeWithScore], settings: dict[str, Any]) -> list[Pruned]:
        for place, node in enumerate(found):
            self.assertEqual(node.node.start_char_idx, 7)  # type: ignore[attr-defined]
            self.assertNotIn("winnow", node.node.get_content(metadata_mode=MetadataMode.LLM))
            self.assertNotIn("winnow", node.node.get_content(metadata_mode=MetadataMode.EMBED))
            if not settings.get("reorder"):
                self.assertEqual((node.node.node_id, node.score), (f"n{place}", 1 / (place + 2)))
        return [Pruned(node.node.get_content(), node.node.metadata) for node in found]

    def test_without_a_query_the_nodes_come_back(self) -> None:
        nodes = self.documents(TEXTS, METADATA)
        with self.assertWarns(winnow.WinnowWarning):
            found = WinnowPostprocessor().postprocess_nodes(nodes)
        self.assertEqual([node.node.get_content() for node in found], TEXTS)


class EngineTests(TemporaryFolder):
    def setUp(self) -> None:
        super().setUp()
        Settings.llm, Settings.embed_model = MockLLM(), MockEmbedding(embed_dim=8)

    def test_a_query_engine_as_in_llamaindex_s_documentation(self) -> None:
        nodes = [TextNode(id_=f"n{n}", text=text, metadata={"n": n}) for n, text in enumerate(TEXTS[:2])]
        index = VectorStoreIndex(nodes)
        engine = index.as_query_engine(
            similarity_top_k=2, node_postprocessors=[WinnowPostprocessor(budget=100, threshold=0.5)]
        )
        for answer in (engine.query(QUESTION), asyncio.run(engine.aquery(QUESTION))):
            found = {node.node.metadata["n"]: node.node.get_content() for node in answer.source_nodes}
            self.assertEqual(found, {0: "", 1: "Emma is a novel by Jane Austen."})
        stored = index.docstore.get_node("n1")
        self.assertEqual((stored.get_content(), stored.metadata), (TEXTS[1], {"n": 1}), "the index's node was changed")

    def test_the_retriever_in_a_query_engine(self) -> None:
        books = self.file("books.winnow")
        winnow.build_index(
            [{"id": f"b{n}", "text": text, "metadata": {"n": n}} for n, text in enumerate(TEXTS[:2])], to=books
        )
        engine = RetrieverQueryEngine.from_args(WinnowRetriever(books, limit=5, budget=100, threshold=0.5))
        for answer in (engine.query(QUESTION), asyncio.run(engine.aquery(QUESTION))):
            first = answer.source_nodes[0]
            self.assertEqual(first.node.get_content(), "Emma is a novel by Jane Austen.")
            self.assertEqual((first.node.metadata["n"], first.node.metadata["source"]), (1, "b1"))


if __name__ == "__main__":
    unittest.main()
