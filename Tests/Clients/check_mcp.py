"""The Model Context Protocol: by its Python client in both eras, over a socket and over standard input, by two checkers, and by the schemas of its tools."""
# requires: mcp==2.3.0 jbt-mcpcheck==0.1.1 amagi-mcp-probe==0.1.0 jsonschema==4.26.0
import asyncio
import json
import re
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import jsonschema
from mcp import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from common import BASE, FOLDER, PROGRAM, Findings

findings = Findings()
ADDRESS = BASE + "/mcp"
CALLS = {
    "search": {"query": "odihr"}, "fetch": {"id": "institutions/odihr"},
    "list_records": {"collection": "operations", "filters": {"country": ["kg", "tj"], "established__gte": "1994"}},
    "timeline": {"of": "operations/bishkek"}, "sources_of": {"id": "odihr"}, "related": {"id": "odihr"},
    "cite": {"id": "odihr"}, "describe": {"collection": "operations"},
}


async def client(server, mode):
    async with Client(server, mode=mode) as session:
        tools = (await session.list_tools()).tools
        findings.equal([tool.name for tool in tools], list(CALLS), f"{mode}: tools")
        for name, arguments in CALLS.items():
            answer = await session.call_tool(name, arguments)
            findings.expect(not answer.is_error, f"{mode}: {name}: {answer.content}")
            content = answer.structured_content
            findings.equal(json.loads(answer.content[0].text), content, f"{mode}: {name}: text and content")
            for member in ["url", "citation", "data_version"]:
                findings.expect(content.get(member), f"{mode}: {name} has no {member}")
        wrong = await session.call_tool("list_records", {"collection": "operations", "filters": {"dimention": "human"}})
        findings.expect(wrong.is_error and "dimension" in wrong.content[0].text, f"{mode}: {wrong}")
        for uri in ["osce-directory:///dataset", "osce-directory:///docs/assistants", "osce-directory:///states/kg"]:
            findings.expect((await session.read_resource(uri)).contents[0].text, f"{mode}: {uri}")
        for request in [session.call_tool("nope", {}), session.read_resource("osce-directory:///states/zz")]:
            try:
                findings.expect(False, f"{mode}: {await request}")
            except Exception as error:
                findings.expect("Unknown tool" in str(error) or "no state" in str(error), f"{mode}: {error}")


for mode in ["auto", "legacy"]:
    asyncio.run(client(ADDRESS, mode))
    asyncio.run(client(stdio_client(StdioServerParameters(command=PROGRAM, args=["mcp"])), mode))

# the sample of the guide
guide = (Path(__file__).resolve().parents[2] / "docs/guides/assistants.md").read_text(encoding="utf-8")
code, printed = re.search(r"^```mcp\n(.*?)^```$.*?^```text\n(.*?)^```$", guide, re.MULTILINE | re.DOTALL).groups()
run = subprocess.run([sys.executable, "-c", code.replace("http://127.0.0.1:8080", BASE)], capture_output=True, text=True)
findings.equal(run.stdout, printed, f"the guide: {run.stderr[-500:]}")

# checkers
arguments = FOLDER / "arguments.json"
arguments.write_text(json.dumps(CALLS))
for command in [
    ["mcpcheck", "--legacy-probes", "--probe", "all", "--strict", ADDRESS],
    ["amagi-mcp-probe", "--url", ADDRESS, "--strict", "--args", str(arguments)],
]:
    run = subprocess.run(command, capture_output=True, text=True)
    findings.equal(run.returncode, 0, f"{command[0]}: {run.stdout[-3000:]}{run.stderr[-500:]}")

# answers of 2026-07-28 by the schemas that the tools have
VERSION = "2026-07-28"
META = {"io.modelcontextprotocol/protocolVersion": VERSION, "io.modelcontextprotocol/clientCapabilities": {}}


def ask(method, **parameters):
    content = {"jsonrpc": "2.0", "id": 0, "method": method, "params": {**parameters, "_meta": META}}
    fields = {"Content-Type": "application/json", "MCP-Protocol-Version": VERSION, "Mcp-Method": method}
    if name := parameters.get("name") or parameters.get("uri"):
        fields["Mcp-Name"] = name
    request = urllib.request.Request(ADDRESS, json.dumps(content).encode(), fields)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


tools = ask("tools/list")[1]["result"]["tools"]
findings.expect(len(json.dumps(tools, separators=(",", ":"), ensure_ascii=False)) <= 8192, "tools/list is larger than 8 kB")
for tool in tools:
    for member in ["inputSchema", "outputSchema"]:
        jsonschema.Draft202012Validator.check_schema(tool[member])
    jsonschema.validate(CALLS[tool["name"]], tool["inputSchema"])
    result = ask("tools/call", name=tool["name"], arguments=CALLS[tool["name"]])[1]["result"]
    jsonschema.validate(result["structuredContent"], tool["outputSchema"])
    findings.equal(result["resultType"], "complete", tool["name"])
findings.equal(ask("nope")[0], 404, "an unknown method")

findings.finish()
