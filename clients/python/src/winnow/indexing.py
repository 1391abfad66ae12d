"""Makes index files, by the command `winnow index`."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from typing import IO, Any, Union

from ._binary import find_binary
from .errors import DeadlineExceeded, InvalidRequest, StartError, WinnowError, ending_in_words

Path = Union[str, "os.PathLike[str]"]


class IndexingError(WinnowError):
    """The index could not be made; the message is the program's."""


def build_index(
    corpus: Path | Sequence[Path] | Iterable[Mapping[str, Any]],
    to: Path,
    *,
    arguments: Sequence[str] = (),
    binary: str | None = None,
    timeout: float | None = None,
) -> dict[str, Any]:
    """Reads files or documents into the index file `to`, which is made or brought up to date::

        winnow.build_index([{"id": "emma", "text": "Emma is a novel by Jane Austen."}], to="books.winnow")
        winnow.build_index("handbook/", to="handbook.winnow", arguments=["--sync"])

    `corpus` is a path, several, or documents with an `id`, one of `text`, `html` and `markdown`, and `title`, `url`,
    `language` and `metadata`. `arguments` are further flags of `winnow index`. Returns the program's report: `added`,
    `updated`, `unchanged`, and `problems` with what could not be read, which does not keep the rest out.
    """
    paths, documents = _sorted_out(corpus)
    command = [find_binary(binary), "index", *paths, "--to", os.fspath(to), "--json", "--quiet", *arguments]
    with tempfile.TemporaryFile() as lines:
        if not paths:
            command[2:2] = ["-", "--format", "jsonl"]
            _write(documents, lines)
        return _report(command, lines, timeout)


def _sorted_out(corpus: Any) -> tuple[list[str], list[Mapping[str, Any]]]:
    if isinstance(corpus, (str, os.PathLike)):
        return [os.fspath(corpus)], []
    entries = list(corpus)
    documents = [entry for entry in entries if isinstance(entry, Mapping)]
    if len(documents) == len(entries):
        return [], documents
    if documents:
        raise TypeError("a corpus is made of paths or of documents, not of both")
    return [os.fspath(entry) for entry in entries], []


def _write(documents: Iterable[Mapping[str, Any]], lines: IO[bytes]) -> None:
    for position, document in enumerate(documents):
        try:
            lines.write(json.dumps(document, ensure_ascii=False, allow_nan=False).encode() + b"\n")
        except (TypeError, ValueError) as error:
            raise InvalidRequest(f"documents[{position}] cannot be written as JSON: {error}") from None
    lines.seek(0)


def _report(command: list[str], lines: IO[bytes], timeout: float | None) -> dict[str, Any]:
    try:
        done = subprocess.run(command, stdin=lines, capture_output=True, check=False, timeout=timeout)
    except subprocess.TimeoutExpired:
        raise DeadlineExceeded(f"winnow index did not end within {timeout:g} s and was stopped") from None
    except OSError as error:
        raise StartError(f"{command[0]} could not be started: {error.strerror or error}") from None
    try:
        report = json.loads(done.stdout)
    except ValueError:
        report = None
    if isinstance(report, dict):
        return report
    said = done.stderr.decode("utf-8", "replace").strip()
    raise IndexingError(f"winnow index {ending_in_words(done.returncode)}: {said}")
