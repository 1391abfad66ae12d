from __future__ import annotations

import asyncio
import unittest
from collections.abc import Sequence
from typing import Any

from langchain.agents import create_agent
from langchain_classic.retrievers import ContextualCompressionRetriever
from langchain_core.documents import Document
from langchain_core.embeddings import DeterministicFakeEmbedding
from langchain_core.language_models import GenericFakeChatModel
from langchain_core.messages import AIMessage, HumanMessage, ToolMessage
from langchain_core.output_parsers import StrOutputParser
from langchain_core.runnables import RunnableLambda, RunnablePassthrough
from langchain_core.tools import tool
from langchain_core.vectorstores import InMemoryVectorStore

import winnow
from frameworks import contract
from frameworks.contract import METADATA, TEXTS, Pruned
from tests.support import QUESTION, TemporaryFolder
from winnow.langchain import WinnowCompressor, WinnowRetriever, pruning_runnable
from winnow.langchain_agents import WinnowToolPruner


def documents_of(texts: Sequence[str], metadata: Sequence[dict[str, Any]]) -> list[Document]:
    return [
        Document(id=f"d{n}", page_content=text, metadata=meta) for n, (text, meta) in enumerate(zip(texts, metadata))
    ]


class CompressorTests(contract.AdapterContract):
    def documents(self, texts: Sequence[str], metadata: Sequence[dict[str, Any]]) -> list[Any]:
        return documents_of(texts, metadata)

    def pruned(self, documents: list[Any], question: str, **settings: Any) -> list[Pruned]:
        found = WinnowCompressor(**settings).compress_documents(documents, question)
        return [Pruned(document.page_content, document.metadata) for document in found]

    async def apruned(self, documents: list[Any], question: str, **settings: Any) -> list[Pruned]:
        found = await WinnowCompressor(**settings).acompress_documents(documents, question)
        return [Pruned(document.page_content, document.metadata) for document in found]


class ChainTests(TemporaryFolder):
    def setUp(self) -> None:
        super().setUp()
        texts = [text for text in TEXTS if text and "PDF" not in text]
        store = InMemoryVectorStore(DeterministicFakeEmbedding(size=8))
        store.add_documents(documents_of(texts, METADATA))
        self.retriever = store.as_retriever(search_kwargs={"k": 3})

    def test_contextual_compression_as_in_langchain_s_documentation(self) -> None:
        retriever = ContextualCompressionRetriever(
            base_compressor=WinnowCompressor(budget=100, threshold=0.5), base_retriever=self.retriever
        )
        for documents in (retriever.invoke(QUESTION), asyncio.run(retriever.ainvoke(QUESTION))):
            self.assertEqual({document.id for document in documents}, {"d0", "d1", "d2"})
            self.assertTrue(any(document.page_content == "Emma is a novel by Jane Austen." for document in documents))
            self.assertTrue(all({"source", "nested", "winnow"} == set(document.metadata) for document in documents))
        untouched = self.retriever.invoke(QUESTION)
        self.assertTrue(all("grey" in d.page_content or "tourists" in d.page_content for d in untouched))

    def test_the_runnable_in_a_chain(self) -> None:
        def as_text(documents: list[Document]) -> str:
            return "\n".join(document.page_content for document in documents)

        chain = (
            {"documents": self.retriever, "question": RunnablePassthrough()}
            | pruning_runnable(budget=100, threshold=0.5, drop_empty=True)
            | RunnableLambda(as_text)
            | StrOutputParser()
        )
        for answer in (chain.invoke(QUESTION), asyncio.run(chain.ainvoke(QUESTION))):
            self.assertEqual(answer, "Emma is a novel by Jane Austen.")

    def test_the_retriever_in_a_chain(self) -> None:
        books = self.file("books.winnow")
        winnow.build_index(
            [
                {"id": f"b{n}", "text": text, "url": f"https://x/{n}", "metadata": {"n": n}}
                for n, text in enumerate(TEXTS[:2])
            ],
            to=books,
        )
        retriever = WinnowRetriever(books, limit=5, budget=100, threshold=0.5)
        for documents in (retriever.invoke(QUESTION), asyncio.run(retriever.ainvoke(QUESTION))):
            first = documents[0]
            self.assertEqual(first.page_content, "Emma is a novel by Jane Austen.")
            self.assertEqual((first.metadata["n"], first.metadata["source"]), (1, "https://x/1"))
            span = first.metadata["winnow"]["spans"][0]
            self.assertEqual(TEXTS[1][span["start"] : span["end"]], first.page_content)
        whole = WinnowRetriever(books, whole=True).invoke(QUESTION)
        self.assertEqual(whole[0].page_content, TEXTS[1])


LONG = TEXTS[1] + " " + TEXTS[0] * 6


@tool
def search(query: str) -> str:
    """Searches the web."""
    return LONG


class AgentTests(TemporaryFolder):
    def tool_message(self, middleware: WinnowToolPruner, asynchronous: bool = False) -> ToolMessage:
        call = AIMessage("", tool_calls=[{"name": "search", "args": {"query": "emma"}, "id": "c1"}])
        model = ModelWithTools(messages=iter([call, AIMessage("Jane Austen.")]))
        agent = create_agent(model, tools=[search], middleware=[middleware])
        given: Any = {"messages": [HumanMessage(QUESTION)]}
        state = asyncio.run(agent.ainvoke(given)) if asynchronous else agent.invoke(given)
        self.assertEqual(state["messages"][-1].content, "Jane Austen.")
        (message,) = (message for message in state["messages"] if isinstance(message, ToolMessage))
        return message

    def test_an_agent_s_tool_results_are_pruned_for_the_user_s_question(self) -> None:
        for asynchronous in (False, True):
            message = self.tool_message(WinnowToolPruner(budget=100, threshold=0.5), asynchronous=asynchronous)
            self.assertEqual(message.content, "Emma is a novel by Jane Austen.")
            self.assertEqual((message.tool_call_id, message.name), ("c1", "search"))
            (note,) = message.response_metadata["winnow"]
            self.assertEqual(note["spans"][0]["start"], 0)

    def test_what_is_not_to_be_pruned_stays(self) -> None:
        self.assertEqual(self.tool_message(WinnowToolPruner(tools=["other"])).content, LONG)
        self.assertEqual(self.tool_message(WinnowToolPruner(minimum_characters=10_000)).content, LONG)

    def test_an_irrelevant_result_keeps_its_best_sentence(self) -> None:
        content = self.tool_message(WinnowToolPruner(question=lambda request: "How tall is K2?")).content
        self.assertTrue(0 < len(content) < 120, content)

    def test_it_fails_open_and_strictly(self) -> None:
        with self.assertWarns(winnow.WinnowWarning):
            self.assertEqual(self.tool_message(WinnowToolPruner(threshold=7.0)).content, LONG)
        with self.assertRaises(winnow.InvalidParams):
            self.tool_message(WinnowToolPruner(threshold=7.0, strict=True))

    def test_errors_commands_and_blocks(self) -> None:
        from langgraph.types import Command

        pruner = WinnowToolPruner()
        request: Any = Request(QUESTION)
        failed = ToolMessage(LONG, tool_call_id="1", status="error")
        command: Any = Command(update={})
        blocks = ToolMessage(
            [{"type": "image", "url": "x"}, {"type": "text", "text": LONG}], tool_call_id="1", artifact=[1]
        )
        self.assertIs(pruner.wrap_tool_call(request, lambda _: failed), failed)
        self.assertIs(pruner.wrap_tool_call(request, lambda _: command), command)
        result: Any = pruner.wrap_tool_call(request, lambda _: blocks)
        self.assertEqual(result.content[0], {"type": "image", "url": "x"})
        self.assertEqual(result.content[1]["text"].split(". ")[0], "Emma is a novel by Jane Austen")
        self.assertLess(len(result.content[1]["text"]), 100)
        self.assertEqual(result.artifact, [1])


class Request:
    """What the middleware reads of a `ToolCallRequest`."""

    def __init__(self, question: str) -> None:
        self.tool_call = {"name": "search", "args": {}, "id": "1"}
        self.state = {"messages": [HumanMessage("earlier"), HumanMessage(question), AIMessage("")]}


class ModelWithTools(GenericFakeChatModel):
    def bind_tools(self, tools: Any, **options: Any) -> Any:
        return self


if __name__ == "__main__":
    unittest.main()
