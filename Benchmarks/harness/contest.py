"""Servers side by side on one case: checked first, then measured in turns."""

import math
import statistics
from dataclasses import dataclass, field
from pathlib import Path

from client import Answer, get
from server import Server

from . import load
from .cases import Case
from .load import Measurement

# What differs from answer to answer and between servers by nature, and says nothing about the work done.
UNSTABLE_FIELDS = {"date", "server", "connection", "keep-alive", "content-length"}


def stable_fields(answer: Answer) -> list[tuple[str, str]]:
    """The fields that have to be equal wherever an answer is served."""
    return sorted((name.lower(), value) for name, value in answer.fields if name.lower() not in UNSTABLE_FIELDS)


@dataclass
class Contender:
    """A server that answers a case."""

    name: str
    server: Server
    port: int
    # what every request asks for; empty where each target is asked once
    target: str
    fields: dict[str, str] = field(default_factory=dict)
    # takes part in so many rounds at most
    rounds: int = 1_000
    # the bytes of its answer with the head; 0 where answers differ
    size: int = 0
    # why its figures cannot be believed
    faults: list[str] = field(default_factory=list)
    measurements: list[Measurement] = field(default_factory=list)

    @property
    def microseconds(self) -> float:
        return statistics.median(each.microseconds for each in self.measurements)

    @property
    def requests(self) -> int:
        return sum(each.requests for each in self.measurements)

    @property
    def mean_size(self) -> float:
        """The bytes of an answer with its head."""
        return sum(each.bytes for each in self.measurements) / max(1, self.requests)

    def check(self, expected: Answer) -> None:
        """Looks whether it serves the very same answer, but for what servers say of themselves."""
        try:
            answer = get(self.port, self.target or "/", self.fields)
        except (OSError, ValueError) as error:
            self.faults.append(f"gives no answer: {error}")
            return
        if answer.status != expected.status:
            self.faults.append(f"status {answer.status}, not {expected.status}")
        if answer.body != expected.body:
            self.faults.append(f"other bytes ({len(answer.body)}, not {len(expected.body)})")
        if differing := set(stable_fields(answer)) ^ set(stable_fields(expected)):
            self.faults.append(f"other header fields: {sorted({name for name, _ in differing})}")
        self.size = len(answer.raw)

    def judge(self, case: Case, measurement: Measurement) -> None:
        """Looks whether a load was answered as it had to be."""
        if measurement.requests == 0:
            self.faults.append("no request was answered")
            return
        if measurement.broken:
            self.faults.append(f"{measurement.broken} requests without an answer")
        wanted = measurement.requests if case.status >= 400 else 0
        if measurement.refused != wanted:
            self.faults.append(f"{measurement.refused} of {measurement.requests} answers of 400 or above, not {wanted}")
        # requests under way at the end have sent bytes but are not counted
        surplus = measurement.bytes - measurement.requests * self.size
        if self.size and not 0 <= surplus <= (load.CONNECTIONS + 1) * self.size:
            self.faults.append(f"answers of {measurement.bytes / measurement.requests:.0f} bytes, not {self.size}")


def ratios(one: Contender, other: Contender) -> list[float]:
    """What one costs as multiples of the other, round by round, so that a slow minute of the machine falls out."""
    return [a.microseconds / b.microseconds for a, b in zip(one.measurements, other.measurements)]


class Contest:
    """One case and its contenders, the server under test first."""

    def __init__(self, case: Case, contenders: list[Contender], targets: "Targets | None" = None):
        self.case = case
        self.contenders = contenders
        self._targets = targets
        self._seconds = 1

    @property
    def ours(self) -> Contender:
        return self.contenders[0]

    def contender(self, name: str) -> Contender | None:
        """The contender of a name whose figures can be believed."""
        return next((each for each in self.contenders if each.name == name and not each.faults), None)

    def warm_up(self, requests: int, longest: int) -> None:
        """Loads each once, unmeasured, and finds out how long a round has to last."""
        for contender in self.contenders:
            file = self._targets.next_file() if self._targets and not contender.target else None
            measurement = self._load(contender, file)
            if contender is self.ours:
                self._seconds = min(longest, max(1, math.ceil(requests / max(1, measurement.requests))))
                if self._targets:
                    self._targets.size = int(measurement.requests * self._seconds * 1.5) + 1_000

    def run_round(self, number: int) -> None:
        """Loads each in turn; another one begins in each round."""
        file = self._targets.next_file() if self._targets else None
        taking_part = [each for each in self.contenders if number < each.rounds]
        start = number % len(taking_part)
        for contender in taking_part[start:] + taking_part[:start]:
            measurement = self._load(contender, None if contender.target else file)
            contender.judge(self.case, measurement)
            contender.measurements.append(measurement)

    def _load(self, contender: Contender, file: Path | None) -> Measurement:
        return load.run(
            contender.server, contender.port, contender.target or "/", contender.fields, self._seconds, targets=file
        )


class Targets:
    """Files of targets that nobody has asked for, one after the other."""

    def __init__(self, folder: Path, make, size: int = 40_000):
        self.size = size
        self._folder = folder
        self._make = make
        self._count = 0

    def next_file(self) -> Path:
        """A file of new targets. The one before it is done with."""
        file = self._folder / "targets"
        self._count += 1
        file.write_text("".join(f"{target}\n" for target in self._make(self.size, self._count)))
        return file
