"""The Model Context Protocol by the client that most programs still have, which shakes hands first."""
# requires: mcp==1.30.0
import asyncio
import json

from mcp import ClientSession
from mcp.client.streamable_http import streamablehttp_client

from common import BASE, Findings

findings = Findings()
CALLS = {
    "search": {"query": "odihr"}, "fetch": {"id": "odihr", "as_of": "1991-06-01"},
    "list_records": {"collection": "states", "limit": 50}, "timeline": {"country": "kg"}, "sources_of": {"id": "odihr"},
    "related": {"id": "odihr", "depth": 2}, "cite": {}, "describe": {},
}


async def main():
    async with streamablehttp_client(BASE + "/mcp") as (reading, writing, _):
        async with ClientSession(reading, writing) as session:
            begun = await session.initialize()
            findings.equal(begun.protocolVersion, "2025-11-25", "revision")
            findings.expect(begun.instructions, "no instructions")
            await session.send_ping()
            findings.equal([tool.name for tool in (await session.list_tools()).tools], list(CALLS), "tools")
            for name, arguments in CALLS.items():
                # the client holds structuredContent against outputSchema
                answer = await session.call_tool(name, arguments)
                findings.expect(not answer.isError, f"{name}: {answer.content}")
                findings.equal(json.loads(answer.content[0].text), answer.structuredContent, f"{name}: text and content")
            findings.expect((await session.call_tool("fetch", {"id": "nosuchthing"})).isError, "an unknown id")
            findings.expect((await session.list_resources()).resources, "no resources")


asyncio.run(main())
findings.finish()
