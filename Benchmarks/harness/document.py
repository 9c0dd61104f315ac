#!/usr/bin/env python3
"""Puts reports into a Markdown file, between two marks, and leaves what people wrote around them alone.

Usage: document.py FILE TITLE=REPORT …
"""

import sys
from pathlib import Path

BEGIN, END = "<!-- figures: written by Benchmarks/bench.sh -->", "<!-- end of figures -->"
NEW = f"# Benchmarks\n\n{BEGIN}\n{END}\n"


def insert(file: Path, reports: list[tuple[str, Path]]) -> None:
    text = file.read_text() if file.exists() else NEW
    if BEGIN not in text or END not in text:
        text = text.rstrip() + f"\n\n{BEGIN}\n{END}\n"
    before, rest = text.split(BEGIN, 1)
    after = rest.split(END, 1)[1]
    figures = "\n\n".join(f"## {title}\n\n{report.read_text().strip()}" for title, report in reports)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{before}{BEGIN}\n\n{figures}\n\n{END}{after}")


if __name__ == "__main__":
    pairs = [argument.split("=", 1) for argument in sys.argv[2:]]
    insert(Path(sys.argv[1]), [(title, Path(report)) for title, report in pairs if Path(report).exists()])
