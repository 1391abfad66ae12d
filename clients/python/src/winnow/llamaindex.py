"""LlamaIndex: a node postprocessor and a retriever. Needs `llama-index-core`.

    from winnow.llamaindex import WinnowPostprocessor

    engine = index.as_query_engine(similarity_top_k=20, node_postprocessors=[WinnowPostprocessor(budget=1000)])
    answer = engine.query("Who wrote Emma?")

What Winnow adds to a node's metadata is under the key `winnow`, which neither the language model nor embeddings see.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.bridge.pydantic import PrivateAttr
from llama_index.core.postprocessor.types import BaseNodePostprocessor
from llama_index.core.schema import BaseNode, MetadataMode, NodeWithScore, QueryBundle, TextNode

from .search import Found, Searcher
from .texts import PrunedText, TextPruner

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .search import SearcherSettings
    from .texts import PrunerSettings


class WinnowPostprocessor(BaseNodePostprocessor):
    """Prunes nodes for the query: the same nodes in the same order, their texts shorter, their scores as they were.

    Takes the settings of `winnow.texts.TextPruner`: `budget`, `threshold`, `top_n`, `reorder` (with Winnow's scores),
    `drop_empty`, `strict`, `timeout`, `client` and every option of `prune`.
    """

    _pruner: TextPruner = PrivateAttr()

    def __init__(self, **settings: Unpack[PrunerSettings]) -> None:
        super().__init__()
        self._pruner = TextPruner(**settings)

    @classmethod
    def class_name(cls) -> str:
        """The name in traces."""
        return "WinnowPostprocessor"

    def _postprocess_nodes(
        self, nodes: list[NodeWithScore], query_bundle: QueryBundle | None = None
    ) -> list[NodeWithScore]:
        return self._rebuilt(nodes, self._pruner.prune(_question(query_bundle), _texts(nodes)))

    async def _apostprocess_nodes(
        self, nodes: list[NodeWithScore], query_bundle: QueryBundle | None = None
    ) -> list[NodeWithScore]:
        return self._rebuilt(nodes, await self._pruner.aprune(_question(query_bundle), _texts(nodes)))

    def _rebuilt(self, nodes: list[NodeWithScore], pruned: list[PrunedText]) -> list[NodeWithScore]:
        rebuilt = []
        for place in self._pruner.chosen(pruned):
            score = pruned[place].score if self._pruner.reorder else None
            node = _with(nodes[place].node, pruned[place])
            rebuilt.append(NodeWithScore(node=node, score=nodes[place].score if score is None else score))
        return rebuilt


class WinnowRetriever(BaseRetriever):
    """Finds and prunes passages of index files: `WinnowRetriever("books.winnow", limit=10, budget=1000)`.

    Takes the settings of `winnow.search.Searcher`: every option of `trim`, `whole`, `strict`, `timeout` and `client`.
    """

    def __init__(
        self, indexes: str | os.PathLike[str] | Sequence[str] = (), **settings: Unpack[SearcherSettings]
    ) -> None:
        self._searcher = Searcher(indexes, **settings)
        super().__init__()

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        return [_node(found) for found in self._searcher.find(query_bundle.query_str)]

    async def _aretrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        return [_node(found) for found in await self._searcher.afind(query_bundle.query_str)]


def _question(query_bundle: QueryBundle | None) -> str | None:
    return query_bundle.query_str if query_bundle is not None else None


def _texts(nodes: list[NodeWithScore]) -> list[str]:
    return [node.node.get_content(metadata_mode=MetadataMode.NONE) for node in nodes]


def _with(node: BaseNode, pruned: PrunedText) -> BaseNode:
    """A copy: the node itself may be the index's own."""
    if not pruned.note:
        return node
    copy: BaseNode = node.model_copy(update=_annotated(node.metadata, pruned.note, node))
    if pruned.score is not None:
        copy.set_content(pruned.text)
    return copy


def _node(found: Found) -> NodeWithScore:
    node = TextNode(id_=found.id, text=found.text)
    return NodeWithScore(node=node.model_copy(update=_annotated(found.metadata, found.note, node)), score=found.score)


def _annotated(metadata: dict[str, Any], note: dict[str, Any], node: BaseNode) -> dict[str, Any]:
    return {
        "metadata": {**metadata, "winnow": note},
        "excluded_llm_metadata_keys": [*node.excluded_llm_metadata_keys, "winnow"],
        "excluded_embed_metadata_keys": [*node.excluded_embed_metadata_keys, "winnow"],
    }
