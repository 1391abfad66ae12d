"""mcp 1: the SDK of the handshake, and what langchain-mcp-adapters and most servers' tests still pin.

The arguments are a command, or the address of a server.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from calls import CALLS, DOCUMENT, MISTAKES, Answer, check_calls, check_list
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.client.streamable_http import streamablehttp_client
from mcp.shared.exceptions import McpError


@asynccontextmanager
async def opened_streams(command: str, arguments: list[str]) -> AsyncIterator[tuple[Any, Any]]:
    if command.startswith("http"):
        async with streamablehttp_client(command) as (read, write, _):
            yield read, write
    else:
        async with stdio_client(StdioServerParameters(command=command, args=arguments)) as streams:
            yield streams


async def main(command: str, arguments: list[str]) -> None:
    reports: list[float] = []
    logs: list[object] = []

    async def log(message: object) -> None:
        logs.append(message)

    async def report(progress: float, total: float | None, message: str | None) -> None:
        reports.append(progress)

    async with opened_streams(command, arguments) as streams, ClientSession(*streams, logging_callback=log) as session:
        opened = await session.initialize()
        assert opened.protocolVersion == "2025-11-25", opened
        assert opened.serverInfo.name == "winnow" and opened.instructions, opened
        await session.send_ping()
        await session.set_logging_level("info")
        check_list([tool.name for tool in (await session.list_tools()).tools])

        async def call(tool: str, values: dict[str, object]) -> Answer:
            # The SDK checks the structured content against the output schema.
            result = await session.call_tool(tool, values, progress_callback=report)
            return result.isError, result.structuredContent, result.content[0].text

        await check_calls(call)
        assert len(logs) == len(CALLS) + len(MISTAKES), logs
        assert reports and reports[-1] > 0, reports
        try:
            await session.call_tool("no_such_tool", {})
            raise SystemExit("an unknown tool was called")
        except McpError as error:
            assert error.error.code == -32602 and "no_such_tool" in error.error.message, error
        assert (await session.list_resource_templates()).resourceTemplates[0].uriTemplate.startswith("winnow://")
        listed = (await session.list_resources()).resources
        document = next(resource for resource in listed if resource.name == DOCUMENT)
        contents = (await session.read_resource(document.uri)).contents
        assert len(contents[0].text) > 1000, contents
        await session.read_resource("winnow://handbook/document/scores.md")


asyncio.run(main(sys.argv[1], sys.argv[2:]))
