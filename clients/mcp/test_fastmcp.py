"""fastmcp: a client of its own over mcp 2."""

from __future__ import annotations

import asyncio
import sys

from calls import DOCUMENT, Answer, check_calls, check_list
from fastmcp import Client
from fastmcp.client.transports import StdioTransport
from fastmcp.exceptions import ToolError


async def main(command: str, arguments: list[str]) -> None:
    server = command if command.startswith("http") else StdioTransport(command, arguments, keep_alive=False)
    async with Client(server) as client:
        check_list([tool.name for tool in await client.list_tools()])

        async def call(tool: str, values: dict[str, object]) -> Answer:
            try:
                result = await client.call_tool(tool, values)
            except ToolError as error:
                return True, None, str(error)
            return False, result.structured_content, result.content[0].text

        await check_calls(call)
        assert await client.list_resource_templates()
        document = next(resource for resource in await client.list_resources() if resource.name == DOCUMENT)
        assert len((await client.read_resource(document.uri))[0].text) > 1000


asyncio.run(main(sys.argv[1], sys.argv[2:]))
