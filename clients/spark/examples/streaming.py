"""Keeps an index up to date with a folder into which documents are put, in micro-batches.

    python streaming.py INCOMING INDEX [--once]

INCOMING gets files of JSON lines with `id`, `title` and `text`. Each micro-batch is one update of the index: the shards
that get a document are written anew, and the manifest names them in one step. When the program is killed, the
checkpoint makes Spark pass the same batch again, and an update that is done again changes nothing.
"""

from __future__ import annotations

import argparse
from typing import Any

from pyspark.sql import DataFrame, SparkSession

from winnow_spark import Manifest, build_index, update_index

SCHEMA = "id string, title string, text string"


def start(spark: SparkSession, incoming: str, index: str, *, once: bool = False, shards: int = 4) -> Any:
    """Starts the query; the index is made, empty, when there is none."""
    try:
        Manifest.read(index)
    except FileNotFoundError:
        build_index(spark.createDataFrame([], SCHEMA), index, shards)

    def update(batch: DataFrame, _: int) -> None:
        update_index(batch, index)

    documents = spark.readStream.schema(SCHEMA).option("maxFilesPerTrigger", 10).json(incoming)
    writer = documents.writeStream.option("checkpointLocation", f"{index}/_checkpoint").foreachBatch(update)
    return (writer.trigger(availableNow=True) if once else writer.trigger(processingTime="30 seconds")).start()


def main() -> None:
    """Runs until it is stopped, or until all that is there is indexed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("incoming")
    parser.add_argument("index")
    parser.add_argument("--once", action="store_true", help="end when all files that are there are indexed")
    given = parser.parse_args()
    spark = SparkSession.builder.appName("winnow streaming").getOrCreate()
    start(spark, given.incoming, given.index, once=given.once).awaitTermination()


if __name__ == "__main__":
    main()
