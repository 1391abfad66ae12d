"""The sidecar of a Python worker: started at the first row, shared by every batch and task of that worker."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from winnow import Client

#: Sidecars that a worker keeps at a time: jobs of one application seldom differ in more than this.
_MOST = 2
_clients: OrderedDict[SidecarSettings, Client] = OrderedDict()


@dataclass(frozen=True)
class SidecarSettings:
    """How the sidecar of each worker is started, and how requests reach it::

        prune_dataframe(df, "question", "passages", sidecar=SidecarSettings(binary="/opt/winnow/bin/winnow"))

    - `binary`: the program on the workers, when it is not the one of the installed wheel (see also `WINNOW_BINARY`).
    - `cores`: requests that one sidecar answers at once: as many as `spark.task.cpus`.
    - `in_flight`: requests that are sent ahead, so that the sidecar never waits for Python.
    - `timeout`: the deadline of a row, in seconds.
    """

    binary: str | None = None
    cores: int = 1
    in_flight: int = 4
    timeout: float = 60.0
    indexes: tuple[str, ...] = ()
    arguments: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name in ("cores", "in_flight"):
            if getattr(self, name) < 1:
                raise ValueError(f"{name} must be at least 1, not {getattr(self, name)}")
        if self.timeout <= 0:
            raise ValueError(f"timeout must be more than 0 seconds, not {self.timeout:g}")


def sidecar(settings: SidecarSettings) -> Client:
    """The worker's client of these settings. The process ends when the worker does: its input ends with it."""
    client = _clients.pop(settings, None)
    if client is None:
        client = Client(
            settings.indexes,
            timeout=settings.timeout,
            binary=settings.binary,
            arguments=["--concurrent-requests", str(settings.cores), *settings.arguments],
        )
    _clients[settings] = client
    while len(_clients) > _MOST:
        _clients.popitem(last=False)[1].close()
    return client
