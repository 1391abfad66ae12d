"""Requests for the rows of a partition: several under way at a time, answers in the order of the rows."""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, NamedTuple

from winnow import BinaryNotFound, Client, SidecarError, StartError, WinnowError
from winnow.requests import Request

#: Makes the request for a row; None for a row that has none.
Building = Callable[[Any], "Request[Any] | None"]
#: Makes one request of several, whose result is a list with an answer or an exception for each.
Combining = Callable[[Sequence["Request[Any]"]], "Request[list[Any]]"]

#: Rows that share a request, where requests can be combined.
TOGETHER = 8


class Outcome(NamedTuple):
    """The answer for a row, or why there is none."""

    answer: Any
    error: str | None


def outcomes(
    client: Client, rows: Iterable[Any], build: Building, in_flight: int, combine: Combining | None = None
) -> Iterator[Outcome]:
    """One outcome for each row, in order. A row for which `build` gives None has neither answer nor error.

    When the sidecar dies, the rows that were with it are asked again, one at a time, from a new one. A row that a
    sidecar dies of twice when it is alone is to blame: it gets its error, and the others their answers. Rows that
    share a request which fails as a whole are asked again one at a time, too, each with a deadline of its own.

    Raises `BinaryNotFound`, or `StartError` after three attempts, when no sidecar can be started: that is no fault of
    a row.
    """
    size = TOGETHER if combine else 1
    source = iter(rows)
    with ThreadPoolExecutor(in_flight, thread_name_prefix="winnow-row") as pool:
        waiting: deque[tuple[list[Any], Future[list[Outcome] | None]]] = deque()
        while chunk := list(itertools.islice(source, size)):
            waiting.append((chunk, pool.submit(_first_try, client, chunk, build, combine)))
            if len(waiting) > in_flight:
                yield from _settled(client, waiting, build)
        while waiting:
            yield from _settled(client, waiting, build)


def _settled(
    client: Client, waiting: deque[tuple[list[Any], Future[list[Outcome] | None]]], build: Building
) -> list[Outcome]:
    chunk, future = waiting[0]
    found = future.result()
    if found is None:
        # Nothing else may be with the sidecar, or it could die of another row.
        for _, other in waiting:
            other.exception()
        found = [_alone(client, row, build) for row in chunk]
    waiting.popleft()
    return found


def _first_try(client: Client, chunk: list[Any], build: Building, combine: Combining | None) -> list[Outcome] | None:
    """None when the sidecar died with the rows under way."""
    try:
        if combine and len(chunk) > 1:
            return _ask_together(client, chunk, build, combine)
        return [_ask(client, row, build) for row in chunk]
    except BinaryNotFound:
        raise
    except SidecarError:
        return None


def _ask_together(client: Client, chunk: list[Any], build: Building, combine: Combining) -> list[Outcome]:
    found: list[Outcome | None] = []
    asked: list[Request[Any]] = []
    for row in chunk:
        try:
            request = build(row)
        except (WinnowError, TypeError, ValueError) as error:
            found.append(Outcome(None, _named(error)))
            continue
        found.append(Outcome(None, None) if request is None else None)
        if request is not None:
            asked.append(request)
    if not asked:
        return [outcome for outcome in found if outcome]
    try:
        answers = iter(client.request(combine(asked)))
    except SidecarError:
        raise
    except WinnowError:
        return [_ask(client, row, build) for row in chunk]
    return [outcome or _outcome(next(answers)) for outcome in found]


def _outcome(answer: Any) -> Outcome:
    return Outcome(None, _named(answer)) if isinstance(answer, Exception) else Outcome(answer, None)


def _alone(client: Client, row: Any, build: Building) -> Outcome:
    """Asks twice: somebody else may have killed the sidecar, even while it started."""
    for _ in range(2):
        try:
            return _ask(client, row, build)
        except BinaryNotFound:
            raise
        except SidecarError as error:
            failure = error
    if isinstance(failure, StartError):
        raise failure
    return Outcome(None, _named(failure))


def _ask(client: Client, row: Any, build: Building) -> Outcome:
    try:
        request = build(row)
        return Outcome(None if request is None else client.request(request), None)
    except SidecarError:
        raise
    except (WinnowError, TypeError, ValueError) as error:
        if isinstance(error, BinaryNotFound):
            raise
        return Outcome(None, _named(error))


def _named(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
