"""Lists of chat messages as the OpenAI interfaces take them: prunes what tools returned and what was retrieved.

from winnow.messages import prune_messages

client.chat.completions.create(model=model, messages=prune_messages(messages, budget=800))
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .texts import TextPruner

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .texts import PrunerSettings


class PrunedMessages(list[Any]):
    """The messages. `notes` says what was done to each that was pruned, by its place: nothing is added to a message."""

    notes: dict[int, list[dict[str, Any]]]


def prune_messages(
    messages: Sequence[Any],
    *,
    question: str | None = None,
    minimum_characters: int = 400,
    **settings: Unpack[PrunerSettings],
) -> PrunedMessages:
    """Prunes the messages of tools, and those whose `name` is "context"; all others stay as they are.

    Each is pruned by itself, for the user's message before it, so that it comes out the same in every later turn and
    the provider's prompt cache holds; `question` sets another. `budget` counts the tokens of one message. System
    messages and what the user says are never touched. A message of which nothing bears on the question keeps its best
    sentence (`on_empty`), and one of fewer than `minimum_characters` stays as it is.
    """
    settings.setdefault("on_empty", "bestSentence")
    pruner = TextPruner(**settings)
    parts = _parts_to_prune(messages, question, minimum_characters)
    pruned = iter(pruner.prune_each([q for _, q, _ in parts], [text for _, _, text in parts]) if parts else ())
    result = PrunedMessages(messages)
    result.notes = {}
    for place in dict.fromkeys(place for place, _, _ in parts):
        message = messages[place]
        key = _content_key(message)
        mine = [next(pruned) for _ in text_parts(message[key])]
        result[place] = {**message, key: with_texts(message[key], [part.text for part in mine])}
        result.notes[place] = [part.note for part in mine]
    return result


def text_parts(content: Any) -> list[str]:
    """The texts of a message's content, which is a text or a list of parts."""
    if isinstance(content, str):
        return [content]
    parts = content if isinstance(content, (list, tuple)) else []
    return [text for text in map(_text_of, parts) if text is not None]


def with_texts(content: Any, texts: Sequence[str]) -> Any:
    """The content with other texts in the place of its own."""
    if isinstance(content, str):
        return texts[0]
    remaining = iter(texts)
    return [part if _text_of(part) is None else _part_with(part, next(remaining)) for part in content]


def _text_of(part: Any) -> str | None:
    text = part.get("text") if isinstance(part, Mapping) else part
    return text if isinstance(text, str) else None


def _part_with(part: Any, text: str) -> Any:
    return text if isinstance(part, str) else {**part, "text": text}


def _parts_to_prune(
    messages: Sequence[Any], question: str | None, minimum_characters: int
) -> list[tuple[int, str, str]]:
    """The place, the question and the text of each part to prune."""
    asked = [_question_of(message) for message in messages]
    first = next((text for text in asked if text), "")
    parts: list[tuple[int, str, str]] = []
    latest = first
    for place, message in enumerate(messages):
        latest = asked[place] or latest
        texts = text_parts(message[_content_key(message)]) if _is_prunable(message) else []
        if sum(map(len, texts)) >= minimum_characters:
            parts += [(place, question or latest, text) for text in texts]
    return parts


def _is_prunable(message: Any) -> bool:
    if not isinstance(message, Mapping) or message.get("role") in ("system", "developer"):
        return False
    is_output = message.get("role") in ("tool", "function") or message.get("type") == "function_call_output"
    return (is_output or message.get("name") == "context") and _content_key(message) in message


def _question_of(message: Any) -> str | None:
    """What the user says in a message; None in those of others."""
    is_user = isinstance(message, Mapping) and message.get("role") == "user" and message.get("name") != "context"
    return "\n".join(text_parts(message.get("content"))) if is_user else None


def _content_key(message: Mapping[str, Any]) -> str:
    return "output" if message.get("type") == "function_call_output" else "content"
