"""Reads the figures that stand in docs/benchmarks.md between the marks of `document.py`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from .document import BEGIN, END

REPORT = Path(__file__).resolve().parents[2] / "docs" / "benchmarks.md"
# The cases that stand for what is ready and for what is not, where a calculation needs one figure of each.
HOT, COLD = "hot: record", "cold: ranges, sort, facets, page"


@dataclass(frozen=True)
class Figures:
    """What one run measured."""

    machine: str
    day: str
    microseconds: dict[str, float]
    """CPU time of a request of ours, by case."""
    sizes: dict[str, int]
    """Bytes of an answer, by case."""
    bounds: dict[str, str]
    """The figures of the section "Bounds", as they are written."""

    @property
    def hot(self) -> float:
        return self.microseconds[HOT]

    @property
    def cold(self) -> float:
        return self.microseconds[COLD]


def read(report: Path = REPORT) -> Figures:
    """Reads a report.

    Raises ValueError where a section or a column is missing.
    """
    text = report.read_text()
    if BEGIN not in text or END not in text:
        raise ValueError(f"{report} has no figures written by Benchmarks/bench.sh")
    figures = text.split(BEGIN, 1)[1].split(END, 1)[0]
    sections = dict(re.findall(r"^## (.*)\n+((?:(?!## ).*\n)*)", figures, re.MULTILINE))
    for title in ("CPU time of a request", "Bounds"):
        if title not in sections:
            raise ValueError(f"{report} has no section {title}")
    requests = sections["CPU time of a request"]
    notes = re.findall(r"^- (.*)$", requests, re.MULTILINE)
    cases = [row for row in rows(requests, "Case") if row["Ours µs"] != "–"]
    return Figures(
        machine=", ".join(notes[0].split(", ")[:2]),
        day=next(day for note in notes for day in re.findall(r"^\d{4}-\d{2}-\d{2}", note)),
        microseconds={row["Case"]: float(row["Ours µs"].replace(",", "")) for row in cases},
        sizes={row["Case"]: int(row["Bytes"].replace(",", "")) for row in cases},
        bounds={row["Measured"]: row["Figure"] for row in rows(sections["Bounds"], "Measured")},
    )


def rows(text: str, first: str) -> list[dict[str, str]]:
    """The rows of the Markdown table whose first column is called `first`, by the names of the columns."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    start = next((place for place, line in enumerate(lines) if cells(line)[0] == first), None)
    if start is None:
        raise ValueError(f"there is no table whose first column is {first}")
    names, found = cells(lines[start]), []
    for line in lines[start + 2 :]:
        values = cells(line)
        if len(values) != len(names):
            break
        found.append(dict(zip(names, values)))
    return found


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]
