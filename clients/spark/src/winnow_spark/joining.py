"""Joins what the shards of an index answer, so that it is what one index of everything answers, bit for bit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

Passage = dict[str, Any]
#: Asks one shard: its number and the parameters of `retrieve`; gives its answer.
Asking = Callable[[int, Mapping[str, Any]], dict[str, Any]]

#: These are the engine's (`HybridRanking`, `updateLists`): how a hybrid ranking finds its candidates.
SEEDS = 1_000
EXHAUSTIVE = 1_500
#: An index of no more passages has no lists of centroids, so all of it is compared.
WITHOUT_LISTS = 4_096
FEW_SEEDS = 100
_MOST = 10_000
#: Documents that a filter may name.
_NAMED = 1_000


def best(passages: Iterable[Passage], limit: int) -> list[Passage]:
    """The best `limit`, in the order of one index: by falling score, ties by the bytes of the id."""
    return sorted(passages, key=lambda passage: (-passage["score"], passage["id"].encode()))[:limit]


def bm25(ask: Asking, shards: int, question: str, limit: int, filters: Mapping[str, Any]) -> list[Passage]:
    """The best `limit` passages of all shards by their words. Exact, since each knows the collection's statistics."""
    asked = {"question": question, "limit": limit, "retriever": "bm25", "exactScores": True, **filters}
    return best((passage for shard in range(shards) for passage in _answered(ask, shard, asked)), limit)


def hybrid(
    ask: Asking, shards: int, encoded: int, question: str, limit: int, alpha: float, filters: Mapping[str, Any]
) -> list[Passage]:
    """The best `limit` passages by words and token vectors, as one index of `encoded` passages ranks them.

    First the words choose from all shards, then the shards compare the vectors of what was chosen, and the two
    scores are joined once all are known. A question whose words stand in fewer than 100 passages takes candidates
    from the vectors themselves. Each shard then looks as widely as one index would, so the best of all is found at
    least as well, but it need not be the same to the last passage.
    """
    words = bm25(ask, shards, question, max(SEEDS, limit), filters)
    vectors = _all_compared(ask, shards, encoded, question, filters)
    if vectors is None and len(words) >= max(FEW_SEEDS, limit):
        vectors = _compared(ask, words, question)
    elif vectors is None:
        vectors = _by_vectors(ask, shards, question, max(SEEDS, limit), filters)[0]
        known = {passage["id"] for passage in vectors}
        vectors += _compared(ask, [passage for passage in words if passage["id"] not in known], question)
    return best(fused(words, vectors, alpha), limit)


def fused(words: list[Passage], vectors: list[Passage], alpha: float) -> list[Passage]:
    """The convex fusion of the engine (`ScoreFusion`), operation for operation."""
    lexical = {passage["id"]: passage["score"] for passage in words}
    late = {passage["id"]: passage["score"] for passage in vectors}
    most_words, most_vectors = max([0.0, *lexical.values()]), max([0.0, *late.values()])
    least_words, least_vectors = min(lexical.values(), default=0.0), min(late.values(), default=0.0)

    def score(id: str) -> float:
        by_words = lexical.get(id, least_words) / most_words if most_words > 0 else 0.0
        if id not in late:  # Found by its words, without token vectors.
            return by_words
        by_vectors = late.get(id, least_vectors) / most_vectors if most_vectors > 0 else 0.0
        return alpha * by_vectors + (1 - alpha) * by_words

    passages = {passage["id"]: passage for passage in [*words, *vectors]}
    return [{**passage, "score": score(id)} for id, passage in passages.items()]


def _all_compared(
    ask: Asking, shards: int, encoded: int, question: str, filters: Mapping[str, Any]
) -> list[Passage] | None:
    """All passages with their score, where there are so few, or a filter leaves so few, that one index compares all."""
    is_small = encoded <= WITHOUT_LISTS
    if not is_small and not filters:
        return None
    vectors, is_exhaustive = _by_vectors(ask, shards, question, _MOST, filters)
    return vectors if is_small or (is_exhaustive and len(vectors) <= EXHAUSTIVE) else None


def _by_vectors(
    ask: Asking, shards: int, question: str, limit: int, filters: Mapping[str, Any]
) -> tuple[list[Passage], bool]:
    asked = {"question": question, "limit": limit, "retriever": "late", "exactScores": True, **filters}
    answers = [ask(shard, asked) for shard in range(shards)]
    found = [{**passage, "shard": shard} for shard, answer in enumerate(answers) for passage in answer["passages"]]
    return found, all(answer.get("lateSearch") == "exhaustive" for answer in answers)


def _compared(ask: Asking, passages: list[Passage], question: str) -> list[Passage]:
    """The passages with the score of their token vectors; each shard is asked for its own."""
    found: list[Passage] = []
    by_shard: dict[int, list[Passage]] = {}
    for passage in passages:
        by_shard.setdefault(passage["shard"], []).append(passage)
    for shard, own in sorted(by_shard.items()):
        wanted = {passage["id"] for passage in own}
        answers = _of_documents(ask, shard, question, sorted({passage["document"] for passage in own}))
        found += [{**passage, "shard": shard} for passage in answers if passage["id"] in wanted]
    return found


def _of_documents(ask: Asking, shard: int, question: str, documents: list[str]) -> list[Passage]:
    """All passages of these documents by token vectors. In halves where they are so many that some were not
    compared."""
    half = len(documents) // 2
    if len(documents) > _NAMED:
        return [
            passage
            for start in range(0, len(documents), _NAMED)
            for passage in _of_documents(ask, shard, question, documents[start : start + _NAMED])
        ]
    asked = {"question": question, "limit": _MOST, "retriever": "late", "exactScores": True}
    answer = ask(shard, {**asked, "filter": {"id": {"in": documents}}})
    if answer.get("lateSearch") != "exhaustive" and half:
        return [
            passage
            for part in (documents[:half], documents[half:])
            for passage in _of_documents(ask, shard, question, part)
        ]
    return list(answer["passages"])


def _answered(ask: Asking, shard: int, asked: Mapping[str, Any]) -> list[Passage]:
    return [{**passage, "shard": shard} for passage in ask(shard, asked)["passages"]]
