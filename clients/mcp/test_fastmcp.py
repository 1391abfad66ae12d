"""fastmcp: a client of its own over mcp 2."""

from __future__ import annotations

import asyncio
import sys

from calls import CALLS, DOCUMENT, MISTAKES, check, check_list, check_text
from fastmcp import Client
from fastmcp.client.transports import StdioTransport
from fastmcp.exceptions import ToolError


async def main(command: str, arguments: list[str]) -> None:
    async with Client(StdioTransport(command, arguments, keep_alive=False)) as client:
        check_list([tool.name for tool in await client.list_tools()])
        for tool, values in CALLS.items():
            result = await client.call_tool(tool, values)
            check(tool, result.structured_content)
            check_text(tool, result.content[0].text)
        for tool, values, name in MISTAKES:
            try:
                await client.call_tool(tool, values)
                raise SystemExit(f"{tool} took {values}")
            except ToolError as error:
                assert name in str(error), error
        assert await client.list_resource_templates()
        document = next(resource for resource in await client.list_resources() if resource.name == DOCUMENT)
        assert len((await client.read_resource(document.uri))[0].text) > 1000


asyncio.run(main(sys.argv[1], sys.argv[2:]))
