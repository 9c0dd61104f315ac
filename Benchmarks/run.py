#!/usr/bin/env python3
"""Measures what a request costs osce-directory, side by side with libmicrohttpd alone and with other servers.

The figure is CPU time of the server process, user and system, for each request. Servers take turns, round by round;
given are medians. A ratio is given only where status, bytes and fields are the same.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

sys.dont_write_bytecode = True
from harness import machine, questions, report
from harness.cases import CASES, Case
from harness.contest import Contender, Contest, Targets
from harness.peers import H2O, Hummingbird, Nginx, Ours, Peer, Reference, find

from client import Answer, Connection, get
from server import end_with_servers

# Rounds where a few hundredths decide nothing: cold cases, and peers that are not the C reference.
COARSE = 3


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", type=Path, help="osce-directory, built for release")
    parser.add_argument("--reference", type=Path, required=True, help="the C reference, built")
    parser.add_argument("--hummingbird", type=Path, help="hummingbird-peer, built (default: left out)")
    parser.add_argument(
        "--requests",
        type=int,
        default=100_000,
        help="requests of a hot case, all rounds together; a fifth of them for a cold one (%(default)s)",
    )
    parser.add_argument("--rounds", type=int, default=5, help="turns of each server in a case (%(default)s)")
    parser.add_argument("--threads", type=int, default=2, help="threads of each server (%(default)s)")
    parser.add_argument("--cases", default="", help="only cases whose name has this pattern")
    parser.add_argument("--output", type=Path, help="a file for the report (default: standard output)")
    return parser.parse_args()


class Run:
    """One run over the cases, with the servers it needs."""

    def __init__(self, options: argparse.Namespace, stack: ExitStack, folder: Path):
        self.options = options
        self.notes: list[str] = []
        self._stack = stack
        self._folder = folder
        self._seen: set[str] = set()
        self.cases = [case for case in CASES if re.search(options.cases, case.name)]
        if not self.cases:
            raise SystemExit(f"run.py: no case has the pattern {options.cases}")
        self.ours = stack.enter_context(Ours(options.program, options.threads))
        wanted = {collection for case in self.cases for collection in case.collections}
        self._vocabularies = {collection: questions.learn(self.ours.port, collection) for collection in wanted}
        self.answers = {case.name: self._record(case) for case in self.cases}

    def _record(self, case: Case) -> Answer:
        """What our server answers; to never-seen questions, one of the middle size."""
        if not case.is_cold:
            return get(self.ours.port, case.target, self._fields(case))
        with Connection(self.ours.port) as connection:
            answers = [connection.get(target) for target in self._targets(case, 1_000, "sample")]
        if odd := next((answer for answer in answers if answer.status != case.status), None):
            return odd  # which is a fault of the contest
        mean = sum(len(answer.body) for answer in answers) / len(answers)
        return min(answers, key=lambda answer: abs(len(answer.body) - mean))

    def _fields(self, case: Case) -> dict[str, str]:
        if not case.revalidates:
            return case.fields
        return {**case.fields, "If-None-Match": get(self.ours.port, case.target, case.fields).field("ETag")}

    def _targets(self, case: Case, count: int, part: str) -> list[str]:
        vocabularies = [self._vocabularies[collection] for collection in case.collections]
        return questions.distinct(case.make, vocabularies, count, f"{case.name} {part}", self._seen)

    def start_peers(self) -> None:
        """Starts whom there is; says who is missing."""
        options, recorded = self.options, self._folder / "recorded"
        recorded.mkdir()
        for name, answer in self.answers.items():
            (recorded / f"{name}.http").write_bytes(answer.raw)
        start = self._stack.enter_context
        self.reference = start(Reference(options.reference, options.threads, recorded))
        static = {case.name: self.answers[case.name] for case in self.cases if case.has_peers}
        self.peers = []
        for name, kind in (("nginx", Nginx), ("h2o", H2O)) if static else ():
            self._start_peer(name, find(name), kind, options.threads, self._folder / name, static)
        self.hummingbird = self._start_peer("Hummingbird", options.hummingbird, Hummingbird, options.threads, recorded)
        self.loggers = []
        manual = subprocess.run(
            [options.program, "serve", "--help"], check=False, capture_output=True, text=True
        ).stdout
        if "--access-log" in manual:
            for form in ("combined", "json"):
                name = f"ours, access log {form}"
                self.loggers.append(start(Ours(options.program, options.threads, ["--access-log", form], name)))
        else:
            self.notes.append("The program has no --access-log, so its cost is not measured.")

    def _start_peer(self, name: str, program: Path | str | None, kind: type[Peer], *details) -> Peer | None:
        if program is None or not Path(program).exists():
            self.notes.append(f"{name} is not there and was left out.")
            return None
        try:
            peer = self._stack.enter_context(kind(program, *details))
        except (RuntimeError, OSError) as error:
            self.notes.append(f"{name} did not start and was left out: {error}")
            return None
        self.peers.append(peer)
        return peer

    def contest(self, case: Case) -> Contest:
        """Our server and its contenders, checked."""
        expected, fields = self.answers[case.name], self._fields(case)
        ours = Contender("ours", self.ours, self.ours.port, case.target, fields)
        reference = Contender("C reference", self.reference, self.reference.port_of(case.name), case.target, fields)
        # the reference is asked the very targets: it does not look at them but has to read them
        reference.check(expected)
        contenders = [ours, reference]
        if not case.is_cold:
            ours.check(expected)
        if expected.status != case.status:
            ours.faults.append(f"status {expected.status}, not {case.status}")
        for peer in self.peers if case.has_peers else ():
            contender = Contender(peer.name, peer, peer.port_of(case.name), peer.target_of(case.name), rounds=COARSE)
            contender.check(expected)
            contenders.append(contender)
        if case.is_encoded and self.hummingbird:
            contenders.append(self._encoder(case))
        for logger in self.loggers if case.name == "hot-record" else ():
            contender = Contender(logger.name, logger, logger.port, case.target, fields)
            contender.check(expected)
            contenders.append(contender)
        targets = None
        if case.is_cold:
            targets = Targets(self._folder, lambda count, number: self._targets(case, count, str(number)))
        return Contest(case, contenders, targets)

    def _encoder(self, case: Case) -> Contender:
        """Hummingbird encoding the same records; in its own order, so the records are compared, not the bytes."""
        contender = Contender(
            "Hummingbird, encoding", self.hummingbird, self.hummingbird.port, f"/encoded/{case.name}", rounds=COARSE
        )
        answer = get(contender.port, contender.target)
        if answer.status != 200:
            contender.faults.append(f"status {answer.status}, not 200")
        elif answer.json["data"] != self.answers[case.name].json["data"]:
            contender.faults.append("other records")
        return contender


def main() -> int:
    options = arguments()
    end_with_servers()
    about = machine.describe()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="osce-benchmarks-")))
        folder.chmod(0o755)  # nginx and h2o read as nobody
        run = Run(options, stack, folder)
        run.start_peers()
        contests = []
        for case in run.cases:
            contest = run.contest(case)
            share = options.requests / options.rounds / (5 if case.is_cold else 1)
            contest.warm_up(int(share), longest=1 if case.is_cold else 3)
            for number in range(min(options.rounds, COARSE) if case.is_cold else options.rounds):
                contest.run_round(number)
            contests.append(contest)
            figures = ", ".join(f"{each.name} {each.microseconds:.1f} µs" for each in contest.contenders)
            print(f"{case.title}: {figures}", file=sys.stderr)
        now, most = (run.ours.memory(field) / 1e6 for field in ("VmRSS", "VmHWM"))
        memory = f"Memory of our server after all that: {now:.1f} MB, at most {most:.1f} MB."
    text = "\n\n".join(
        [
            "\n".join(f"- {line}" for line in about),
            report.table(contests),
            report.verdict_table(report.verdicts(contests)),
            "\n".join(f"- {line}" for line in [memory, *run.notes, *report.faults(contests)]),
        ]
    )
    if options.output:
        # what `make check-search` writes at the end stays
        _, mark, search = (options.output.read_text() if options.output.exists() else "").partition("\n## Search\n")
        options.output.write_text(text + "\n" + mark + search)
    else:
        print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
