"""langchain-mcp-adapters: the tools of a server as LangChain tools."""

from __future__ import annotations

import asyncio
import sys

from calls import CALLS, MISTAKES, check, check_list, check_text
from langchain_mcp_adapters.client import MultiServerMCPClient


async def main(command: str, arguments: list[str]) -> None:
    client = MultiServerMCPClient({"winnow": {"command": command, "args": arguments, "transport": "stdio"}})
    async with client.session("winnow") as session:
        from langchain_mcp_adapters.tools import load_mcp_tools

        tools = {tool.name: tool for tool in await load_mcp_tools(session)}
        check_list(list(tools))
        for name, values in CALLS.items():
            message = await tools[name].ainvoke({"name": name, "args": values, "id": "1", "type": "tool_call"})
            assert message.status == "success", message
            check(name, message.artifact["structured_content"])
            check_text(name, message.content[0]["text"])
        for name, values, word in MISTAKES:
            message = await tools[name].ainvoke({"name": name, "args": values, "id": "1", "type": "tool_call"})
            assert message.status == "error" and word in str(message.content), message


asyncio.run(main(sys.argv[1], sys.argv[2:]))
