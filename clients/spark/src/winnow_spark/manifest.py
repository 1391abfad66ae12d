"""What an index in shards consists of: `manifest.json`, written last, by the driver alone."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from .places import Place

NAME = "manifest.json"
_FORMAT = 1


@dataclass(frozen=True)
class Shard:
    """One file of an index."""

    number: int
    file: str
    statistics: str
    bytes: int
    sha256: str
    documents: int
    passages: int
    #: What its worker used to build it.
    core_seconds: float


@dataclass(frozen=True)
class Manifest:
    """An index in shards, as it was committed::

    manifest = Manifest.read("/data/books")
    sum(shard.documents for shard in manifest.shards)
    """

    path: str
    generation: str
    statistics: str
    shards: tuple[Shard, ...]
    encoded: bool = False
    #: An index of a sample, whose codec all shards share.
    seed: str | None = None
    arguments: tuple[str, ...] = ()
    #: What could not be indexed: shard, place and reason, the first hundred.
    problems: tuple[tuple[int, str, str], ...] = field(default=())

    @classmethod
    def read(cls, path: str) -> Manifest:
        """Raises `FileNotFoundError` when no index was committed there."""
        path = Place(path).everywhere.uri
        place = Place(path).child(NAME)
        try:
            members: dict[str, Any] = json.loads(place.read())
        except FileNotFoundError:
            raise FileNotFoundError(f"there is no index at {path}: it has no {NAME}") from None
        if members.pop("format", None) != _FORMAT:
            raise ValueError(f"{place.uri} is of another format than this client reads")
        shards = tuple(Shard(**shard) for shard in members.pop("shards"))
        problems = tuple((number, place, reason) for number, place, reason in members.pop("problems"))
        arguments = tuple(members.pop("arguments"))
        return cls(path=path, shards=shards, problems=problems, arguments=arguments, **members)

    def write(self) -> None:
        """Commits: from now on this is the index at `path`."""
        members = {"format": _FORMAT, **asdict(self)}
        del members["path"]
        Place(self.path).child(NAME).write(json.dumps(members, indent=1).encode())

    def files(self) -> set[str]:
        """The names of the files that belong to it."""
        names = {NAME, self.statistics} | {shard.file for shard in self.shards}
        names |= {shard.statistics for shard in self.shards}
        return names | ({self.seed} if self.seed else set())

    def shard_path(self, shard: Shard) -> str:
        """The path of a shard on this machine, a copy where it lies in a store."""
        return Place(self.path).child(shard.file).on_worker()

    def statistics_path(self) -> str:
        """The path of the collection's statistics on this machine."""
        return Place(self.path).child(self.statistics).on_worker()
