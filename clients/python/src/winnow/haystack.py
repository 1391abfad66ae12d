"""Haystack: a component that prunes documents, and a retriever. Needs `haystack-ai`.

    from winnow.haystack import WinnowPruner

    pipeline.add_component("pruner", WinnowPruner(budget=1000))
    pipeline.connect("retriever.documents", "pruner.documents")
    pipeline.run({"retriever": {"query": question}, "pruner": {"query": question}})

What Winnow adds to a document's meta is under the key `winnow`. Saved pipelines are loaded with
`Pipeline.load(file, allowed_modules=["winnow.haystack"])`, as Haystack asks of components that are not its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from haystack import Document, component, default_to_dict

from .search import Found, Searcher
from .texts import PrunedText, TextPruner


@component
class WinnowPruner:
    """Prunes documents for the query: the same documents in the same order, their content shorter.

    - `budget`, `threshold`: a hard limit in tokens; keep what scores at least this.
    - `top_k`, `reorder`, `drop_empty`: fewer documents, or the best first (with Winnow's scores), when wanted.
    - `strict`: raise when Winnow cannot answer, instead of passing the documents on with a `WinnowWarning`.
    - `options`: every other option of `winnow.prune`, for example `{"keep_digits": True}`.
    """

    def __init__(
        self,
        *,
        budget: int | None = None,
        threshold: float | None = None,
        top_k: int | None = None,
        reorder: bool = False,
        drop_empty: bool = False,
        strict: bool = False,
        timeout: float = 10.0,
        options: dict[str, Any] | None = None,
    ) -> None:
        self._saved = {name: value for name, value in locals().items() if name != "self"}
        chosen: Any = {"budget": budget, "threshold": threshold, **(options or {})}
        self._pruner = TextPruner(
            top_n=top_k, reorder=reorder, drop_empty=drop_empty, strict=strict, timeout=timeout, **chosen
        )

    def to_dict(self) -> dict[str, Any]:
        """For saving pipelines."""
        return default_to_dict(self, **self._saved)

    @component.output_types(documents=list[Document])
    def run(self, query: str, documents: list[Document]) -> dict[str, list[Document]]:
        """Returns `documents`; those that were given stay as they are."""
        return self._rebuilt(documents, self._pruner.prune(query, [document.content for document in documents]))

    @component.output_types(documents=list[Document])
    async def run_async(self, query: str, documents: list[Document]) -> dict[str, list[Document]]:
        """`run` for coroutines."""
        return self._rebuilt(documents, await self._pruner.aprune(query, [document.content for document in documents]))

    def _rebuilt(self, documents: list[Document], pruned: list[PrunedText]) -> dict[str, list[Document]]:
        rebuilt = []
        for place in self._pruner.chosen(pruned):
            document = _with(documents[place], pruned[place])
            score = pruned[place].score
            rebuilt.append(replace(document, score=score) if self._pruner.reorder and score is not None else document)
        return {"documents": rebuilt}


@component
class WinnowRetriever:
    """Finds and prunes passages of an index file: `WinnowRetriever("books.winnow", top_k=10, budget=1000)`.

    `whole` gives back whole passages; `options` are further ones of `trim`, for example `{"retriever": "bm25"}`.
    """

    def __init__(
        self,
        index: str,
        *,
        top_k: int = 10,
        budget: int | None = None,
        whole: bool = False,
        strict: bool = False,
        timeout: float = 10.0,
        options: dict[str, Any] | None = None,
    ) -> None:
        self._saved = {name: value for name, value in locals().items() if name != "self"}
        chosen: Any = {"limit": top_k, "budget": budget, **(options or {})}
        self._searcher = Searcher(index, whole=whole, strict=strict, timeout=timeout, **chosen)

    def to_dict(self) -> dict[str, Any]:
        """For saving pipelines."""
        return default_to_dict(self, **self._saved)

    @component.output_types(documents=list[Document])
    def run(self, query: str, top_k: int | None = None) -> dict[str, list[Document]]:
        """Returns `documents`, best first."""
        return {"documents": [_document(found) for found in self._searcher.find(query, top_k)]}

    @component.output_types(documents=list[Document])
    async def run_async(self, query: str, top_k: int | None = None) -> dict[str, list[Document]]:
        """`run` for coroutines."""
        return {"documents": [_document(found) for found in await self._searcher.afind(query, top_k)]}


def _with(document: Document, pruned: PrunedText) -> Document:
    note: Mapping[str, Any] = pruned.note
    return replace(document, content=pruned.text, meta={**document.meta, "winnow": note}) if note else document


def _document(found: Found) -> Document:
    return Document(id=found.id, content=found.text, meta={**found.metadata, "winnow": found.note}, score=found.score)
