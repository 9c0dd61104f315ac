#!/usr/bin/env python3
"""Measures what the size of the dataset costs: loading, memory, and CPU time for each never-seen question.

Datasets come from generate.py. Loading is compared with CPython's json.load of the same files in the same run.
"""

import argparse
import math
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

sys.dont_write_bytecode = True
import generate
from harness import load, questions
from harness.peers import Ours

from client import Connection
from server import end_with_servers

KINDS = {
    "filter": questions.filtered,
    "two filters": questions.two_filters,
    "range": questions.ranged,
    "sort": questions.sorted_page,
    "as_of": questions.as_of,
    "facets": questions.counted,
    "the same without facets": questions.uncounted,
    "q, rare words": questions.q_rare,
    "q, any words": questions.q,
}
# of questions.counted
FACETS = 3
# the sizes between which the cost of a page may grow by half
SMALL, LARGE, MOST = 10_000, 1_000_000, 1.5
FLAT = ("filter", "two filters", "range", "sort", "as_of")

# run in a process of its own, so that what it leaves behind slows nobody down
JSON_LOAD = """
import json, sys, time
start = time.perf_counter()
for name in sys.argv[1:]:
    with open(name, encoding="utf-8") as file:
        json.load(file)
print(time.perf_counter() - start)
"""


@dataclass
class Cost:
    """What one kind of question costs at one size."""

    microseconds: float
    requests: int
    # the mean of records found, all pages together
    matches: float
    fault: str = ""


@dataclass
class Size:
    """What was measured at one size."""

    title: str
    count: int
    bytes: int
    json_load: float
    ready: float = math.nan
    cores: float = math.nan
    loaded_memory: int = 0
    memory: int = 0
    peak_memory: int = 0
    costs: dict[str, Cost] = field(default_factory=dict)
    fault: str = ""


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path, help="osce-directory, built for release")
    parser.add_argument("--counts", default="100,10000,100000,1000000", help="numbers of operations (%(default)s)")
    parser.add_argument("--data", type=Path, help="where datasets are kept between runs (default: they are not)")
    parser.add_argument("--requests", type=int, default=5_000, help="requests of each kind (%(default)s)")
    parser.add_argument("--seconds", type=int, default=4, help="the longest that one kind may take (%(default)s)")
    parser.add_argument("--threads", type=int, default=2, help="threads of the server (%(default)s)")
    parser.add_argument(
        "--memory", type=int, default=20, help="GiB of address space for the server, and for json.load (%(default)s)"
    )
    parser.add_argument(
        "--patience", type=int, default=300, help="seconds until the server has to be ready (%(default)s)"
    )
    parser.add_argument("--output", type=Path, help="a file for the report (default: standard output)")
    return parser.parse_args()


def measure_size(options: argparse.Namespace, title: str, count: int, folder: Path, served: list[str]) -> Size:
    """Loads a dataset and asks it questions of each kind."""
    files = sorted(folder.glob("*.json"))
    size = Size(title, count, sum(file.stat().st_size for file in files), repeated(lambda: json_load(options, files)))
    try:
        size.ready = repeated(lambda: start_once(options, served))
        with start(options, served) as server:
            size.cores = server.cpu().ticks / 1e9 / server.seconds_to_ready
            size.loaded_memory = server.memory()
            if count:
                vocabulary = questions.learn(server.port, questions.OPERATIONS)
                for name, make in KINDS.items():
                    size.costs[name] = measure_kind(options, server, vocabulary, name, make)
                    print(f"{title}, {name}: {size.costs[name].microseconds:.1f} µs", file=sys.stderr)
            size.memory, size.peak_memory = server.memory(), server.memory("VmHWM")
    except (OSError, RuntimeError, ValueError) as error:
        size.fault = str(error)
    return size


def repeated(measure: Callable[[], float]) -> float:
    """The median of five measurements where they are short, since noise then counts more; otherwise one."""
    first = measure()
    return first if first > 1 else statistics.median([first, *(measure() for _ in range(4))])


def start(options: argparse.Namespace, served: list[str]) -> Ours:
    return Ours(options.program, options.threads, served, wrapper=limited(options), timeout=options.patience)


def limited(options: argparse.Namespace) -> list[str]:
    """What a command begins with: an end of its own is better than the kernel's choice of a process to end."""
    return ["prlimit", f"--as={options.memory << 30}"]


def start_once(options: argparse.Namespace, served: list[str]) -> float:
    """The seconds from exec to ready."""
    with start(options, served) as server:
        return server.seconds_to_ready


def json_load(options: argparse.Namespace, files: list[Path]) -> float:
    """The seconds that CPython needs to read the files."""
    command = [*limited(options), sys.executable, "-c", JSON_LOAD, *map(str, files)]
    output = subprocess.run(command, check=False, capture_output=True, text=True)
    return float(output.stdout) if output.returncode == 0 else math.nan


def measure_kind(options: argparse.Namespace, server: Ours, vocabulary, name: str, make) -> Cost:
    """A look at a few answers one by one, then a load; where answers are slow the look has to do."""
    targets = questions.distinct(make, [vocabulary], options.requests + 20, name, set())
    probed, matches = 0, []
    before, began = server.cpu(), time.perf_counter()
    with Connection(server.port, timeout=options.patience) as connection:
        while probed < 20 and (probed < 3 or time.perf_counter() - began < options.seconds):
            answer = connection.get(targets[probed])
            probed += 1
            if answer.status != 200:
                return Cost(math.nan, probed, 0, f"{targets[probed - 1]} gives {answer.status}")
            matches.append(answer.json["meta"]["total"])
    elapsed = (time.perf_counter() - began) / probed
    cost = Cost(server.cpu().since(before) / probed / 1000, probed, statistics.mean(matches))
    if elapsed > 0.02:
        return cost
    with tempfile.NamedTemporaryFile("w", suffix=".targets") as file:
        file.write("".join(f"{target}\n" for target in targets[probed:]))
        file.flush()
        seconds = min(options.seconds, max(1, math.ceil(elapsed * len(targets))))
        # wrk leaves out what is under way at the end, which counts where answers are slow
        connections = load.CONNECTIONS if elapsed < 0.001 else options.threads
        measured = load.run(server, server.port, seconds=seconds, connections=connections, targets=Path(file.name))
    cost.microseconds, cost.requests = measured.microseconds, measured.requests
    if measured.refused or measured.broken:
        cost.fault = f"{measured.refused} answers of 400 or above, {measured.broken} requests without an answer"
    return cost


def load_table(sizes: list[Size]) -> str:
    lines = [
        "| Operations | Files MB | json.load s | Ready s | Ready / json.load | Cores busy | MB when ready "
        + "| MB / files MB | MB after the questions | MB at most |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for size in sizes:
        cells = [size.title, f"{size.bytes / 1e6:,.1f}", f"{size.json_load:.3f}"]
        if size.fault:
            cells += ["–"] * 7
        else:
            cells += [f"{size.ready:.3f}", f"{size.ready / size.json_load:.2f}", f"{size.cores:.1f}"]
            cells += [f"{size.loaded_memory / 1e6:,.0f}", f"{size.loaded_memory / size.bytes:.1f}"]
            cells += [f"{size.memory / 1e6:,.0f}", f"{size.peak_memory / 1e6:,.0f}"]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def cost_table(sizes: list[Size]) -> str:
    sizes = [size for size in sizes if size.costs]
    if not sizes:
        return ""
    largest = max(sizes, key=lambda size: size.count)
    smallest = next((size for size in sizes if size.count == SMALL and size is not largest), None)
    grown = f" {largest.count:,} / {SMALL:,} |" if smallest else ""
    header = "| Question | " + " | ".join(f"{size.count:,}: µs (matches)" for size in sizes) + " |" + grown
    lines = [header, "|---|" + "--:|" * (len(sizes) + bool(smallest))]
    for name in KINDS:
        cells = [_cost(size.costs.get(name)) for size in sizes]
        if smallest and name in largest.costs and name in smallest.costs:
            growth = largest.costs[name].microseconds / smallest.costs[name].microseconds
            cells.append(f"{growth:.2f}" + (f" (goal ≤ {MOST} at {LARGE:,})" if name in FLAT else ""))
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    growths = [_per_value(size, sizes[0]) for size in sizes]
    lines.append("| facets, ns a record and value | " + " | ".join(growths) + " |" + " |" * bool(smallest))
    return "\n".join(lines)


def _cost(cost: Cost | None) -> str:
    return "–" if cost is None or cost.fault else f"{cost.microseconds:,.1f} ({cost.matches:,.0f})"


def _per_value(size: Size, smallest: Size) -> str:
    """What facets add for each record and each of its values, beyond what they add to the smallest dataset."""
    if size is smallest:
        return "–"
    (added, matches), (least, few) = _added_by_facets(size), _added_by_facets(smallest)
    return f"{1000 * (added - least) / (matches - few) / FACETS:.2f}" if matches > few else "–"


def _added_by_facets(size: Size) -> tuple[float, float]:
    """Microseconds, and the records counted."""
    with_facets, without = size.costs.get("facets"), size.costs.get("the same without facets")
    if with_facets is None or without is None:
        return math.nan, math.nan
    return with_facets.microseconds - without.microseconds, with_facets.matches


def main() -> int:
    options = arguments()
    end_with_servers()
    with tempfile.TemporaryDirectory(prefix="osce-scale-") as temporary:
        data = options.data or Path(temporary)
        sizes = [measure_size(options, "Seed, embedded", 0, generate.SEED, [])]
        for count in map(int, options.counts.split(",")):
            folder = data / str(count)
            if not (folder / "operations.json").exists():
                generate.write(count, folder, seed=1)
            sizes.append(measure_size(options, f"{count:,}", count, folder, ["--seed", str(folder)]))
    faults = [f"- {size.title}: {size.fault}" for size in sizes if size.fault]
    faults += [
        f"- {size.title}, {name}: {cost.fault}" for size in sizes for name, cost in size.costs.items() if cost.fault
    ]
    parts = [load_table(sizes), cost_table(sizes), "\n".join(faults)]
    text = "\n\n".join(part for part in parts if part) + "\n"
    if options.output:
        options.output.write_text(text)
    else:
        print(text, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
