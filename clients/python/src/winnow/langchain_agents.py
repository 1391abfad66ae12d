"""LangChain agents: middleware that prunes what tools return. Needs `langchain` 1.x.

from langchain.agents import create_agent
from winnow.langchain_agents import WinnowToolPruner

agent = create_agent(model, tools=[search], middleware=[WinnowToolPruner(budget=800)])
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from typing import TYPE_CHECKING, Any

from langchain.agents.middleware import AgentMiddleware
from langchain.agents.middleware.types import ToolCallRequest
from langchain_core.messages import HumanMessage, ToolMessage
from langgraph.types import Command

from .messages import text_parts, with_texts
from .texts import PrunedText, TextPruner

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .texts import PrunerSettings

    Result = ToolMessage | Command[Any]


class WinnowToolPruner(AgentMiddleware[Any, Any, Any]):
    """Prunes the text of tool results for the newest question of the user.

    Errors, commands, artifacts and whatever is no text are not touched, nor texts of fewer than `minimum_characters`.
    What Winnow adds is in the message's `response_metadata`, under `winnow`. A text of which nothing bears on the
    question keeps its best sentence (`on_empty`).

    - `tools`: the names of the tools whose results are pruned; None: all.
    - `question`: makes the question from the request; None: the newest message of the user.
    - The rest as `winnow.texts.TextPruner`: `budget` (tokens of one result), `strict`, every option of `prune`.
    """

    def __init__(
        self,
        *,
        tools: Collection[str] | None = None,
        question: Callable[[ToolCallRequest], str] | None = None,
        minimum_characters: int = 400,
        **settings: Unpack[PrunerSettings],
    ) -> None:
        super().__init__()
        settings.setdefault("on_empty", "bestSentence")
        self._pruner = TextPruner(**settings)
        self._tools = tools
        self._question = question or newest_question
        self._minimum = minimum_characters

    def wrap_tool_call(self, request: ToolCallRequest, handler: Callable[[ToolCallRequest], Result]) -> Result:
        """Runs the tool, then prunes."""
        result = handler(request)
        texts = self._texts(request, result)
        return _rebuilt(result, texts, self._pruner.prune(self._question(request), texts)) if texts else result

    async def awrap_tool_call(
        self, request: ToolCallRequest, handler: Callable[[ToolCallRequest], Awaitable[Result]]
    ) -> Result:
        """`wrap_tool_call` for coroutines."""
        result = await handler(request)
        texts = self._texts(request, result)
        return _rebuilt(result, texts, await self._pruner.aprune(self._question(request), texts)) if texts else result

    def _texts(self, request: ToolCallRequest, result: Result) -> list[str]:
        """The texts of the result that are to be pruned; none when it is to stay as it is."""
        if not isinstance(result, ToolMessage) or result.status == "error":
            return []
        if self._tools is not None and request.tool_call["name"] not in self._tools:
            return []
        texts = text_parts(result.content)
        return texts if sum(map(len, texts)) >= self._minimum else []


def newest_question(request: ToolCallRequest) -> str:
    """The text of the newest message of the user in the agent's state."""
    state = request.state
    messages = state.get("messages", []) if isinstance(state, dict) else getattr(state, "messages", state)
    for message in reversed(messages if isinstance(messages, list) else []):
        if isinstance(message, HumanMessage):
            return "\n".join(text_parts(message.content))
    return ""


def _rebuilt(result: Result, texts: list[str], pruned: list[PrunedText]) -> Result:
    assert isinstance(result, ToolMessage)
    notes = [part.note for part in pruned if part.note]
    return result.model_copy(
        update={
            "content": with_texts(result.content, [part.text for part in pruned]),
            "response_metadata": {**result.response_metadata, "winnow": notes},
        }
    )
