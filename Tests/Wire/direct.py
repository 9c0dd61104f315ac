"""Sends every case to a server and compares what comes back: direct.py BASE"""

import re
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Python"))
import cases
from client import Answer, Connection, Unreadable

PORT = urlsplit(sys.argv[1]).port
PROBE = b"GET /healthz HTTP/1.1\r\nHost: probe\r\n\r\n"
# what an answer must not tell of the program: other software, places of files, where it failed
TELLTALE = re.compile(rb"microhttpd|\.swift|/tmp/|/usr/|/opt/|/home/|Fatal|0x[0-9a-f]{8}", re.IGNORECASE)


def faults_of(answer: Answer) -> list[str]:
    """What is wrong with an answer whatever it is to."""
    if answer.status < 200:
        return []
    faults = []
    for name, value in [("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer")]:
        if (found := answer.field(name)) != value:
            faults.append(f"{name} of the {answer.status} is {found}")
    if answer.field("Server") is not None:
        faults.append(f"Server tells {answer.field('Server')}")
    if answer.status == 503 and answer.field("Retry-After") is None:
        faults.append("a 503 without Retry-After")
    if match := TELLTALE.search(answer.body):
        faults.append(f"the content tells {match[0]!r}")
    if answer.status >= 400 and answer.body and answer.field("Content-Type") != "application/problem+json":
        faults.append(f"the {answer.status} is {answer.field('Content-Type')}")
    return faults


def run(case: cases.Case) -> list[str]:
    """What came otherwise than it had to."""
    faults: list[str] = []
    with Connection(PORT, 5) as connection:
        connection.send(case.sent)
        try:
            got = []
            for _, is_to_head in case.answers:
                if (answer := connection.answer(is_to_head)) is None:
                    break
                got.append(answer.status)
                faults += faults_of(answer)
            if got != case.statuses:
                return [f"{got} instead of {case.statuses}", *faults]
            if case.stays_open:
                connection.send(PROBE)
                answer = connection.answer()
                if answer is None or answer.status != 200 or answer.body != b'{"status":"ok"}\n':
                    faults.append(f"the next request is answered with {answer}")
            elif (answer := connection.answer()) is not None:
                faults.append(f"a further answer, {answer.status}")
            elif connection.was_reset:
                faults.append("the connection was reset instead of closed")
        except Unreadable as error:
            faults.append(str(error))
        except TimeoutError:
            faults.append(f"nothing more came after {got}" + ("" if case.stays_open else ", and the connection is open"))
    return faults


every = cases.read()
with ThreadPoolExecutor(8) as pool:
    outcomes = list(pool.map(run, every))
for case, faults in zip(every, outcomes):
    for fault in faults:
        print(f"{cases.FILE.name}:{case.line}: {case.name} (RFC {case.section}): {fault}")
failed = sum(bool(faults) for faults in outcomes)
print(f"wire: {len(every) - failed} passed, {failed} failed")
sys.exit(1 if failed or not every else 0)
