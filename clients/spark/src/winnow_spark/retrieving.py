"""Questions to an index in shards."""

from __future__ import annotations

import dataclasses
import itertools
import json
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from winnow import Client, requests
from winnow.options import RetrievalOptions, as_parameters

from . import joining
from .manifest import Manifest
from .pipeline import outcomes
from .pruning import checked_options, clean
from .rows import as_column, with_outcomes
from .sidecars import SidecarSettings, sidecar
from .types import FOUND

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame
    from typing_extensions import Unpack

    from .pipeline import Outcome


def retrieve_dataframe(
    df: DataFrame,
    question: str | Column,
    path: str,
    *,
    limit: int = 20,
    spread: bool = False,
    output: str = "found",
    error: str = "error",
    sidecar: SidecarSettings | None = None,
    **options: Unpack[RetrievalOptions],
) -> DataFrame:
    """`df` with the best passages of an index in shards for the question of each row in the column `found`::

        found = retrieve_dataframe(questions, "question", "hdfs:///indexes/pages", limit=10)
        found.select("question", "found.document", "found.score", "error")

    The passages, their order and their scores are those of one index of all documents. Each worker opens all shards; a
    shard that lies in a store is copied to its disk once. With `spread` each shard is opened by one task only,
    which answers all questions, and the answers meet in a shuffle: for indexes that no worker's disk holds; by
    words alone (BM25). `retriever`, `alpha` and `filter` are those of `winnow.Client.retrieve`.
    """
    checked_options(options, RetrievalOptions)
    given = sorted(set(options) - {"retriever", "alpha", "filter"})
    if given:
        raise TypeError(f"{given[0]} cannot be used with an index in shards")
    search = ShardSearch(
        Manifest.read(path),
        limit,
        options.get("retriever", "auto"),
        options.get("alpha", 0.8),
        options.get("filter"),
        sidecar or SidecarSettings(),
    )
    if spread:
        return _spread(df, question, search, output, error)
    return with_outcomes(df, {"question": question}, (output, FOUND), search.prepared, error)


@dataclasses.dataclass(frozen=True)
class ShardSearch:
    """A search of all shards, as it is sent to the workers."""

    manifest: Manifest
    limit: int
    retriever: str
    alpha: float
    filter: Mapping[str, Any] | None
    sidecar: SidecarSettings

    def __post_init__(self) -> None:
        if self.retriever not in ("auto", "bm25", "hybrid"):
            raise ValueError(f'retriever must be "auto", "bm25" or "hybrid", not "{self.retriever}"')
        if self.retriever == "hybrid" and not self.manifest.encoded:
            raise ValueError("the index has no token vectors; build it with encode=True")
        if not 1 <= self.limit <= 10_000:
            raise ValueError(f"limit must be from 1 to 10,000, not {self.limit}")

    @property
    def is_hybrid(self) -> bool:
        """Whether token vectors have a say."""
        return self.manifest.encoded and self.retriever != "bm25"

    @property
    def filters(self) -> dict[str, Any]:
        """The filter as a parameter, if there is one."""
        return {"filter": dict(self.filter)} if self.filter else {}

    def prepared(self) -> Callable[[list[dict[str, Any]]], Iterator[Outcome]]:
        """On a worker: what answers rows from all shards."""
        client = self._opened(range(len(self.manifest.shards)))

        def build(row: dict[str, Any]) -> Any:
            return None if row["question"] is None else _Question(self, clean(row["question"]))

        return lambda rows: outcomes(_Joined(client), rows, build, self.sidecar.in_flight)

    def of_shard(self, number: int, rows: list[str]) -> Iterator[Outcome]:
        """On a worker: the answers of one shard alone."""
        client = self._opened([number])

        def build(question: str) -> Any:
            asked = {"limit": self.limit, "retriever": "bm25", "exactScores": True, **self.filters}
            params = {"question": clean(question), **as_parameters(asked)}
            read = lambda answer: [{**p, "shard": number} for p in answer["passages"]]  # noqa: E731
            return requests.Request("retrieve", params, read, None)

        return outcomes(client, rows, build, self.sidecar.in_flight)

    def _opened(self, numbers: Any) -> Client:
        files = tuple(self.manifest.shard_path(self.manifest.shards[number]) for number in numbers)
        arguments = ("--statistics", self.manifest.statistics_path(), *self.sidecar.arguments)
        return sidecar(dataclasses.replace(self.sidecar, indexes=files, arguments=arguments))

    def joined(self, client: Client, question: str) -> list[dict[str, Any]]:
        """The best passages of all shards."""

        def ask(number: int, params: Mapping[str, Any]) -> dict[str, Any]:
            name = self.manifest.shards[number].file.removesuffix(".winnow")
            answer: dict[str, Any] = client.call("retrieve", {**params, "index": name})
            return answer

        count = len(self.manifest.shards)
        if self.is_hybrid:
            encoded = sum(shard.passages for shard in self.manifest.shards)
            found = joining.hybrid(ask, count, encoded, question, self.limit, self.alpha, self.filters)
        else:
            found = joining.bm25(ask, count, question, self.limit, self.filters)
        return rows_of(found)


@dataclasses.dataclass(frozen=True)
class _Question:
    search: ShardSearch
    text: str


class _Joined:
    """A client whose request is a question to all shards."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def request(self, question: _Question) -> list[dict[str, Any]]:
        return question.search.joined(self._client, question.text)


def rows_of(passages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Values of the type `FOUND`, ranked in this order."""
    names = ("id", "document", "title", "url", "headings", "text", "score", "start", "end")
    return [
        {
            "rank": rank,
            **{name: passage.get(name) for name in names},
            "metadata": json.dumps(passage["metadata"], ensure_ascii=False, sort_keys=True),
        }
        for rank, passage in enumerate(passages, 1)
    ]


_ANSWER = "question string, shard int, passages string, error string"


def _spread(df: DataFrame, question: str | Column, search: ShardSearch, output: str, error: str) -> DataFrame:
    """A task for each shard, then the best of all for each different question, then the rows again."""
    from pyspark.sql import functions as F  # noqa: N812

    if search.is_hybrid:
        raise ValueError('spread=True ranks by words alone: say retriever="bm25"')
    key = "__winnow_question"
    count = len(search.manifest.shards)
    asked = df.select(as_column(question).alias("question")).where("question IS NOT NULL").distinct()
    tasks = asked.select("question", F.explode(F.sequence(F.lit(0), F.lit(count - 1))).alias("shard"))
    if hasattr(tasks, "repartitionById"):
        tasks = tasks.repartitionById(count, F.col("shard"))
    else:
        tasks = tasks.repartition(count, "shard")
    answers = tasks.sortWithinPartitions("shard", "question").mapInArrow(_asked_by_shard(search), _ANSWER)
    joined = answers.groupBy("question").applyInArrow(
        _best_of_shards(search, output, error), f"question string, `{output}` {FOUND}, `{error}` string"
    )
    joined = joined.withColumnRenamed("question", key)
    return df.join(joined, as_column(question) == joined[key], "left").drop(key)


def _asked_by_shard(search: ShardSearch) -> Any:
    def answered(batches: Iterator[Any]) -> Iterator[Any]:
        import pyarrow

        for batch in batches:
            pairs = zip(batch.column("shard").to_pylist(), batch.column("question").to_pylist())
            for number, rows in itertools.groupby(pairs, key=lambda pair: pair[0]):
                questions = [question for _, question in rows]
                found = list(search.of_shard(number, questions))
                yield pyarrow.RecordBatch.from_pydict(
                    {
                        "question": pyarrow.array(questions, pyarrow.string()),
                        "shard": pyarrow.array([number] * len(questions), pyarrow.int32()),
                        "passages": pyarrow.array([json.dumps(one.answer) for one in found], pyarrow.string()),
                        "error": pyarrow.array([one.error for one in found], pyarrow.string()),
                    }
                )

    return answered


def _best_of_shards(search: ShardSearch, output: str, error: str) -> Any:
    from pyspark.sql.pandas.types import to_arrow_schema
    from pyspark.sql.types import StructType

    kinds = to_arrow_schema(StructType.fromDDL(f"question string, found {FOUND}, error string"))

    def joined(table: Any) -> Any:
        import pyarrow

        rows = sorted(table.to_pylist(), key=lambda row: row["shard"])
        failures = [row["error"] for row in rows if row["error"]]
        found = None
        if not failures:
            passages = [passage for row in rows for passage in json.loads(row["passages"])]
            found = rows_of(joining.best(passages, search.limit))
        values = ([rows[0]["question"]], [found], [failures[0] if failures else None])
        arrays = [pyarrow.array(value, kinds.field(place).type) for place, value in enumerate(values)]
        return pyarrow.Table.from_arrays(arrays, names=["question", output, error])

    return joined
