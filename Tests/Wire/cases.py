"""The cases of cases.tsv, which says how they are written."""

import re
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("cases.tsv")
ESCAPES = {"r": b"\r", "n": b"\n", "t": b"\t", "0": b"\0", "\\": b"\\"}


@dataclass(frozen=True)
class Case:
    """What is sent, and what has to come back."""

    line: int
    name: str
    section: str
    answers: list[tuple[int, bool]]  # status, and whether it is an answer to HEAD
    stays_open: bool
    sent: bytes

    @property
    def statuses(self) -> list[int]:
        return [status for status, _ in self.answers]


def unescaped(text: str) -> bytes:
    """The bytes that a text with escapes stands for."""
    text = text.replace("{H}", r"Host: a\r\n\r\n")
    text = re.sub(r"\{\{(.*?)\*(\d+)\}\}", lambda match: match[1] * int(match[2]), text)
    sent = bytearray()
    for part in re.finditer(r"\\x([0-9A-Fa-f]{2})|\\(.)|([^\\]+)", text):
        if part[1]:
            sent.append(int(part[1], 16))
        elif part[2]:
            sent += ESCAPES[part[2]]
        else:
            sent += part[3].encode()
    return bytes(sent)


def read() -> list[Case]:
    """Every case, in the order of the file."""
    cases = []
    for number, line in enumerate(FILE.read_text().splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        name, section, statuses, end, text = line.split("\t")
        if end not in ("open", "closed"):
            raise ValueError(f"{FILE}:{number}: {end} is neither open nor closed")
        answers = [] if statuses == "-" else [(int(word.rstrip("h")), word.endswith("h")) for word in statuses.split(",")]
        cases.append(Case(number, name, section, answers, end == "open", unescaped(text)))
    if len({case.name for case in cases}) != len(cases):
        raise ValueError(f"{FILE}: two cases of one name")
    return cases
