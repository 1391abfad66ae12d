"""An index in shards: built and encoded on the workers, committed by the driver."""

from __future__ import annotations

import os
import tempfile
import uuid
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from winnow import build_index as build_file

from .manifest import NAME, Manifest, Shard
from .places import Place
from .program import run
from .shards import REPORT, ShardJob

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame

#: Documents of the sample that the codec of token vectors is trained on, at most.
SAMPLE = 20_000
#: Ids in one command.
_IDS = 500
_TEMPORARY = "_temporary"


def build_index(
    df: DataFrame,
    path: str,
    shards: int,
    *,
    id: str = "id",
    encode: bool = False,
    arguments: Sequence[str] = (),
    encode_arguments: Sequence[str] = (),
    binary: str | None = None,
) -> Manifest:
    """Indexes the documents of `df` in `shards` files below `path`, all or nothing::

        manifest = build_index(pages.select("id", "title", "html", "url"), "hdfs:///indexes/pages", shards=64)
        retrieve_dataframe(questions, "question", "hdfs:///indexes/pages", limit=10)

    Columns are members of a document: `id`, one of `text`, `html` and `markdown`, and `title`, `url`, `language`;
    any other becomes metadata. `arguments` are further flags of `winnow index`. With `encode` the passages get
    their token vectors, with one codec for all shards, trained on a sample.

    Files get temporary names on the workers. When all are there the driver names them and writes the manifest. An
    attempt that is killed, repeated or run twice leaves nothing that counts. What was at `path` stays the index
    until then.
    """
    if shards < 1:
        raise ValueError(f"shards must be at least 1, not {shards}")
    path = Place(path).everywhere.uri
    generation = uuid.uuid4().hex[:12]
    Place(path).child(_TEMPORARY).child(generation).make_folder()
    seed = None
    if encode:
        seed = f"seed-{generation}.winnow"
        _write_seed(df, id, Place(path).child(seed), arguments, encode_arguments, binary)
    job = ShardJob(
        path=path,
        generation=generation,
        shards=shards,
        arguments=tuple(arguments),
        encode_arguments=tuple(encode_arguments),
        seed=seed,
        binary=binary,
    )
    return _commit(job, _built(df, id, job, range(shards)), {})


def update_index(df: DataFrame, path: str, *, id: str = "id", binary: str | None = None) -> Manifest:
    """Adds the documents of `df` to the index at `path`, or replaces those of the same id; all or nothing::

        stream.writeStream.foreachBatch(lambda batch, _: update_index(batch, path)).start()

    Only shards that get a document are written anew. Doing it again changes nothing. One program at a time may
    update an index; readers go on with the files of the manifest that they have read.
    """
    path = Place(path).everywhere.uri
    old = Manifest.read(path)
    job = ShardJob(
        path=path,
        generation=uuid.uuid4().hex[:12],
        shards=len(old.shards),
        arguments=old.arguments,
        encode_arguments=(),
        seed=old.seed,
        binary=binary,
        encoded=old.encoded,
        bases=tuple(shard.file for shard in old.shards),
    )
    Place(path).child(_TEMPORARY).child(job.generation).make_folder()
    touched = sorted(row[0] for row in df.select(shard_of(id, len(old.shards)).alias("shard")).distinct().collect())
    if not touched:
        return old
    return _commit(job, _built(df, id, job, touched), {shard.number: shard for shard in old.shards})


def merge_index(path: str, to: str, *, binary: str | None = None) -> None:
    """Makes one index file, on this machine, of the shards at `path`; it answers as one index of all documents::

        merge_index("hdfs:///indexes/pages", "pages.winnow")

    Shards with token vectors are refused, as `winnow index merge` refuses them: merge, then encode.
    """
    manifest = Manifest.read(path)
    files = [manifest.shard_path(shard) for shard in manifest.shards]
    run(["index", "merge", *files, "--to", to], binary=binary)


def shard_of(id: str, shards: int) -> Column:
    """The shard of a document, the same for ever: from its id alone."""
    from pyspark.sql import functions as F  # noqa: N812

    return F.pmod(F.xxhash64(F.col(id).cast("string")), F.lit(shards)).cast("int")


def documents_of(df: DataFrame, id: str) -> DataFrame:
    """The columns `id` and `document`, the latter as a line of JSON that `winnow index` reads."""
    from pyspark.sql import functions as F  # noqa: N812

    members = [F.col(name).cast("string").alias("id") if name == id else F.col(name) for name in df.columns]
    return df.select(F.col(id).cast("string").alias("id"), F.to_json(F.struct(*members)).alias("document"))


def _built(df: DataFrame, id: str, job: ShardJob, wanted: Iterable[int]) -> list[dict[str, Any]]:
    """One report for each of `wanted`; Spark takes the result of one attempt of each task only."""
    from pyspark.sql import functions as F  # noqa: N812
    from pyspark.sql.pandas.types import to_arrow_schema
    from pyspark.sql.types import StructType

    numbers = list(wanted)
    spark = df.sparkSession
    documents = documents_of(df, id).withColumn("shard", shard_of("id", job.shards))
    # A row for each shard, so that an empty one is built, too.
    empty = spark.createDataFrame([(None, None, number) for number in numbers], documents.schema)
    parts = documents.unionByName(empty)
    count = min(len(numbers), 10_000)
    if hasattr(parts, "repartitionById") and len(numbers) == job.shards:
        parts = parts.repartitionById(job.shards, F.col("shard"))
    else:
        parts = parts.repartition(count, "shard")
    # Sorted, so that every attempt reads the same, and of documents with one id always the same one counts.
    ordered = parts.sortWithinPartitions("shard", F.col("id").asc_nulls_first(), "document")
    kinds = to_arrow_schema(StructType.fromDDL(REPORT))
    rows: list[Any] = ordered.mapInArrow(lambda batches: job.build(batches, kinds), REPORT).collect()
    return [row.asDict() for row in rows]


def _commit(job: ShardJob, reports: list[dict[str, Any]], kept: dict[int, Shard]) -> Manifest:
    folder = Place(job.path)
    before = Manifest.read(job.path) if folder.child(NAME).exists() else None
    temporary = folder.child(_TEMPORARY).child(job.generation)
    shards = dict(kept)
    problems: list[tuple[int, str, str]] = []
    for report in reports:
        number = report["shard"]
        stem = f"shard-{number:05d}-{job.generation}"
        temporary.child(report["file"]).rename(folder.child(f"{stem}.winnow"))
        temporary.child(report["statistics"]).rename(folder.child(f"{stem}.statistics"))
        counts = {name: report[name] for name in ("bytes", "sha256", "documents", "passages", "core_seconds")}
        shards[number] = Shard(number, f"{stem}.winnow", f"{stem}.statistics", **counts)
        problems += [(number, problem["location"], problem["reason"]) for problem in report["problems"]]
    missing = sorted(set(range(job.shards)) - set(shards))
    if missing:
        raise RuntimeError(f"no task has built shard {missing[0]}; nothing was committed")
    manifest = Manifest(
        path=job.path,
        generation=job.generation,
        statistics=f"all-{job.generation}.statistics",
        shards=tuple(shards[number] for number in range(job.shards)),
        encoded=job.encodes,
        seed=job.seed,
        arguments=job.arguments,
        problems=tuple(problems[:100]),
    )
    _add_up(manifest, job.binary)
    manifest.write()
    _tidy(manifest, before)
    return manifest


def _add_up(manifest: Manifest, binary: str | None) -> None:
    """The statistics of the collection, from those of the shards: a few megabytes each, however large the shards
    are."""
    folder = Place(manifest.path)
    with tempfile.TemporaryDirectory() as scratch:
        inputs = []
        for shard in manifest.shards:
            inputs.append(os.path.join(scratch, shard.statistics))
            folder.child(shard.statistics).download(inputs[-1])
        total = os.path.join(scratch, "total")
        run(["index", "statistics", *inputs, "--to", total], binary=binary)
        folder.child(manifest.statistics).upload(total)


def _tidy(manifest: Manifest, old: Manifest | None) -> None:
    """Deletes what belongs to no index. The one before stays, for readers that have its manifest."""
    folder = Place(manifest.path)
    folder.child(_TEMPORARY).child(manifest.generation).delete()
    known = manifest.files() | (old.files() if old else set())
    for name in folder.names():
        if name.startswith(("shard-", "seed-", "all-")) and name not in known:
            folder.child(name).delete()


def _write_seed(
    df: DataFrame, id: str, target: Place, arguments: Sequence[str], encode_arguments: Sequence[str], binary: str | None
) -> None:
    """An index without documents that has a codec of token vectors, trained on a sample: the same for every shard.

    The sample is drawn by the ids, so that it is always the same; all documents are in it when there are no more.
    """
    from pyspark.sql import functions as F  # noqa: N812

    documents = documents_of(df, id)
    sample = documents.orderBy(F.xxhash64("id"), "id", "document").limit(SAMPLE).orderBy("id", "document")
    with tempfile.TemporaryDirectory() as scratch:
        lines = os.path.join(scratch, "sample.jsonl")
        with open(lines, "w", encoding="utf-8") as file:
            ids = []
            for row in sample.toLocalIterator():
                file.write(row["document"] + "\n")
                ids.append(row["id"])
        index = os.path.join(scratch, "seed.winnow")
        build_file(lines, index, arguments=["--format", "jsonl", *arguments], binary=binary)
        run(["index", "encode", index, "--quiet", *encode_arguments], binary=binary)
        for start in range(0, len(ids), _IDS):
            run(["index", "remove", index, *ids[start : start + _IDS]], binary=binary)
        run(["index", "compact", index], binary=binary)
        target.upload(index)
