"""Plays what a hostile client can do, and measures what another client notices of it: hostile.py PROGRAM

Each attack is asked at ten times the rate at which its cost of issue 17, before it was mended, took a whole core: from
one address, from fifty, and from one and fifty behind a proxy that names them. All the while another client asks for
`/operations?dimension=human` a hundred times a second, and a third one for the probes. Of the answers to that one client,
99 in 100 have to be there within 20 ms, none of its requests and no probe may fail, and the program may never have more
than 128 MB. Then the memory limits that the documentation recommends are set by a control group, and the two attacks
that once took the most memory run under each.

Everything is sent over the loopback. Generator and server share the machine: the generators are a program in C
(Clients/clients.c), run at a lower priority than the server, as they stand for other machines, and say how much of a
core they took; the measuring client has a higher one, where the system grants it. Figures go into docs/operations.md.
"""

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Python"))
from controlgroup import ControlGroup
from server import Program, wait_until

PORT = 22401
HERE = Path(__file__).resolve().parent
DOCUMENT = HERE.parents[1] / "docs" / "operations.md"
MARKS = ("<!-- hostile: written by make check-hostile -->\n", "<!-- end of hostile -->\n")

SECONDS = 5.0
"""How long each attack lasts, and how much of that is measured."""
MEASURED = 3.5
LONGEST_P99 = 20.0
MOST_MEMORY = 128
MEMORY = 64
"""The `--memory` that the attacks are made under, in megabytes: with the program and the data it stays below 128."""
MB = 1 << 20
LIMITS = [64, 256, 1024]
"""The memory limits that the documentation recommends, in megabytes: of `docker run`, Kubernetes and systemd."""
BASE = 32
"""Megabytes over what it had before that the program may still have once slow readers have left."""

INCLUDES = "include=institution,operation,mandate,document,state,countries,dimensions,activities,sources"
FACETS = "facets=event,collection,institution,operation,mandate,document,state,kind,status,region,country,dimension,activity,source,basis"
LARGE = f"/timeline?{INCLUDES}&{FACETS}&limit=500&date__gte={{LONG-AGO}}"
DIFFERENT = ",".join(f"{one}{two}" for one in "abcdefghijklmnopqrstuvwxyz" * 3 for two in "abcdefghijklmnopqrstuvwxyz0123456789")
"""As many values as there is room for."""
BROWSER = ["Accept: text/html", "Accept-Encoding: br"]


@dataclass(frozen=True)
class Attack:
    """Requests that take turns; `{N}` and other words in braces make each of them new (Clients/clients.c).

    `cost` is the milliseconds of processor time that one took before it was mended (issue 17): a core for as many a second
    as it divides a second into.
    """

    name: str
    cost: float
    lines: list[list[str]]
    connections: int = 200
    hardness: float = 10

    @property
    def rate(self) -> float:
        return self.hardness * 1000 / self.cost


ATTACKS = [
    Attack("9,500 slashes", 900, [["/operations{X:/:9500}"], ["/operations{X:/:9500}", *BROWSER]]),
    Attack(
        "4,800 values of a parameter",
        170,
        [["/documents?document={N}," + "z," * 4500], ["/documents?document={N}," + DIFFERENT, *BROWSER]],
    ),
    Attack(
        "`/openapi.json` with a condition, a new `Accept`, `utm_x`",
        65,
        [
            ["/openapi.json", "If-Modified-Since: Sat, 01 Jan 2000 00:00:00 GMT"],
            ["/openapi.json", "If-None-Match: \"{N}\"", "If-Modified-Since: Thu, 01 Jan 2099 00:00:00 GMT"],
            ["/openapi.json", "Accept: application/json, x/{N}"],
            ["/openapi.json?utm_x={N}", *BROWSER],
        ],
        # forty a second locked everybody out
        hardness=26,
    ),
    Attack("`country=` with 4,500 letters", 33, [["/operations?country={X:a:4490}{N}"], ["/operations?country={X:a:980}{N}"]]),
    Attack(
        "`/timeline` with everything, as a page in br",
        25,
        [[f"/timeline?{INCLUDES}&{FACETS}&sort=region,status,kind,state,mandate,operation,event&limit=500&date__gte={{LONG-AGO}}", *BROWSER]],
        connections=400,
    ),
    Attack("`related?depth=3&as_of=`", 11, [["/institutions/osce/related?depth=3&as_of={DAY}"]], connections=400),
    Attack("changes as Atom", 7, [["/changes?format=atom&limit=500&date__gte={LONG-AGO}"]], connections=400),
    Attack(
        "pages of past days: record, graph, map",
        6,
        [["/institutions/odihr?as_of={DAY}", *BROWSER], ["/graph?as_of={DAY}", *BROWSER], ["/map?as_of={DAY}", *BROWSER]],
        connections=400,
    ),
    Attack(
        "the archive, with new fields each time",
        65,
        [
            ["/dataset/download", "Accept: application/zip, x/{N}", "If-Modified-Since: Thu, 01 Jan 2099 00:00:00 GMT"],
            ["/dataset/download", "If-None-Match: \"{N}\""],
            ["/dataset/download", "Accept: */*;q=0.{N}", "Accept-Encoding: br, x{N}"],
        ],
        connections=100,
    ),
    Attack(
        "new questions without end",
        2,
        [
            ["/search?q=counter+terrorism+{N}"],
            ["/operations?name__contains={N}&facets=region,status,dimension"],
            ["/documents?date__gte={DAY}&limit=20", *BROWSER],
            ["/suggest{N}"],
        ],
        connections=400,
    ),
]
SLOW = Attack("500 slow readers of large answers", 2, [[LARGE]], connections=500)


@dataclass(frozen=True)
class Origin:
    """Where requests come from: `count` addresses from `first` on. With `name`, from a proxy that names them by it."""

    first: str
    count: int = 1
    name: str | None = None

    def __str__(self) -> str:
        return f"{self.count} {'address' if self.count == 1 else 'addresses'}{', proxied' if self.name else ''}"


DIRECT = [Origin("127.0.2.1", count) for count in (1, 50)]
PROXIED = [Origin("127.0.0.1", count, "{ADDRESS}") for count in (1, 50)]
OTHER = Origin("127.0.9.1")
OTHER_PROXIED = Origin("127.0.0.1", 1, "203.0.113.7")


class Clients:
    """Clients/clients.c at work, and what it says in the end."""

    program: Path

    def __init__(self, lines: list[list[str]], rate: float, connections: int, seconds: float, origin: Origin, nice: int, slow: int = 0):
        options = [*(["-s", slow] if slow else []), *(["-x"] if origin.name else [])]
        command = [Clients.program, *options, PORT, seconds, rate, connections, origin.first, origin.count]
        self.process = subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            preexec_fn=lambda: reprioritize(nice),
        )
        named = [f"X-Forwarded-For: {origin.name}"] if origin.name else []
        self.process.stdin.write("".join("\t".join([*line, *named]) + "\n" for line in lines))
        self.process.stdin.close()

    def figures(self) -> dict:
        output = self.process.stdout.read()
        if self.process.wait(60) != 0:
            raise RuntimeError(f"clients.c ended with {self.process.returncode}")
        return json.loads(output)


def reprioritize(nice: int):
    try:
        os.setpriority(os.PRIO_PROCESS, 0, nice)
    except PermissionError:
        pass


def served(program: str, folder: Path, options: list[str], group: ControlGroup | None = None) -> Program:
    """The release program, to be attacked."""
    options = ["--threads", "2", "--budget-exempt", "none", *options]
    return Program(program, PORT, options, log=folder / "log", preexec=group.enter if group else None)


@dataclass
class Row:
    """What an attack did, to itself and to others."""

    name: str
    origin: Origin
    rate: float
    attack: dict
    others: dict
    probes: dict
    peak: float
    cores: float
    faults: list[str] = field(default_factory=list)
    after: float | None = None
    """Its memory in megabytes once slow readers had left."""

    def judge(self, most: float = MOST_MEMORY):
        if self.others["p99"] > LONGEST_P99:
            self.faults.append(f"p99 of others {self.others['p99']:.1f} ms")
        for figures, who in [(self.others, "others"), (self.probes, "probes")]:
            if figures["failed"] or set(figures["statuses"]) != {"200"}:
                self.faults.append(f"{who} were answered {figures['statuses']}, {figures['failed']} not at all")
        if self.others["missed"]:
            self.faults.append(f"{self.others['missed']} requests of others had to wait for all of their connections")
        if self.peak > most:
            self.faults.append(f"{self.peak:.0f} MB of memory")
        if self.attack["cpu"] > 0.9 * self.attack["seconds"]:
            self.faults.append("the generator had no time")

    @property
    def cells(self) -> list[str]:
        statuses = self.attack["statuses"]
        answered = lambda *which: sum(count for status, count in statuses.items() if status in which)
        refused = sum(count for status, count in statuses.items() if status.startswith("4") and status != "429")
        return [
            self.name,
            str(self.origin),
            f"{self.attack['sent'] / self.attack['seconds']:,.0f} of {self.rate:,.0f}",
            f"{answered('200', '304', '308'):,}",
            f"{refused:,}",
            f"{answered('429'):,}",
            f"{answered('503'):,}",
            f"{self.others['p50']:.2f}",
            f"{self.others['p99']:.2f}",
            f"{self.others['max']:.1f}",
            f"{self.peak:.0f}",
            f"{self.cores:.2f}",
        ]


HEADER = [
    "Attack", "From", "Asked a second", "Answered", "4xx", "429", "503",
    "Others: p50 (ms)", "p99", "longest", "Memory (MB)", "Cores",
]


def measure(program: Program, attack: Attack, origin: Origin, seconds: float = SECONDS, slow: int = 0) -> Row:
    """Attacks for so long, and measures others in the last 3.5 s of it."""
    Path(f"/proc/{program.pid}/clear_refs").write_text("5")  # so that VmHWM is the most from here on
    used, begun = program.cpu(), time.monotonic()
    attackers = Clients(attack.lines, attack.rate, attack.connections, seconds, origin, nice=5, slow=slow)
    time.sleep(seconds - MEASURED - 0.5)
    other = OTHER_PROXIED if origin.name else OTHER
    others = Clients([["/operations?dimension=human"]], 100, 8, MEASURED, other, nice=-10)
    probes = Clients([["/healthz"], ["/readyz"], ["/metrics"]], 9, 3, MEASURED, other, nice=-10)
    measured, probed, attacked = others.figures(), probes.figures(), attackers.figures()
    if not program.is_alive:
        raise RuntimeError(f"{attack.name} from {origin}: the program ended with {program.process.returncode}; {program.last_words[-400:]}")
    cores = program.cpu().since(used) / 1e9 / (time.monotonic() - begun)
    row = Row(attack.name, origin, attack.rate, attacked, measured, probed, program.memory("VmHWM") / MB, cores)
    row.judge()
    return row


def attacks(program: str, folder: Path, report: "Report"):
    """Every attack from every origin."""
    for origins, options in [(DIRECT, []), (PROXIED, ["--trusted-proxies", "127.0.0.1"])]:
        with served(program, folder, ["--memory", str(MEMORY), *options]) as server:
            for origin in origins:
                for attack in report.chosen(ATTACKS):
                    report.add(measure(server, attack, origin))
                if report.chosen([SLOW]):
                    report.add(slow_readers(server, origin))


def slow_readers(server: Program, origin: Origin) -> Row:
    """Readers of 2 kB a second, which the program lets them be; and what memory it has once they have left."""
    before = server.memory() / MB
    row = measure(server, SLOW, origin, seconds=8, slow=2048)
    if row.attack["statuses"].get("200", 0) == 0 and not row.attack["held"]:
        row.faults.append("no reader was answered")
    try:
        wait_until("memory handed back", lambda: server.memory() / MB <= before + BASE, 15, every=0.1)
    except RuntimeError:
        row.faults.append(f"{server.memory() / MB:.0f} MB after the readers had left, {before:.0f} MB before they came")
    row.after = server.memory() / MB
    return row


def limits(program: str, folder: Path, report: "Report"):
    """The memory limits that the documentation recommends, by a control group where the system grants one."""
    for megabytes in LIMITS:
        with ControlGroup(megabytes * MB) as group, served(program, folder, [], group) as server:
            readers = Clients(SLOW.lines, 500, 500, 8, DIRECT[1], nice=5, slow=2048)
            row = measure(server, ATTACKS[0], DIRECT[1], seconds=8)
            reading = readers.figures()
            row.peak = group.peak() or row.peak
            row.name = f"{megabytes} MB: slashes and 500 slow readers"
            row.faults = []
            row.judge(most=megabytes)
            row.attack["statuses"] = {
                status: row.attack["statuses"].get(status, 0) + reading["statuses"].get(status, 0)
                for status in {*row.attack["statuses"], *reading["statuses"]}
            }
            if not server.says("/operations"):
                row.faults.append("it does not answer any more")
            report.limits.append((megabytes, group.kind, row))
            report.say(row)


class Report:
    """Rows as they come, and in the end the table."""

    def __init__(self, pattern: str):
        self.pattern = re.compile(pattern, re.I)
        self.rows: list[Row] = []
        self.limits: list[tuple[int, str, Row]] = []

    def chosen(self, attacks: list[Attack]) -> list[Attack]:
        return [attack for attack in attacks if self.pattern.search(attack.name)]

    def add(self, row: Row):
        self.rows.append(row)
        self.say(row)

    @staticmethod
    def say(row: Row):
        named = zip(HEADER[2:], row.cells[2:])
        print(f"{row.name}, from {row.origin}: " + ", ".join(f"{name} {cell}" for name, cell in named), flush=True)
        for fault in row.faults:
            print(f"  NOT AS IT SHOULD BE: {fault}", flush=True)

    @property
    def failed(self) -> list[Row]:
        return [row for row in [*self.rows, *(row for _, _, row in self.limits)] if row.faults]

    def text(self) -> str:
        """The tables of docs/operations.md."""

        def table(header: list[str], rows: list[list[str]]) -> str:
            lines = [header, ["---"] * 2 + ["--:"] * (len(header) - 2), *rows]
            return "".join("| " + " | ".join(line) + " |\n" for line in lines)

        worst = max(self.rows, key=lambda row: row.others["p99"])
        text = table(HEADER, [row.cells for row in self.rows])
        text += f"\nThe slowest p99 of others is {worst.others['p99']:.1f} ms ({worst.name}, from {worst.origin})."
        handed = [row for row in self.rows if row.after is not None]
        if handed:
            text += f" Once the slow readers had left, the program had at most {max(row.after for row in handed):.0f} MB."
        if self.limits:
            kinds = {kind for _, kind, _ in self.limits}
            text += f" Memory limits were held by {' and '.join(sorted(kinds))}:\n\n"
            text += table(HEADER, [row.cells for _, _, row in self.limits])
        else:
            text += "\n"
        return text


def write(text: str):
    """Puts the text between the marks of docs/operations.md."""
    document = DOCUMENT.read_text()
    before, mark, rest = document.partition(MARKS[0])
    _, end, after = rest.partition(MARKS[1])
    if not mark or not end:
        raise RuntimeError(f"{DOCUMENT}: no {MARKS[0].strip()} with {MARKS[1].strip()} after it")
    DOCUMENT.write_text(f"{before}{mark}{text}{end}{after}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", help="osce-directory, built for release")
    parser.add_argument("--only", default="", help="only attacks whose name has this pattern; docs stay as they are")
    options = parser.parse_args()
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    report = Report(options.only)
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        Clients.program = folder / "clients"
        flags = ["-O2", "-std=gnu2x", "-D_GNU_SOURCE", "-Wall", "-Wextra", "-Werror"]
        subprocess.run(["clang", *flags, HERE / "Clients" / "clients.c", "-o", Clients.program], check=True)
        attacks(options.program, folder, report)
        if not options.only or report.chosen([Attack("limits", 1, [])]):
            limits(options.program, folder, report)
    if not options.only:
        write(report.text())
    count = len(report.rows) + len(report.limits)
    failed = len(report.failed)
    print(f"{time.monotonic() - begun:.0f} s")
    print(f"hostile: {count - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
