"""What every adapter promises, in one place."""

from __future__ import annotations

import math
import re
import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from . import requests
from .client import Client
from .errors import RequestError, WinnowError, WinnowWarning
from .options import PruningOptions
from .requests import Request
from .results import Context, Passage

if TYPE_CHECKING:
    from typing_extensions import Unpack

_UNPAIRED_SURROGATE = re.compile("[\ud800-\udfff]")


class PrunerSettings(PruningOptions, total=False):
    """What an adapter may be told: every option of `prune`, and how the adapter itself behaves."""

    #: The client to use; None: the one that `winnow.prune` uses.
    client: Client | None
    #: Raise when Winnow cannot answer, instead of giving back the original texts with a `WinnowWarning`.
    strict: bool
    #: Seconds that pruning may take; a model stops reading after half of them.
    timeout: float
    #: Give back the best `top_n` only.
    top_n: int | None
    #: Best first, instead of in the order they came in.
    reorder: bool
    #: Leave out what nothing is kept of.
    drop_empty: bool


class PrunedText(NamedTuple):
    """What became of one text. `note` is for its metadata: `score`, `spans` and `tokens`, or `error`."""

    text: str
    note: dict[str, Any]
    rank: int | None = None

    @property
    def score(self) -> float | None:
        """How well it answers the question; None when it was not pruned."""
        return self.note.get("score")


class TextPruner:
    """Prunes texts for a question, under the contract of all adapters::

        pruner = TextPruner(budget=500)
        for pruned in pruner.prune("Who wrote Emma?", texts):
            print(pruned.text, pruned.note)

    One result for each text, in order; never longer than the text; within `timeout` seconds. When Winnow cannot answer,
    the texts come back as they were, with a `WinnowWarning`, unless `strict`. What is blank or no text is not touched.
    """

    def __init__(
        self,
        *,
        client: Client | None = None,
        strict: bool = False,
        timeout: float = 10.0,
        top_n: int | None = None,
        reorder: bool = False,
        drop_empty: bool = False,
        **options: Unpack[PruningOptions],
    ) -> None:
        unknown = sorted(set(options) - set(PruningOptions.__annotations__))
        if unknown:
            raise TypeError(f"there is no setting {', '.join(unknown)}")
        self.strict = strict
        self.timeout = timeout
        self.top_n = top_n
        self.reorder = reorder
        self.drop_empty = drop_empty
        self._client = client
        self._options: PruningOptions = {**options, "order": "document"}
        if math.isfinite(timeout):
            self._options.setdefault("deadline_milliseconds", int(timeout * 500))

    @property
    def client(self) -> Client:
        """The client that was given, or the package's own."""
        from . import default_client

        return self._client or default_client()

    def prune(self, question: str | None, texts: Sequence[Any]) -> list[PrunedText]:
        """One result for each of `texts`, in order."""
        try:
            return _read(texts, self.client.request(self._request(question, texts)))
        except WinnowError as error:
            return self._unpruned(texts, error)

    async def aprune(self, question: str | None, texts: Sequence[Any]) -> list[PrunedText]:
        """`prune` for coroutines."""
        try:
            return _read(texts, await self.client.asynchronous().request(self._request(question, texts)))
        except WinnowError as error:
            return self._unpruned(texts, error)

    def prune_each(self, questions: Sequence[str], texts: Sequence[str]) -> list[PrunedText]:
        """One result for each of `texts`, each by itself and for its own question."""
        pairs = [(_clean(question), [_clean(text)]) for question, text in zip(questions, texts)]
        try:
            request = requests.prune_many(pairs, timeout=self.timeout, **self._options)
            answers = self.client.request(request)
        except WinnowError as error:
            return self._unpruned(texts, error)
        return [
            self._unpruned([text], answer)[0] if isinstance(answer, RequestError) else _read([text], answer)[0]
            for text, answer in zip(texts, answers)
        ]

    def chosen(self, pruned: Sequence[PrunedText]) -> list[int]:
        """The places of the results to give back, in order: all, unless the settings ask for less."""
        places = list(range(len(pruned)))
        if any("error" in result.note for result in pruned):
            return places
        if self.drop_empty:
            places = [place for place in places if pruned[place].text]
        by_rank = sorted(places, key=lambda place: (pruned[place].rank or math.inf, place))[: self.top_n]
        return by_rank if self.reorder else sorted(by_rank)

    def _request(self, question: str | None, texts: Sequence[Any]) -> Request[Context]:
        passages = [_clean(texts[place]) for place in _places(texts)]
        return requests.prune(_clean(question or ""), passages, timeout=self.timeout, **self._options)

    def _unpruned(self, texts: Sequence[Any], error: WinnowError) -> list[PrunedText]:
        if self.strict:
            raise error
        warnings.warn(f"not pruned: {error}", WinnowWarning, stacklevel=4)
        return [PrunedText(text, {"error": str(error)}) for text in texts]


def _read(texts: Sequence[Any], context: Context) -> list[PrunedText]:
    results = [PrunedText(text, {}) for text in texts]
    places = _places(texts)
    for passage in context.passages:
        place = places[passage.position or 0]
        results[place] = _pruned(texts[place], passage)
    return results


def _pruned(original: str, passage: Passage) -> PrunedText:
    note = {
        "score": passage.score,
        "spans": [{"start": span.start, "end": span.end, "score": span.score} for span in passage.spans],
        "tokens": passage.tokens._asdict(),
    }
    # Markup can be longer than what it was made of.
    text = passage.markup or passage.text
    return PrunedText(text if len(text) <= len(original) else original, note, passage.rank)


def _places(texts: Sequence[Any]) -> list[int]:
    return [place for place, text in enumerate(texts) if isinstance(text, str) and not text.isspace() and text]


def _clean(text: str) -> str:
    """The text with unpaired surrogates, as broken PDFs have them, replaced one for one: offsets hold."""
    return _UNPAIRED_SURROGATE.sub("\ufffd", text)
