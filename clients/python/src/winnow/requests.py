"""What can be asked: one function per method, which makes the request and knows how to read its answer.

The methods of `Client`, `AsyncClient` and the package are all made of these, so each is described once, here.
Every one takes `timeout`, in seconds: `None` is the client's, `math.inf` is no limit.
"""

from __future__ import annotations

import base64
import functools
import inspect
import os
import pathlib
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Callable, Generic, TypeVar, Union

from . import results
from .errors import RequestError, error_of_answer
from .options import as_parameters
from .results import Added, Compacted, Context, Dropped, FoundPassage, Ranked, Removed, Source, Verified

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .options import PruneOptions, ScoringOptions, SearchOptions, TrimOptions

#: A text; the bytes of a document, or a path that leads to one; or a mapping: `{"text" | "html" | "sentences" |
#: "base64": ..., "format"?, "id"?, "title"?, "score"?, "metadata"?}`.
PassageLike = Union[str, bytes, "os.PathLike[str]", Mapping[str, Any]]

#: A document of an index: a mapping with an `id`, or a path, which is its `id` then.
DocumentLike = Union[Mapping[str, Any], "os.PathLike[str]"]

_TEXTS = {".txt": "text", ".text": "text", ".log": "text", ".html": "html", ".htm": "html", ".xhtml": "html"}

Result = TypeVar("Result")


class Request(Generic[Result]):
    """A method, its parameters, and how to read the answer."""

    __slots__ = ("method", "params", "read", "timeout")

    def __init__(
        self, method: str, params: dict[str, Any], read: Callable[[Any], Result], timeout: float | None
    ) -> None:
        self.method = method
        self.params = params
        self.read = read
        self.timeout = timeout


Function = TypeVar("Function", bound=Callable[..., Any])


def like(build: Callable[..., Request[Any]]) -> Callable[[Function], Function]:
    """Gives a method the name, documentation and signature of the function that makes its request."""

    def decorate(function: Function) -> Function:
        functools.update_wrapper(function, build)
        signature = inspect.signature(build)
        result = str(signature.return_annotation)[len("Request[") : -1]
        function.__signature__ = signature.replace(return_annotation=result)  # type: ignore[attr-defined]
        return function

    return decorate


def prune(
    question: str,
    passages: str | bytes | os.PathLike[str] | Iterable[PassageLike],
    *,
    timeout: float | None = None,
    **options: Unpack[PruneOptions],
) -> Request[Context]:
    """Keeps of `passages` what bears on `question`, best passage first::

        context = client.prune("Who wrote Emma?", ["Emma is a novel by Jane Austen. It is long."], budget=100)
        print(context)                           # Emma is a novel by Jane Austen.
        context.passages[0].spans[0].start       # 0

    A passage is a text; the bytes of a document, or a path that leads to one (PDF, Word, mail, …), which is read here
    and sent along; or a mapping with `text`, `html`, `sentences` or `base64`, and `id`, `title`, `score` (of your retriever:
    it has a say in the order) and `metadata`, which comes back as the same object. In the result `position` says which
    passage it was.
    """
    inputs = _passages(passages)
    params = {"question": question, "passages": _on_the_wire(inputs), **as_parameters(options)}
    return Request("prune", params, lambda answer: _pruned(answer, inputs), timeout)


def prune_many(
    items: Iterable[tuple[str, str | bytes | os.PathLike[str] | Iterable[PassageLike]]],
    *,
    timeout: float | None = None,
    **options: Unpack[PruneOptions],
) -> Request[list[Context | RequestError]]:
    """Prunes for many questions in one request: pairs of a question and its passages, each as in `prune`::

        emma, bath = client.prune_many([("Who wrote Emma?", texts), ("How is Bath?", texts)], budget=100)

    The results come in the same order. A pair that fails gives its `RequestError` and spoils no other.
    """
    pairs = [(question, _passages(passages)) for question, passages in items]
    wire = [{"question": question, "passages": _on_the_wire(inputs)} for question, inputs in pairs]

    def read(answer: Any) -> list[Context | RequestError]:
        return [
            error_of_answer(result["error"]) if "error" in result else _pruned(result, inputs)
            for result, (_, inputs) in zip(answer["results"], pairs)
        ]

    return Request("prune", {"items": wire, **as_parameters(options)}, read, timeout)


def trim(question: str, *, timeout: float | None = None, **options: Unpack[TrimOptions]) -> Request[Context]:
    """Finds passages in an index, prunes them and fits them to a budget::

        with winnow.Client("handbook.winnow") as client:
            print(client.trim("How do I cancel a request?", budget=300))

    The `document` and the `spans` of a passage say where its text stands; `expand` gives what is around it.
    """
    return Request("trim", {"question": question, **as_parameters(options)}, results.Context, timeout)


def retrieve(
    question: str, *, timeout: float | None = None, **options: Unpack[SearchOptions]
) -> Request[list[FoundPassage]]:
    """Finds the best passages of an index, whole, best first::

        for passage in client.retrieve("How do I cancel a request?", limit=5):
            print(passage.score, passage.document, passage.text)

    With `rerank=True` the pruner judges the best of them, and they come in the order in which `trim` takes them. With
    `explain=True` the `raw` answer of a passage says what each term added to its score.
    """
    params = {"question": question, **as_parameters(options)}
    return Request(
        "retrieve", params, lambda answer: [results.found_passage_of(entry) for entry in answer["passages"]], timeout
    )


def rerank(
    query: str,
    documents: Iterable[PassageLike],
    *,
    top_n: int | None = None,
    pruned: bool = False,
    timeout: float | None = None,
    **options: Unpack[ScoringOptions],
) -> Request[list[Ranked]]:
    """Orders documents by their relevance to a query, best first, in the shape that rerank clients know::

        best = client.rerank("Who wrote Emma?", texts, top_n=1)[0]
        texts[best.index], best.relevance_score

    A document is a text, or a mapping with `text` and `title`.
    """
    wire = [_without(document, "metadata") for document in documents]
    params: dict[str, Any] = {"query": query, "documents": wire, **as_parameters(options)}
    if top_n is not None:
        params["topN"] = top_n
    if pruned:
        params["pruned"] = True

    def read(answer: Any) -> list[Ranked]:
        return [Ranked(r["index"], r["relevance_score"], r.get("pruned_text")) for r in answer["results"]]

    return Request("rerank", params, read, timeout)


def expand(
    document: str,
    start: int | None = None,
    end: int | None = None,
    *,
    index: str | None = None,
    timeout: float | None = None,
) -> Request[Source]:
    """Gives the text of a document of an index between two offsets, or all of it::

        passage = client.trim(question).passages[0]
        span = passage.spans[0]
        client.expand(passage.document, max(0, span.start - 200), span.end + 200).text

    The offsets are those of spans. `title`, `url` and `metadata` come along.
    """
    params = as_parameters({"document": document, "start": start, "end": end, "index": index})
    return Request("expand", params, results.source_of, timeout)


def expand_mark(mark: str, *, timeout: float | None = None) -> Request[Dropped]:
    """Gives what was dropped where a context with `markers` shows `[… 12 sentences, winnow:ID]`::

        context = client.prune(question, texts, markers=True)
        client.expand_mark("0a1b2c3d4e").text

    The sidecar keeps it for an hour; after that, and in another sidecar, the ID is `NotFound`.
    """
    return Request("expand", {"id": mark.removeprefix("winnow:")}, results.dropped_of, timeout)


def index_add(
    documents: Iterable[DocumentLike], *, index: str | None = None, timeout: float | None = None
) -> Request[Added]:
    """Adds documents, or replaces those of the same id; what has been answered survives a crash::

        client.index.add([{"id": "emma", "text": "Emma is a novel.", "url": "…", "metadata": {"year": 1815}}])

    A document has an `id`, one of `text`, `html`, `markdown` and `base64` (a PDF, a mail, …, as bytes or encoded), and
    `title`, `url`, `language` and `metadata`; or it is a path, which is its `id` then.
    """
    params = as_parameters({"documents": [_document(document) for document in documents], "index": index})
    return Request("index/add", params, lambda answer: Added(**{name: answer[name] for name in Added._fields}), timeout)


def index_remove(
    documents: Sequence[str], *, index: str | None = None, timeout: float | None = None
) -> Request[Removed]:
    """Removes documents by their ids; what has been answered survives a crash::

        client.index.remove(["emma"]).missing    # ids that were not there

    The number of those that were is `removed`.
    """
    ids = [documents] if isinstance(documents, str) else list(documents)
    params = as_parameters({"documents": ids, "index": index})
    return Request("index/remove", params, lambda answer: Removed(answer["removed"], answer["missing"]), timeout)


def index_status(*, index: str | None = None, timeout: float | None = None) -> Request[dict[str, Any]]:
    """Counts, sizes and settings::

        client.index.status()["documents"]

    `passages`, `bytes` and `encoded` are others of its members.
    """
    return Request("index/status", as_parameters({"index": index}), dict, timeout)


def index_compact(*, index: str | None = None, timeout: float | None = None) -> Request[Compacted]:
    """Gives back space that nothing uses; returns the bytes of the file::

        before, after = client.index.compact()

    Requests that read the index do not wait for it.
    """

    def read(answer: Any) -> Compacted:
        return Compacted(answer["bytes"]["before"], answer["bytes"]["after"])

    return Request("index/compact", as_parameters({"index": index}), read, timeout)


def index_verify(*, index: str | None = None, timeout: float | None = None) -> Request[Verified]:
    """Checks every structure of the file::

        client.index.verify().findings           # [] when all is well

    `valid` says whether there are none.
    """
    params = as_parameters({"index": index})
    return Request("index/verify", params, lambda answer: Verified(answer["valid"], answer["findings"]), timeout)


def info(*, timeout: float | None = None) -> Request[dict[str, Any]]:
    """The server's version, methods, open indexes and limits::

        client.info()["indexes"]                 # ["books"]

    `limits` says how much one request may hold.
    """
    return Request("server/info", {}, dict, timeout)


def stats(*, timeout: float | None = None) -> Request[dict[str, Any]]:
    """What the server has done since its start::

        client.stats()["methods"]["prune"]["calls"]

    `residentBytes` is the memory that it holds.
    """
    return Request("server/stats", {}, dict, timeout)


def _passages(passages: str | bytes | os.PathLike[str] | Iterable[PassageLike]) -> list[PassageLike]:
    single = isinstance(passages, (str, bytes, os.PathLike))
    inputs: list[PassageLike] = [passages] if single else list(passages)  # type: ignore[arg-type, list-item]
    for position, passage in enumerate(inputs):
        if not isinstance(passage, (str, bytes, os.PathLike, Mapping)):
            kind = type(passage).__name__
            raise TypeError(
                f"passages[{position}] must be a text, a document as bytes or by its path, or a mapping with one, "
                f"not {kind}"
            )
    return inputs


def _contents(path: os.PathLike[str], texts: Mapping[str, str]) -> dict[str, Any]:
    """What the file holds, under the name of the member for it."""
    contents = pathlib.Path(path).read_bytes()
    member = texts.get(pathlib.Path(path).suffix.lower())
    if member is not None:
        return {member: contents.decode("utf-8", errors="replace")}
    return {"base64": _encoded(contents)}


def _encoded(contents: bytes) -> str:
    return base64.b64encode(contents).decode("ascii")


def _document(document: DocumentLike) -> dict[str, Any]:
    """A document of `index_add` as it is sent."""
    if isinstance(document, os.PathLike):
        texts = {**_TEXTS, ".md": "markdown", ".markdown": "markdown"}
        return {"id": os.fspath(document), **_contents(document, texts)}
    if isinstance(document.get("base64"), bytes):
        return {**document, "base64": _encoded(document["base64"])}
    return dict(document)


def _on_the_wire(inputs: list[PassageLike]) -> list[dict[str, Any]]:
    """The passages without what only the caller needs; their ids are their positions, so that equal ids do no harm."""
    wire: list[dict[str, Any]] = []
    for position, passage in enumerate(inputs):
        # The ending of its name says what kind of document it is.
        ending = ""
        if isinstance(passage, str):
            sent: dict[str, Any] = {"text": passage}
        elif isinstance(passage, bytes):
            sent = {"base64": _encoded(passage)}
        elif isinstance(passage, os.PathLike):
            sent = _contents(passage, {**_TEXTS, ".md": "text", ".markdown": "text"})
            ending = pathlib.Path(passage).suffix
        else:
            sent = _without(passage, "metadata")
            if isinstance(sent.get("base64"), bytes):
                sent["base64"] = _encoded(sent["base64"])
            if "base64" in sent or "path" in sent:
                ending = pathlib.PurePosixPath(str(passage.get("id", ""))).suffix
        sent["id"] = f"{position}{ending}"
        wire.append(sent)
    return wire


def _without(document: Any, name: str) -> Any:
    if not isinstance(document, Mapping):
        return document
    return {key: value for key, value in document.items() if key != name}


def _pruned(answer: Any, inputs: list[PassageLike]) -> Context:
    """The context, its passages with the caller's own ids and metadata again."""
    for entry in answer["passages"]:
        position = int(entry["id"].partition(".")[0])
        given = inputs[position]
        mapping: Mapping[str, Any] = given if isinstance(given, Mapping) else {}
        name = os.fspath(given) if isinstance(given, os.PathLike) else str(position)
        entry["position"] = position
        entry["id"] = entry["document"] = mapping.get("id", name)
        entry["metadata"] = mapping.get("metadata", {})
    return results.Context(answer)
