"""Asks a program ten million times and watches its memory: soak.py PROGRAM [REQUESTS]

The memory must be flat: once a tenth of the requests is answered, what it takes grows by no more than a tenth and a
megabyte. Every answer has to be a success.
"""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Python"))
from server import Program

PORT = 22201
SCRIPT = Path(__file__).with_name("soak.lua")
SLICES = 20


def resident(process: int) -> float:
    """What a process takes of the machine's memory that is its own, in MB."""
    text = Path(f"/proc/{process}/smaps_rollup").read_text()
    return sum(int(size) for size in re.findall(r"^(?:Private_Clean|Private_Dirty): +(\d+) kB", text, re.MULTILINE)) / 1024


def load(seconds: int) -> tuple[int, list[str]]:
    """Asks for a while; how many answers came, and what was wrong."""
    command = ["wrk", "--threads", "1", "--connections", "32", "--duration", f"{seconds}s", "--script", str(SCRIPT), f"http://127.0.0.1:{PORT}"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    count = int(re.search(r"(\d+) requests in", text)[1])
    return count, re.findall(r"(?:Socket errors|Non-2xx).*", text)


def main() -> int:
    wanted = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000_000
    wrong: list[str] = []
    with Program(sys.argv[1], PORT) as server:
        begun = time.monotonic()
        count, faults = load(2)
        wrong += faults
        # each slice is as long as the pace so far makes it, and the whole is bounded whatever happens
        figures = []
        while count < wanted and time.monotonic() - begun < 3_600:
            pace = count / (time.monotonic() - begun)
            more, faults = load(max(1, min(60, round(wanted / SLICES / pace))))
            count += more
            wrong += faults
            figures.append((count, resident(server.pid)))
            print(f"{count:>11,} requests, {figures[-1][1]:6.1f} MB, {count / (time.monotonic() - begun):8,.0f} a second", flush=True)
        descriptors = len(os.listdir(f"/proc/{server.pid}/fd"))
    if server.process.returncode != 0:
        wrong.append(f"the program ended with {server.process.returncode}")
    if count < wanted:
        wrong.append(f"only {count:,} of {wanted:,} requests within an hour")
    first = next((memory for requests, memory in figures if requests >= wanted / 10), figures[-1][1])
    last = figures[-1][1]
    if last > first * 1.1 + 1:
        wrong.append(f"the memory grew from {first:.1f} to {last:.1f} MB")
    for fault in wrong:
        print(fault)
    print(f"soak: {count:,} requests, {first:.1f} MB after a tenth, {last:.1f} MB at the end, {descriptors} descriptors, {len(wrong)} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
