"""Computes an answer for every row of a DataFrame, on the workers, and adds the answers as columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from winnow.requests import Request

from .pipeline import Combining, Outcome, outcomes
from .sidecars import SidecarSettings, sidecar

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame

_ASKED = "__winnow_asked"
Rows = list[dict[str, Any]]


def with_answers(
    df: DataFrame,
    inputs: dict[str, Any],
    answer: tuple[str, str],
    build: Callable[[dict[str, Any]], Request[Any] | None],
    read: Callable[[Any], Any],
    settings: Callable[[], SidecarSettings],
    error: str = "error",
    combine: Combining | None = None,
) -> DataFrame:
    """`df` with what a sidecar answers to `build(inputs of a row)`, as `read` makes it a value of the column's type.

    `settings` is called on the worker, where it may fetch an index.
    """

    def prepared() -> Callable[[Rows], Iterator[Outcome]]:
        chosen = settings()
        client = sidecar(chosen)

        def answers(rows: Rows) -> Iterator[Outcome]:
            for found, failure in outcomes(client, rows, build, chosen.in_flight, combine):
                yield Outcome(None if found is None else read(found), failure)

        return answers

    return with_outcomes(df, inputs, answer, prepared, error)


def with_outcomes(
    df: DataFrame,
    inputs: dict[str, Any],
    answer: tuple[str, str],
    prepare: Callable[[], Callable[[Rows], Iterable[Outcome]]],
    error: str = "error",
) -> DataFrame:
    """`df` with two more columns: `answer`, a name and a type, and `error`.

    What `prepare` gives, once for each task, makes an outcome of the inputs of each row. The other columns go through
    untouched, as Arrow buffers. Inputs are computed beside them, so that columns of the same names are not in the way.
    """
    from pyspark.sql import functions as F  # noqa: N812
    from pyspark.sql.types import StructType

    name, kind = answer
    taken = sorted({name, error} & set(df.columns))
    if taken:
        raise ValueError(f"there is a column {', '.join(taken)} already; name another with output= or error=")
    asked = F.struct(*(as_column(value).alias(key) for key, value in inputs.items())).alias(_ASKED)
    added = StructType.fromDDL(f"`{name}` {kind}, `{error}` string")
    schema = StructType([*df.schema.fields, *added.fields])

    def answered(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        from pyspark.sql.pandas.types import to_arrow_schema

        kinds = to_arrow_schema(added)
        answers = prepare()
        for batch in batches:
            yield _widened(batch, kinds, list(answers(batch.column(_ASKED).to_pylist())))

    return df.select("*", asked).mapInArrow(answered, schema)


def as_column(value: Any) -> Any:
    """A column of that name, or the expression that it is."""
    from pyspark.sql import functions as F  # noqa: N812

    return F.col(value) if isinstance(value, str) else value


def _widened(batch: Any, kinds: Any, results: list[Outcome]) -> Any:
    import pyarrow

    # The inputs come last.
    given = range(batch.num_columns - 1)
    arrays = [batch.column(place) for place in given]
    arrays.append(pyarrow.array([result.answer for result in results], type=kinds.field(0).type))
    arrays.append(pyarrow.array([result.error for result in results], type=kinds.field(1).type))
    names = [batch.schema.field(place).name for place in given] + kinds.names
    return pyarrow.RecordBatch.from_arrays(arrays, names=names)
