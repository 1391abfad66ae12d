"""Finds the program `winnow`."""

from __future__ import annotations

import os
from collections.abc import Iterator

from .errors import BinaryNotFound

#: Where a wheel that was built by `make wheel` has the program; its models are in `share/winnow/models` beside `bin`.
BUNDLED = os.path.join(os.path.dirname(os.path.abspath(__file__)), "bin", "winnow")


def find_binary(explicit: str | None = None) -> str:
    """The path of the program: `explicit`, or what `WINNOW_BINARY` names, or the bundled one, or the first on `PATH`.

    Raises `BinaryNotFound`, which names every place that was looked at.
    """
    for source, chosen in (("binary", explicit), ("WINNOW_BINARY", os.environ.get("WINNOW_BINARY"))):
        if chosen:
            return _checked(os.path.abspath(chosen), source)
    if os.path.exists(BUNDLED):
        return _checked(BUNDLED, "the package")
    for candidate in _on_path():
        return candidate
    raise BinaryNotFound(
        f"the program winnow was not found: not in this package ({BUNDLED}), not on PATH, and WINNOW_BINARY "
        "is not set; install a wheel that holds it, or name it with Client(binary=...)"
    )


def _checked(path: str, source: str) -> str:
    if not os.path.isfile(path):
        raise BinaryNotFound(f"there is no program {path} (named by {source})")
    if not os.access(path, os.X_OK):
        raise BinaryNotFound(f"{path} (named by {source}) is not executable")
    return path


def _on_path() -> Iterator[str]:
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        candidate = os.path.join(folder or os.curdir, "winnow")
        if os.path.isfile(candidate) and os.access(candidate, os.X_OK) and not _is_script(candidate):
            yield os.path.abspath(candidate)


def _is_script(path: str) -> bool:
    """Whether it is a script, such as this package's own console script, which would call itself for ever."""
    try:
        with open(path, "rb") as file:
            return file.read(2) == b"#!"
    except OSError:
        return True
