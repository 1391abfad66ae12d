"""Winnow on Apache Spark: what the Python client does for a text, for every row of a DataFrame.

    from winnow_spark import prune_dataframe

    pruned = prune_dataframe(rows, question="question", passages="passages", budget=300)
    pruned.select("pruned.context", "error")

Each Python worker of Spark keeps one sidecar process, which serves all batches and tasks of that worker. A row that
fails has its reason in the column `error` and spoils no other.
"""

from .evaluating import evaluate_dataframe
from .indexing import build_index, merge_index, update_index
from .manifest import Manifest, Shard
from .pruning import prune_dataframe, rerank_dataframe, trim_dataframe
from .retrieving import retrieve_dataframe
from .sidecars import SidecarSettings
from .texts import text_dataframe

__all__ = [
    "Manifest",
    "Shard",
    "SidecarSettings",
    "build_index",
    "evaluate_dataframe",
    "merge_index",
    "prune_dataframe",
    "rerank_dataframe",
    "retrieve_dataframe",
    "text_dataframe",
    "trim_dataframe",
    "update_index",
]
