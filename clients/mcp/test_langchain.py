"""langchain-mcp-adapters: the tools of a server as LangChain tools."""

from __future__ import annotations

import asyncio
import sys

from calls import Answer, check_calls, check_list
from langchain_mcp_adapters.client import MultiServerMCPClient


async def main(command: str, arguments: list[str]) -> None:
    client = MultiServerMCPClient({"winnow": {"command": command, "args": arguments, "transport": "stdio"}})
    async with client.session("winnow") as session:
        from langchain_mcp_adapters.tools import load_mcp_tools

        tools = {tool.name: tool for tool in await load_mcp_tools(session)}
        check_list(list(tools))

        async def call(tool: str, values: dict[str, object]) -> Answer:
            message = await tools[tool].ainvoke({"name": tool, "args": values, "id": "1", "type": "tool_call"})
            if message.status == "error":
                return True, None, str(message.content)
            return False, message.artifact["structured_content"], message.content[0]["text"]

        await check_calls(call)


asyncio.run(main(sys.argv[1], sys.argv[2:]))
