"""Does what the guides of docs/guides say: every command with curl and jq, every sample of code in the language it is in, each against
what the guide prints. `check_guides.py BASE --update` writes the output of the samples of code into the guides."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

from common import BASE, Findings

GUIDES = pathlib.Path(__file__).resolve().parents[2] / "docs" / "guides"
ORIGIN = "http://127.0.0.1:8080"
# What runs a sample, with its code behind. R is asked only where it is installed; the guide says what it printed when somebody had it.
RUNNERS = {
    "python": [sys.executable, "-c"],
    "javascript": ["node", "--input-type=module", "-e"],
    "r": ["Rscript", "-e"],
    "sql": [sys.executable, str(pathlib.Path(__file__).with_name("run_sql.py")), BASE],
    # needs an extension that is not on every machine: Tests/Clients/check_database.py runs these
    "duckdb": ["duckdb"],
    # the same, by Tests/Clients/check_mcp.py
    "mcp": ["mcp"],
}
# What programs of others read, which are not here.
SHOWN = {"json": json.loads, "shell": str}
LINES, COLUMNS = 15, 160
findings = Findings()
skipped = {}


def shortened(text):
    """An answer as a guide prints it."""
    lines = text.replace("\r\n", "\n").rstrip("\n").split("\n")
    shown = [line if len(line) <= COLUMNS else line[: COLUMNS - 1] + "…" for line in lines[:LINES]]
    if len(lines) == LINES + 1:
        return shown + lines[LINES:]
    return shown + ["…"] if len(lines) > LINES else shown


def console(where, command, printed):
    """A command: the address with curl itself, the way into the answer as jq goes."""
    sends = r"((?:-H 'Content-Type: [^']*' )?(?:-d \$?'[^']*' )?)"
    parts = re.fullmatch(r"\$ curl " + sends + "'" + re.escape(ORIGIN) + r"([^']*)'(?: \| jq ((?:\.\w+)+))?", command)
    if not findings.expect(parts, where, f"not a command of this form: {command}"):
        return
    # as the shell does, which alone knows what $'' is
    asked = f"curl --silent --noproxy '*' {parts[1]}'{BASE}{parts[2]}'"
    run = subprocess.run(["bash", "-c", asked], capture_output=True, timeout=30)
    answer = run.stdout.decode()
    if parts[3]:
        value = json.loads(answer)
        for name in parts[3][1:].split("."):
            value = value[name]
        answer = json.dumps(value, indent=2, ensure_ascii=False)
    findings.equal("\n".join(printed), "\n".join(shortened(answer)), f"{where}: {command}", "what a command prints")


def sample(where, language, code):
    """What a sample of code prints; nothing where its language is not here."""
    runner = RUNNERS.get(language)
    if not findings.expect(runner, where, f"no way to run {language}"):
        return None
    if not shutil.which(runner[0]) or language in ["duckdb", "mcp"]:
        skipped[language] = skipped.get(language, 0) + 1
        return None
    run = subprocess.run([*runner, code.replace(ORIGIN, BASE)], capture_output=True, text=True, timeout=60, env={**os.environ, "LANG": "C.UTF-8"})
    findings.equal(run.returncode, 0, where, f"the code fails: {run.stderr[-500:]}")
    return run.stdout.replace(BASE, ORIGIN).rstrip("\n")


ran = {}
for guide in sorted(GUIDES.glob("*.md")):
    text = guide.read_text(encoding="utf-8")
    blocks = list(re.finditer(r"^```(\w+)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL))
    updated = text
    for place, block in enumerate(blocks):
        language, content = block[1], block[2]
        where = f"{guide.name}, block {place + 1}"
        if language == "console":
            command, *printed = content.rstrip("\n").split("\n")
            console(where, command, printed)
        elif language in SHOWN:
            SHOWN[language](content)
            continue
        elif language == "text":
            findings.expect(place and blocks[place - 1][1] in RUNNERS, where, "output of nothing")
            continue
        else:
            output = sample(where, language, content)
            follows = place + 1 < len(blocks) and blocks[place + 1][1] == "text"
            if not findings.expect(follows, where, "a sample without the output that follows") or output is None:
                continue
            if "--update" in sys.argv:
                old = block[0] + text[block.end(): blocks[place + 1].end()]
                updated = updated.replace(old, block[0] + text[block.end(): blocks[place + 1].start()] + f"```text\n{output}\n```")
            else:
                findings.equal(blocks[place + 1][2].rstrip("\n"), output, where, "what a sample prints")
        ran[language] = ran.get(language, 0) + 1
    if updated != text:
        guide.write_text(updated, encoding="utf-8")
print(f"ran {ran}" + (f", not here and so not run: {skipped}" if skipped else ""))
findings.finish()
