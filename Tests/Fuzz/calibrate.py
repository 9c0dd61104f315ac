"""Fits the factors of Tests/Fuzz/Targets/CostFuzzing.swift to time: calibrate.py FUZZ PROGRAM INPUT…

FUZZ is the program of the fuzz targets, PROGRAM the release build. Each input is counted by the first
(`FUZZ_COST_REPORT`). PROGRAM serves without a cache and is asked the same several times; the least processor time of the
process counts, less what it takes for a probe, so that other work on the machine disturbs little. Inputs with `as_of` are
left out: what a past day takes is kept by the program.

Answers that take less than 0.3 ms are left out. Prints nanoseconds for an edge, an allocation and an allocated byte, how far the estimates are off, and each request.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Python"))
from client import Connection
from server import Program

PORT = 22402
TRIES = 15
# nanoseconds
SHORTEST = 300_000


def counted(fuzz: str, inputs: list[str]) -> list[list[str]]:
    """Status, bytes, edges, allocations, allocated bytes, Accept and target of each input that is measured at all."""
    environment = os.environ | {"FUZZ_COST_REPORT": "1", "ASAN_OPTIONS": "detect_leaks=0"}
    output = subprocess.run([fuzz, "cost", *inputs], env=environment, capture_output=True, text=True, errors="replace").stdout
    lines = [line.split("\t", 6) for line in output.splitlines()]
    return [line for line in lines if len(line) == 7 and "as_of" not in line[6]]


def processor_time(program: Program, connection: Connection, accept: str, target: str) -> float:
    """The nanoseconds that the process takes for an answer."""
    # the clock of another process (clock_getcpuclockid(3))
    clock = ~program.pid << 3 | 2
    found = []
    for _ in range(TRIES):
        before = time.clock_gettime_ns(clock)
        connection.get(target, {"Accept": accept})
        # what is done after the last byte
        time.sleep(0.002)
        found.append(time.clock_gettime_ns(clock) - before)
    return min(found)


def fit(rows: list[tuple[list[float], float]]) -> list[float]:
    """Least squares of relative errors, no factor below zero, by coordinate descent."""
    scaled = [[count / target for count in counts] for counts, target in rows]
    factors = [0.0] * len(scaled[0])
    for _ in range(5_000):
        for index in range(len(factors)):
            top = bottom = 0.0
            for counts in scaled:
                rest = 1 - sum(factors[place] * count for place, count in enumerate(counts) if place != index)
                top += rest * counts[index]
                bottom += counts[index] ** 2
            factors[index] = max(0.0, top / bottom) if bottom else 0.0
    return factors


def main() -> int:
    fuzz, program, *inputs = sys.argv[1:]
    lines = counted(fuzz, inputs)
    options = ["--threads", "1", "--cache-size", "0", "--client-budget", "0"]
    with Program(program, PORT, options) as server, Connection(PORT, 30) as connection:
        idle = processor_time(server, connection, "*/*", "/healthz")
        times = [processor_time(server, connection, line[5], line[6]) - idle for line in lines]
    # what takes less says more of the clock than of the answer
    measured = [(line, taken) for line, taken in zip(lines, times) if taken >= SHORTEST]
    lines = [line for line, _ in measured]
    rows = [([float(number) for number in line[2:5]], taken) for line, taken in measured]
    factors = fit(rows)
    print("nanoseconds for an edge, an allocation, an allocated byte:", *(f"{factor:.3f}" for factor in factors))
    estimates = [sum(factor * count for factor, count in zip(factors, counts)) for counts, _ in rows]
    ratios = sorted(estimate / taken for estimate, (_, taken) in zip(estimates, rows))
    print(f"estimated to measured: {ratios[0]:.2f} to {ratios[-1]:.2f}, median {ratios[len(ratios) // 2]:.2f}")
    for line, estimate, (_, taken) in zip(lines, estimates, rows):
        print(f"{taken / 1000:>9,.0f} us {estimate / 1000:>9,.0f} {line[0]} {line[1]:>8} {line[5]} {line[6][:100]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
