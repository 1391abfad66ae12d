"""Requests for the rows of a partition: several under way at a time, answers in the order of the rows."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple, TypeVar

from winnow import BinaryNotFound, Client, SidecarError, StartError, WinnowError
from winnow.requests import Request

Result = TypeVar("Result")
Row = TypeVar("Row")


class Outcome(NamedTuple):
    """The answer for a row, or why there is none."""

    answer: object
    error: str | None


def outcomes(
    client: Client, rows: Iterable[Row], build: Callable[[Row], Request[Result] | None], in_flight: int
) -> Iterator[Outcome]:
    """One outcome for each row, in order. A row for which `build` gives None has neither answer nor error.

    When the sidecar dies, the rows that were with it are asked again, one at a time, from a new one. A row that a sidecar
    dies of twice is to blame: it gets its error, and the others their answers.

    Raises `BinaryNotFound` or `StartError` when no sidecar can be started: that is no fault of a row.
    """
    with ThreadPoolExecutor(in_flight, thread_name_prefix="winnow-row") as pool:
        waiting: deque[tuple[Row, Future[Outcome | None]]] = deque()
        for row in rows:
            waiting.append((row, pool.submit(_first_try, client, row, build)))
            if len(waiting) > in_flight:
                yield _settled(client, waiting, build)
        while waiting:
            yield _settled(client, waiting, build)


def _settled(
    client: Client,
    waiting: deque[tuple[Row, Future[Outcome | None]]],
    build: Callable[[Row], Request[Result] | None],
) -> Outcome:
    row, future = waiting[0]
    outcome = future.result()
    if outcome is None:
        # Nothing else may be with the sidecar, or it could die of another row.
        for _, other in waiting:
            other.exception()
        try:
            outcome = _ask(client, row, build)
        except SidecarError as error:
            outcome = Outcome(None, _named(error))
    waiting.popleft()
    return outcome


def _first_try(client: Client, row: Row, build: Callable[[Row], Request[Result] | None]) -> Outcome | None:
    """None when the sidecar died with the row under way."""
    try:
        return _ask(client, row, build)
    except SidecarError:
        return None


def _ask(client: Client, row: Row, build: Callable[[Row], Request[Result] | None]) -> Outcome:
    try:
        request = build(row)
        return Outcome(None if request is None else client.request(request), None)
    except (BinaryNotFound, StartError):
        raise
    except SidecarError:
        raise
    except (WinnowError, TypeError, ValueError) as error:
        return Outcome(None, _named(error))


def _named(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
