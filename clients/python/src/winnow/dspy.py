"""DSPy: a retrieval callable. Needs nothing but this package.

from winnow.dspy import WinnowRM

search = WinnowRM("books.winnow", budget=1000)
search("Who wrote Emma?", k=3).passages                     # in a module's forward
dspy.configure(rm=search); dspy.Retrieve(k=3)("Who wrote Emma?").passages
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from .search import Found, Searcher

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .search import SearcherSettings


class FoundText:
    """A passage, as `dspy.Retrieve` expects it."""

    def __init__(self, found: Found) -> None:
        self.long_text = found.text
        self.score = found.score
        self.pid = found.id
        self.metadata: dict[str, Any] = {**found.metadata, "winnow": found.note}


class FoundTexts(list[FoundText]):
    """The passages, best first; `passages` are their texts."""

    @property
    def passages(self) -> list[str]:
        """The texts."""
        return [found.long_text for found in self]


class WinnowRM:
    """Finds and prunes passages of index files.

    Takes the settings of `winnow.search.Searcher`: every option of `trim`, `whole`, `strict`, `timeout` and `client`.
    """

    def __init__(
        self, indexes: str | os.PathLike[str] | Sequence[str] = (), *, k: int = 3, **settings: Unpack[SearcherSettings]
    ) -> None:
        self._searcher = Searcher(indexes, **settings)
        self._k = k

    def __call__(self, query: str, k: int | None = None) -> FoundTexts:
        """The best `k` passages."""
        return FoundTexts(FoundText(found) for found in self._searcher.find(query, k or self._k))

    async def acall(self, query: str, k: int | None = None) -> FoundTexts:
        """`__call__` for coroutines."""
        return FoundTexts(FoundText(found) for found in await self._searcher.afind(query, k or self._k))
