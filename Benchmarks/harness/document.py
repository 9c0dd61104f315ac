#!/usr/bin/env python3
"""Puts reports into a Markdown file, between two marks, and leaves what people wrote around them alone.

Usage: document.py FILE TITLE=REPORT …

A section of that title is replaced, or taken away where there is no such report; other sections stay.
"""

import re
import sys
from pathlib import Path

BEGIN, END = "<!-- figures: written by Benchmarks/bench.sh -->", "<!-- end of figures -->"


def insert(file: Path, reports: list[tuple[str, Path]]) -> None:
    text = file.read_text() if file.exists() else "# Benchmarks\n"
    if BEGIN not in text or END not in text:
        text = text.rstrip() + f"\n\n{BEGIN}\n{END}\n"
    before, rest = text.split(BEGIN, 1)
    figures, after = rest.split(END, 1)
    sections = dict(re.findall(r"^## (.*)\n+((?:(?!## ).*\n)*)", figures, re.MULTILINE))
    for title, report in reports:
        if report.exists():
            sections[title] = report.read_text()
        else:
            sections.pop(title, None)
    written = "\n\n".join(f"## {title}\n\n{section.strip()}" for title, section in sections.items())
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{before}{BEGIN}\n\n{written}\n\n{END}{after}")


if __name__ == "__main__":
    pairs = [argument.split("=", 1) for argument in sys.argv[2:]]
    insert(Path(sys.argv[1]), [(title, Path(report)) for title, report in pairs])
