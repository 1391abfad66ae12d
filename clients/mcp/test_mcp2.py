"""mcp 2: finds the newest version by itself, takes the handshake when told to, and can be pinned."""

from __future__ import annotations

import asyncio
import sys

from calls import DOCUMENT, Answer, check_calls, check_list
from mcp import Client, MCPError, StdioServerParameters


async def main(mode: str, version: str, command: str, arguments: list[str]) -> None:
    reports: list[float] = []

    async def report(progress: float, total: float | None, message: str | None) -> None:
        reports.append(progress)

    server = command if command.startswith("http") else StdioServerParameters(command=command, args=arguments)
    async with Client(server, mode=mode) as client:
        assert client.protocol_version == version, client.protocol_version
        if mode != version:
            assert client.server_info.name == "winnow" and client.instructions, client.server_info
        check_list([tool.name for tool in (await client.list_tools()).tools])

        async def call(tool: str, values: dict[str, object]) -> Answer:
            result = await client.call_tool(tool, values, progress_callback=report)
            return result.is_error, result.structured_content, result.content[0].text

        await check_calls(call)
        assert reports, reports
        try:
            await client.call_tool("no_such_tool", {})
            raise SystemExit("an unknown tool was called")
        except MCPError as error:
            assert error.code == -32602, error
        assert (await client.list_resource_templates()).resource_templates
        listed = (await client.list_resources()).resources
        document = next(resource for resource in listed if resource.name == DOCUMENT)
        assert len((await client.read_resource(document.uri)).contents[0].text) > 1000
        try:
            await client.read_resource("winnow://handbook/document/none")
            raise SystemExit("a document that is not there was read")
        except MCPError as error:
            assert error.code == (-32002 if mode == "legacy" else -32602), error


for mode, version in [("auto", "2026-07-28"), ("legacy", "2025-11-25"), ("2026-07-28", "2026-07-28")]:
    asyncio.run(main(mode, version, sys.argv[1], sys.argv[2:]))
    print(f"mcp 2, {mode}: all tools called")
