#!/usr/bin/env python3
"""Writes the figures of docs/scaling.md that follow from docs/benchmarks.md, between marks; measures nothing.

scaling.py            writes them
scaling.py --check    fails where they are not what docs/benchmarks.md says
"""

import argparse
import re
import sys
from pathlib import Path

sys.dont_write_bytecode = True
from harness import figures
from harness.figures import Figures, cells

DOCUMENT = Path(__file__).resolve().parents[1] / "docs" / "scaling.md"
DAY = 86_400
UNIQUE = 0.01  # share of questions that nobody asks twice, as cdn.py assumes
BILLION = 1_000_000_000
BUSIEST = 3  # the rate of the busiest hour divided by the mean
FULL_NETWORK = 237_000  # answers of 5.3 kB a second that fill 10 Gbit/s

REQUESTS = [
    ("a record, ready in the cache", "hot: record"),
    ("a list of {size} kB, ready", "hot: collection"),
    ("a 304", "304"),
    ("a record with gzip, ready", "gzip: record"),
    ("a page of a list, never asked before", "cold: page"),
    ("ranges, sort, facets and page, never asked before", "cold: ranges, sort, facets, page"),
]
CONNECTIONS = "memory of each of 10,000 open connections"


def one_core(measured: Figures, _: str) -> str:
    """What one core serves."""
    lines = [
        f"Measured, in [benchmarks.md](benchmarks.md): CPU time of a request on one machine ({measured.machine}), "
        f"{measured.day}. The requests a second are one second divided by it. "
        "How far the rounds of a case lie apart is said there.",
        "",
        "| Request | µs of CPU | A core then serves, a second |",
        "|---|--:|--:|",
    ]
    for words, case in REQUESTS:
        time = measured.microseconds[case]
        words = words.format(size=measured.sizes[case] // 1000)
        lines.append(f"| {words} | {time:.1f} | {_rounded(1e6 / time):,} |")
    each = float(measured.bounds[CONNECTIONS].split()[0])
    lines += [
        "",
        "Nothing is shared between threads on the way of a request but the network card, so cores add up until the "
        f"network is full: at 5.3 kB an answer, 10 Gbit/s are {FULL_NETWORK:,} answers a second, or "
        f"{FULL_NETWORK * measured.hot / 1e6:.1f} cores. What a machine holds open costs memory, not time: "
        f"{each:.1f} kB for each idle connection, {each * 10:.0f} MB for 10,000 of them.",
    ]
    return "\n".join(lines)


def cdn(measured: Figures, old: str) -> str:
    """The table that cdn.py printed, with the columns of cores worked out anew."""
    lines = [line for line in old.splitlines() if line.startswith("|")]
    names = cells(lines[0])
    for place, line in enumerate(lines[2:], 2):
        row = cells(line)
        for requests, cores in (
            ("Origin, requests/s", "Origin, cores"),
            ("With a shield: requests/s", "cores"),
        ):
            row[names.index(cores)] = f"{_cores(measured, row[0], row[names.index(requests)]):.2%}"
        lines[place] = f"| {' | '.join(row)} |"
    lines += [
        "",
        f"Cores are shares of one core, at {measured.hot:.1f} µs for what is ready and {measured.cold:.1f} µs for what "
        "is not.",
    ]
    return "\n".join(lines)


def billion(measured: Figures, old: str) -> str:
    """The table of a billion requests a day, with the rows that follow from CPU time written anew."""
    rate = BILLION / DAY
    mean = (1 - UNIQUE) * measured.hot + UNIQUE * measured.cold
    behind = next(
        cells(line)[2].split("/")[0]
        for line in old.splitlines()
        if line.startswith("| requests a second at the origin")
    )
    cores = _cores(measured, str(BILLION), behind)
    written = {
        "CPU of a mean request": (
            f"| CPU of a mean request: {1 - UNIQUE:.2f} × {measured.hot:.1f} µs + {UNIQUE:.2f} × {measured.cold:.1f} µs "
            f"| {mean:.1f} µs | – |"
        ),
        "cores for the answers, busiest": (
            f"| cores for the answers, busiest | {BUSIEST * rate * mean / 1e6:.2f} | {BUSIEST * cores:.2f} |"
        ),
    }
    lines = old.strip().splitlines()
    for place, line in enumerate(lines):
        for name, row in written.items():
            if line.startswith(f"| {name}"):
                lines[place] = row
    return "\n".join(lines)


def _cores(measured: Figures, a_day: str, requests: str) -> float:
    """The share of a core that the requests at the origin take, those that nobody asks twice among them."""
    unique = float(a_day.replace(",", "")) / DAY * UNIQUE
    return (unique * measured.cold + (float(requests.replace(",", "")) - unique) * measured.hot) / 1e6


def _rounded(number: float) -> int:
    """A number with two digits that say something."""
    step = 10 ** (len(str(int(number))) - 2)
    return round(number / step) * step


PARTS = {"one core": one_core, "cdn": cdn, "billion": billion}


def written(text: str, measured: Figures) -> str:
    """The document with its parts written anew."""
    for name, part in PARTS.items():
        begin, end = f"<!-- {name}: written by Benchmarks/scaling.py -->\n", f"<!-- end of {name} -->"
        found = re.search(re.escape(begin) + "(.*?)" + re.escape(end), text, re.DOTALL)
        if not found:
            raise ValueError(f"{DOCUMENT.name} has no marks for {name}")
        new = f"{begin}\n{part(measured, found[1])}\n\n{end}"
        text = text[: found.start()] + new + text[found.end() :]
    return text


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 where something differs")
    options = parser.parse_args()
    old = DOCUMENT.read_text()
    try:
        new = written(old, figures.read())
    except (ValueError, KeyError) as error:
        print(f"scaling.py: {DOCUMENT} stays as it is: {error}", file=sys.stderr)
        return 1
    if new == old:
        return 0
    if options.check:
        print(f"scaling.py: {DOCUMENT} is not what docs/benchmarks.md says; run Benchmarks/scaling.py", file=sys.stderr)
        return 1
    DOCUMENT.write_text(new)
    print(f"Wrote {DOCUMENT}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
