#!/usr/bin/env python3
"""Counts the instructions and the allocations of a request, by whose they are.

The server runs under callgrind with one thread and is asked over one connection. For each case the counters are set to
zero once everything is warm and dumped after so many requests, so that start, connection and first answer are not in
the figures. They are the same in each run of the same program, whatever else the machine does. Called by profile.sh,
which prepares what it needs.
"""

import argparse
import struct
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).parent.parent))
from harness import questions
from harness.cases import CASES, Case
from harness.peers import Ours, Reference

from client import Connection, get
from server import Server, end_with_servers

NAMES = ["hot-record", "hot-filter", "hot-collection", "not-modified", "gzip-record", "bad-request-hot"]
NAMES += ["cold-mix", "cold-q", "cold-search", "bad-request", "not-found"]
OURS, SWIFT, LIBRARY, LIBC, MEMSET = "Ours", "Swift runtime", "libmicrohttpd", "libc", "memset"
DIGEST, CODING, OTHER = "nettle", "zlib, brotli", "Other"
OWNERS = [OURS, SWIFT, LIBRARY, LIBC, DIGEST, CODING, OTHER, MEMSET]


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path, help="osce-directory, built for release, without debugging information")
    parser.add_argument("--reference", type=Path, required=True, help="the C reference, built")
    parser.add_argument("--malloc-counter", type=Path, required=True, help="malloc_counter.so")
    parser.add_argument("--sigsuspend", type=Path, required=True, help="sigsuspend.so")
    parser.add_argument("--requests", type=int, default=200, help="requests of each case (%(default)s)")
    parser.add_argument("--keep", type=Path, help="a folder for callgrind's files, one for each case")
    parser.add_argument("--output", type=Path, help="a file for the report (default: standard output)")
    return parser.parse_args()


class Asker:
    """Asks the questions of the cases, over one connection."""

    def __init__(self, port: int, count: int):
        self._count = count
        self._connection = Connection(port, timeout=600)
        self._vocabularies: dict[questions.Collection, questions.Vocabulary] = {}
        self._port = port

    def prepare(self, case: Case) -> Callable[[], None]:
        """Warms the server up for a case; gives what asks its questions."""
        fields = dict(case.fields)
        if case.revalidates:
            fields["If-None-Match"] = self._connection.get(case.target).field("ETag")
        # the same number of questions before, so that what grows by and by has grown
        warming, counting = self._targets(case, self._count), self._targets(case, self._count)
        for target in warming:
            answer = self._connection.get(target, fields)
            if answer.status != case.status:
                raise ValueError(f"{target} gives {answer.status}, not {case.status}")

        def ask() -> None:
            for target in counting:
                self._connection.get(target, fields)

        return ask

    def _targets(self, case: Case, count: int) -> list[str]:
        if not case.is_cold:
            return [case.target] * count
        if not self._vocabularies:
            self._seen: set[str] = set()
        for collection in case.collections:
            if collection not in self._vocabularies:
                self._vocabularies[collection] = questions.learn(self._port, collection)
        vocabularies = [self._vocabularies[collection] for collection in case.collections]
        return questions.distinct(case.make, vocabularies, count, f"{case.name} {len(self._seen)}", self._seen)


class Callgrind:
    """The counters of a server that runs under callgrind."""

    OPTIONS = ("--tool=callgrind", "--quiet", "--compress-strings=no", "--compress-pos=no")

    def __init__(self, folder: Path):
        self._file = folder / "callgrind.out"
        self._dumps = 0
        self.wrapper = ["valgrind", *self.OPTIONS, f"--callgrind-out-file={self._file}"]

    def count(self, server: Server, ask: Callable[[], None], program: Path, keep: Path | None) -> Counter:
        """The instructions that questions cost, by owner."""
        self._control("--zero", server)
        ask()
        self._control("--dump", server)
        self._dumps += 1
        file = self._file.with_name(f"{self._file.name}.{self._dumps}")
        if keep:
            keep.write_bytes(file.read_bytes())
        return by_owner(file, program)

    @staticmethod
    def _control(command: str, server: Server) -> None:
        subprocess.run(["callgrind_control", command, str(server.pid)], check=True, capture_output=True)


def by_owner(file: Path, program: Path) -> Counter:
    """Reads a dump of callgrind's: what each object's functions cost themselves."""
    counts: Counter = Counter()
    owner = OTHER
    is_object = ""
    is_call = False
    with file.open() as lines:
        for line in lines:
            if line.startswith("ob="):
                is_object = line[3:].strip()
            elif line.startswith("fn="):
                owner = _owner(is_object, line[3:], program)
            elif line.startswith("calls="):
                is_call = True
            elif line[:1].isdigit():
                # the line after calls= tells what the callee cost, which is counted there
                if not is_call:
                    counts[owner] += int(line.split()[1])
                is_call = False
    return counts


def _owner(path: str, function: str, program: Path) -> str:
    name = Path(path).name
    if name == program.name:
        return OURS
    if name.startswith("libmicrohttpd"):
        return LIBRARY
    if name.startswith(("libc.so", "ld-linux")):
        # one instruction for each byte, in callgrind's eyes; the processor takes 32 or more at a time
        return MEMSET if "memset" in function else LIBC
    if name.startswith(("libswift", "libFoundation", "lib_Foundation", "libdispatch", "libBlocks")):
        return SWIFT
    if name.startswith("libnettle"):
        return DIGEST
    return CODING if name.startswith(("libz.", "libbrotli")) else OTHER


def read_count(file: Path) -> int:
    return struct.unpack("=Q", file.read_bytes())[0]


def count_allocations(options: argparse.Namespace, folder: Path, cases: list[Case]) -> dict[str, float]:
    """The calls of malloc and its kin for each request, outside of valgrind."""
    file = folder / "allocations"
    environment = {"LD_PRELOAD": str(options.malloc_counter.resolve()), "MALLOC_COUNT": str(file)}
    found = {}
    with Ours(options.program, 1, environment=environment) as server:
        asker = Asker(server.port, options.requests)
        for case in cases:
            ask = asker.prepare(case)
            before = read_count(file)
            ask()
            found[case.name] = (read_count(file) - before) / options.requests
    return found


def row(title: str, counts: Counter, requests: int, allocations: str) -> str:
    figures = [sum(counts.values()) - counts[MEMSET], *(counts[owner] for owner in OWNERS)]
    return f"| {title} | " + " | ".join(f"{figure / requests:,.0f}" for figure in figures) + f" | {allocations} |"


def main() -> int:
    options = arguments()
    end_with_servers()
    cases = [next(case for case in CASES if case.name == name) for name in NAMES]
    rows = []
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="osce-profile-")))
        if options.keep:
            options.keep.mkdir(parents=True, exist_ok=True)
        allocations = count_allocations(options, folder, cases)
        callgrind = Callgrind(folder)
        environment = {"LD_PRELOAD": str(options.sigsuspend.resolve()), "SWIFT_DETERMINISTIC_HASHING": "1"}
        server = stack.enter_context(Ours(options.program, 1, wrapper=callgrind.wrapper, environment=environment))
        asker = Asker(server.port, options.requests)
        for case in cases:
            ask = asker.prepare(case)
            keep = options.keep / f"callgrind.{case.name}" if options.keep else None
            counts = callgrind.count(server, ask, options.program, keep)
            rows.append(row(case.title, counts, options.requests, f"{allocations[case.name]:.1f}"))
        rows.append(count_reference(options, folder, stack, server))
    head = "| Request | All but memset | " + " | ".join(OWNERS) + " | Allocations |\n|---|" + "--:|" * (len(OWNERS) + 2)
    text = "\n".join([head, *rows]) + "\n"
    if options.output:
        options.output.write_text(text)
    else:
        print(text, end="")
    return 0


def count_reference(options: argparse.Namespace, folder: Path, stack: ExitStack, ours: Server) -> str:
    """What the C reference takes to serve the bytes of the hot record."""
    case = next(case for case in CASES if case.name == "hot-record")
    recorded = folder / "recorded"
    recorded.mkdir()
    (recorded / f"{case.name}.http").write_bytes(get(ours.port, case.target).raw)
    callgrind_folder = folder / "reference"
    callgrind_folder.mkdir()
    callgrind = Callgrind(callgrind_folder)
    server = stack.enter_context(Reference(options.reference, 1, recorded, callgrind.wrapper))
    ask = Asker(server.port_of(case.name), options.requests).prepare(case)
    keep = options.keep / "callgrind.reference" if options.keep else None
    counts = callgrind.count(server, ask, options.reference, keep)
    return row("C reference, hot: record", counts, options.requests, "–")


if __name__ == "__main__":
    sys.exit(main())
