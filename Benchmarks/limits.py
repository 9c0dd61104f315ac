#!/usr/bin/env python3
"""Measures what stays bounded: memory after a million requests, under never-seen questions, with many connections
open; and what a second thread brings.
"""

import argparse
import os
import resource
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
from harness import load, questions
from harness.load import Measurement
from harness.peers import Ours

from client import Connection
from server import end_with_servers

HOT = "/operations/bishkek"
MB = 1_000_000


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path, help="osce-directory, built for release")
    parser.add_argument("--requests", type=int, default=1_000_000, help="repeated requests (%(default)s)")
    parser.add_argument("--questions", type=int, default=60_000, help="never-seen questions at most (%(default)s)")
    parser.add_argument("--connections", type=int, default=10_000, help="connections kept open (%(default)s)")
    parser.add_argument("--output", type=Path, help="a file for the report (default: standard output)")
    return parser.parse_args()


def hot(server: Ours, seconds: int = 3, **options) -> Measurement:
    measured = load.run(server, server.port, HOT, seconds=seconds, **options)
    if measured.refused or measured.broken or not measured.requests:
        raise ValueError(f"hot requests fail: {measured}")
    return measured


def memory(options: argparse.Namespace) -> list[tuple[str, str, str]]:
    """Memory of one server along its life, with the shipped Seed."""
    with Ours(options.program, 2) as server:
        rows = [("memory when ready", _megabytes(server.memory()), "")]
        answered = 0
        while answered < options.requests:
            answered += hot(server, seconds=5).requests
        rows.append((f"memory after {answered:,} repeated requests", _megabytes(server.memory()), "≤ 25 MB"))
        vocabularies = [questions.learn(server.port, each) for each in (questions.DOCUMENTS, questions.SOURCES)]
        seen: set[str] = set()
        for part in ("a third", "two thirds", "all"):
            targets = questions.distinct(questions.page, vocabularies, options.questions // 3, part, seen)
            with tempfile.NamedTemporaryFile("w", suffix=".targets") as file:
                file.write("".join(f"{target}\n" for target in targets))
                file.flush()
                asked = load.run(server, server.port, seconds=5, targets=Path(file.name))
            title = f"memory after {part} of the never-seen questions ({asked.requests:,} more"
            title += f", {asked.microseconds:.0f} µs each)"
            rows.append((title, _megabytes(server.memory()), "bounded by the cache"))
        rows.append(("memory at most", _megabytes(server.memory("VmHWM")), ""))
    return rows


def connections(options: argparse.Namespace) -> list[tuple[str, str, str]]:
    """What open connections take, and whether others pay for them."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    count = min(options.connections, most - 500)
    with Ours(options.program, 2) as server:
        alone, before = hot(server), server.memory()
        opened = []
        try:
            for _ in range(count):
                opened.append(Connection(server.port, 10))
                opened[-1].get(HOT)
            each = (server.memory() - before) / count
            # room for wrk where no more connections than these are taken
            for connection in opened[-100:]:
                connection.close()
            among = hot(server)
        finally:
            for connection in opened:
                connection.close()
    ratio = among.microseconds / alone.microseconds
    return [
        (f"memory of each of {count:,} open connections", f"{each / 1000:.1f} kB", "≤ 12 KB"),
        ("hot cost among them / alone", f"{ratio:.2f}", "unchanged"),
    ]


def threads(options: argparse.Namespace) -> list[tuple[str, str, str]]:
    """Throughput of two threads against one; with wrk on other cores where there are any."""
    cores = sorted(os.sched_getaffinity(0))
    measured = []
    for count in (1, 2):
        wrapper = ["taskset", "-c", ",".join(map(str, cores[:count]))] if len(cores) > 2 else []
        with Ours(options.program, count, wrapper=wrapper) as server:
            hot(server, seconds=1)
            measured.append(hot(server, cores=cores[2:]))
    one, two = measured
    note = "" if len(cores) > 2 else f", wrk on the same {len(cores)} cores, so the bound is out of reach"
    return [
        (f"throughput, 2 threads / 1{note}", f"{two.requests / one.requests:.2f}", "≥ 1.8"),
        ("cost of a request, 2 threads / 1", f"{two.microseconds / one.microseconds:.2f}", ""),
    ]


def _megabytes(size: int) -> str:
    return f"{size / MB:.1f} MB"


def main() -> int:
    options = arguments()
    end_with_servers()
    rows = memory(options) + connections(options) + threads(options)
    lines = ["| Measured | Figure | Goal |", "|---|--:|--:|"]
    lines += [f"| {title} | {figure} | {goal} |" for title, figure, goal in rows]
    text = "\n".join(lines) + "\n"
    if options.output:
        options.output.write_text(text)
    else:
        print(text, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
