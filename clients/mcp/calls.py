"""What every client does with Winnow: the same calls, and what has to come back."""

from __future__ import annotations

import base64
import json
from collections.abc import Awaitable, Callable
from typing import Any

# What came of a call: whether it went wrong, the structured content, and the text.
Answer = tuple[bool, Any, str]

TEXT = "A miller grinds grain. Rivers flow to the sea."
TEXT_AS_RTF = b"{\\rtf1 " + TEXT.encode() + b"}"
QUESTION = "Who grinds grain?"
DOCUMENT = "scores.md"

# Each tool with arguments.
CALLS: dict[str, dict[str, Any]] = {
    "trim_context": {"question": "How are scores calibrated?", "budget": {"tokens": 120}},
    "prune_text": {"question": QUESTION, "text": TEXT, "title": "Mills"},
    "prune_html": {"question": QUESTION, "html": f"<main><h1>Mills</h1><p>{TEXT}</p></main>"},
    "prune_document": {"question": QUESTION, "base64": base64.b64encode(TEXT_AS_RTF).decode(), "name": "mills.rtf"},
    "rerank": {"query": "grain", "documents": ["Rivers flow.", {"text": "Grain is milled."}]},
    "search_passages": {"question": "How are scores calibrated?", "limit": 2},
    "expand": {"document": DOCUMENT, "start": 0, "end": 40},
    "index_status": {},
}

# Calls that go wrong, with what the message has to name.
MISTAKES: list[tuple[str, dict[str, Any], str]] = [
    ("prune_text", {"question": QUESTION, "text": TEXT, "budget": {"tokens": -1}}, "budget.tokens"),
    ("prune_html", {"question": QUESTION, "html": "<p>x", "keepLinks": 3}, '"keepLinks"'),
    ("trim_context", {"question": QUESTION, "index": "wiki"}, "handbook"),
    ("expand", {"document": "no/such"}, "no/such"),
]


def check(tool: str, result: dict[str, Any]) -> None:
    """Raises AssertionError when `result`, the structured content of `tool` for its row of CALLS, is not right."""
    if tool in ("trim_context", "prune_text", "prune_html", "prune_document"):
        assert result["context"], result
        assert result["totals"]["tokens"]["kept"] <= result["totals"]["tokens"].get("budget", 10**9), result
        assert result["passages"], result
    if tool in ("prune_text", "prune_html", "prune_document"):
        assert "miller grinds grain" in result["context"], result
        assert "Rivers" not in result["context"], result
    if tool == "rerank":
        assert [row["index"] for row in result["results"]] == [1, 0], result
    if tool == "search_passages":
        assert [row["rank"] for row in result["passages"]] == [1, 2], result
    if tool == "expand":
        assert len(result["text"]) == 40 and result["document"] == DOCUMENT, result
    if tool == "index_status":
        assert result["documents"] >= 10, result


def check_text(tool: str, text: str) -> None:
    """The same of the text block, which says what the structured content says."""
    check(tool, json.loads(text))


def check_list(names: list[str]) -> None:
    assert names == list(CALLS), names


async def check_calls(call: Callable[[str, dict[str, Any]], Awaitable[Answer]]) -> None:
    """Makes every call, the right ones and the wrong ones, in the way of one client."""
    for tool, values in CALLS.items():
        is_error, content, text = await call(tool, values)
        assert not is_error, text
        check(tool, content)
        check_text(tool, text)
    for tool, values, name in MISTAKES:
        is_error, _, text = await call(tool, values)
        assert is_error and name in text, text
