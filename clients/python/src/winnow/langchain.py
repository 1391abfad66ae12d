"""LangChain: a document compressor, the same as a runnable, and a retriever. Needs `langchain-core`.

    from langchain_classic.retrievers import ContextualCompressionRetriever
    from winnow.langchain import WinnowCompressor

    retriever = ContextualCompressionRetriever(
        base_compressor=WinnowCompressor(budget=1000), base_retriever=vectorstore.as_retriever(search_kwargs={"k": 20})
    )
    documents = retriever.invoke("Who wrote Emma?")

What Winnow adds to a document's metadata is under the key `winnow`. For agents see `winnow.langchain_agents`.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from langchain_core.callbacks import AsyncCallbackManagerForRetrieverRun, CallbackManagerForRetrieverRun, Callbacks
from langchain_core.documents import BaseDocumentCompressor, Document
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import Runnable, RunnableLambda
from pydantic import PrivateAttr

from .search import Found, Searcher
from .texts import PrunedText, TextPruner

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .search import SearcherSettings
    from .texts import PrunerSettings


class WinnowCompressor(BaseDocumentCompressor):
    """Prunes documents for the query: the same documents in the same order, their texts shorter.

    Takes the settings of `winnow.texts.TextPruner`: `budget`, `threshold`, `top_n`, `reorder`, `drop_empty`, `strict`,
    `timeout`, `client` and every option of `prune`.
    """

    _pruner: TextPruner = PrivateAttr()

    def __init__(self, **settings: Unpack[PrunerSettings]) -> None:
        super().__init__()
        self._pruner = TextPruner(**settings)

    def compress_documents(
        self, documents: Sequence[Document], query: str, callbacks: Callbacks | None = None
    ) -> list[Document]:
        """New documents; those that were given stay as they are."""
        return self._rebuilt(documents, self._pruner.prune(query, _texts(documents)))

    async def acompress_documents(
        self, documents: Sequence[Document], query: str, callbacks: Callbacks | None = None
    ) -> list[Document]:
        """`compress_documents` for coroutines."""
        return self._rebuilt(documents, await self._pruner.aprune(query, _texts(documents)))

    def _rebuilt(self, documents: Sequence[Document], pruned: list[PrunedText]) -> list[Document]:
        return [_with(documents[place], pruned[place]) for place in self._pruner.chosen(pruned)]


def pruning_runnable(
    question_key: str = "question", documents_key: str = "documents", **settings: Unpack[PrunerSettings]
) -> Runnable[dict[str, Any], list[Document]]:
    """The compressor as a runnable::

        chain = {"documents": retriever, "question": RunnablePassthrough()} | pruning_runnable(budget=1000)

    It takes a dictionary with a question and documents, and gives the pruned documents.
    """
    compressor = WinnowCompressor(**settings)

    def prune(inputs: dict[str, Any]) -> list[Document]:
        return compressor.compress_documents(inputs[documents_key], inputs[question_key])

    async def aprune(inputs: dict[str, Any]) -> list[Document]:
        return await compressor.acompress_documents(inputs[documents_key], inputs[question_key])

    return RunnableLambda(prune, afunc=aprune, name="winnow")


class WinnowRetriever(BaseRetriever):
    """Finds and prunes passages of index files: `WinnowRetriever("books.winnow", limit=10, budget=1000)`.

    Takes the settings of `winnow.search.Searcher`: every option of `trim`, `whole`, `strict`, `timeout` and `client`.
    """

    _searcher: Searcher = PrivateAttr()

    def __init__(
        self, indexes: str | os.PathLike[str] | Sequence[str] = (), **settings: Unpack[SearcherSettings]
    ) -> None:
        super().__init__()
        self._searcher = Searcher(indexes, **settings)

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        return [_document(found) for found in self._searcher.find(query)]

    async def _aget_relevant_documents(
        self, query: str, *, run_manager: AsyncCallbackManagerForRetrieverRun
    ) -> list[Document]:
        return [_document(found) for found in await self._searcher.afind(query)]


def _texts(documents: Sequence[Document]) -> list[str]:
    return [document.page_content for document in documents]


def _with(document: Document, pruned: PrunedText) -> Document:
    metadata = {**document.metadata, "winnow": pruned.note} if pruned.note else document.metadata
    return document.model_copy(update={"page_content": pruned.text, "metadata": metadata})


def _document(found: Found) -> Document:
    return Document(id=found.id, page_content=found.text, metadata={**found.metadata, "winnow": found.note})
