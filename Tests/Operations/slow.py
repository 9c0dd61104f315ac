"""Holds a thousand slow connections of each kind and measures what other clients notice: slow.py PROGRAM

slowhttptest (Debian) sends heads slowly, sends content slowly, reads answers slowly. Another client asks all the while. Of
its times 99 in 100 must stay within twice what they are without an attack; a millisecond more is taken for noise.
"""

import re
import resource
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Python"))
from client import Connection, get
from server import Program

PORT = 22301
URL = f"http://127.0.0.1:{PORT}"
SECONDS = 25
CONNECTIONS = 1000
COMMON = ["-c", str(CONNECTIONS), "-r", "500", "-l", str(SECONDS), "-p", "5"]
ATTACKS = {
    "slow heads": ["-H", "-i", "2", "-u", f"{URL}/operations"],
    "slow content": ["-B", "-i", "2", "-s", "8192", "-u", f"{URL}/operations"],
    "slow reading": ["-X", "-w", "1", "-y", "8", "-n", "2", "-z", "8", "-k", "3", "-u", f"{URL}/dataset/download"],
}
TARGET = "/operations?dimension=human"


def times(seconds: float) -> list[float]:
    """How long answers take, in ms: 250 requests a second, every tenth on a connection of its own."""
    found = []
    client = Connection(PORT, 10)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        begun = time.monotonic()
        is_fresh = len(found) % 10 == 0
        answer = get(PORT, TARGET, {"Connection": "close"}, 10) if is_fresh else client.get(TARGET)
        if answer.status != 200:
            raise RuntimeError(f"answered with {answer.status}")
        found.append((time.monotonic() - begun) * 1000)
        time.sleep(max(0, 0.004 - (time.monotonic() - begun)))
    client.close()
    return sorted(found)


def p99(found: list[float]) -> float:
    return found[len(found) * 99 // 100]


def main() -> int:
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    failed = 0
    with Program(sys.argv[1], PORT):
        times(2)
        usual = p99(times(10))
        print(f"without an attack: p99 {usual:.2f} ms", flush=True)
        for name, options in ATTACKS.items():
            with subprocess.Popen(
                ["slowhttptest", *COMMON, *options], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
            ) as attack:
                time.sleep(3)
                found = times(SECONDS - 6)
                output = attack.communicate(timeout=60)[0]
            plain = re.sub(r"\x1b\[[0-9;]*m", "", output)
            counts = [(int(count), word) for word, count in re.findall(r"(connected|closed|error|pending): +(\d+)", plain)]
            most = max((count for count, word in counts if word == "connected"), default=0)
            measured = p99(found)
            passed = measured <= max(2 * usual, usual + 1)
            failed += not passed
            print(
                f"{name}: p99 {measured:.2f} ms of {len(found)} requests, {measured / usual:.2f} times the usual;"
                f" at most {most} of {CONNECTIONS} connected at a time",
                flush=True,
            )
        print(f"after: p99 {p99(times(5)):.2f} ms", flush=True)
    print(f"slow: {len(ATTACKS) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
