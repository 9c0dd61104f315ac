"""The Model Context Protocol by fastmcp's command, as somebody at a terminal has it."""
# requires: fastmcp==4.2.3
import json
import subprocess

from common import BASE, Findings

findings = Findings()


def run(*words):
    ended = subprocess.run(["fastmcp", *words], capture_output=True, text=True)
    findings.equal(ended.returncode, 0, f"{words}: {ended.stdout[-2000:]}{ended.stderr[-2000:]}")
    return ended.stdout


findings.expect("Tools (8)" in run("list", BASE + "/mcp"), "not eight tools")
found = json.loads(run("call", BASE + "/mcp", "search", "query=odihr", "limit=1"))
findings.equal(found["results"][0]["id"], "institutions/odihr", "what is found")
findings.finish()
