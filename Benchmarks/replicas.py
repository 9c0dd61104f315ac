#!/usr/bin/env python3
"""What replicas behind HAProxy cost and bring on this machine: replicas.py BINARY [SECONDS]

wrk asks for one record with gzip, from one thread over 32 connections: first one replica directly, then the same through
HAProxy with the file of docs/deploy, then three replicas. Each has one thread. Printed are the requests answered and
the CPU time of each part for one of them. Load, proxy and replicas share the machine's cores, so the rate says what the
machine does as a whole; the CPU time carries over to another.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1] / "Tests"
sys.path[:0] = [str(TESTS / "Python"), str(TESTS / "Operations")]
from fleet import HAProxy, Replica  # noqa: E402
from server import wait_until  # noqa: E402

ROOT = Path(__file__).resolve().parents[1]
PORT = 18350


def measure(port: int, replicas: list[Replica], proxy: HAProxy | None, seconds: float) -> tuple[float, float, float]:
    """Requests a second, and microseconds of the replicas and of the proxy for one request."""
    before = {server: server.cpu() for server in (*replicas, proxy) if server}
    output = subprocess.run(
        [
            "wrk",
            "-t1",
            "-c32",
            f"-d{seconds:g}s",
            "-H",
            "Accept-Encoding: gzip",
            f"http://127.0.0.1:{port}/operations/astana",
        ],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    used = {server: server.cpu().since(before[server]) / 1000 for server in before}
    if "Non-2xx" in output or "Socket errors" in output:
        raise RuntimeError(output)
    requests = int(re.search(r"(\d+) requests in", output)[1])
    return requests / seconds, sum(used[replica] for replica in replicas) / requests, used.get(proxy, 0) / requests


def main():
    program, seconds = Path(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else 5
    folder = Path(tempfile.mkdtemp(prefix="replicas-"))
    replicas = [
        Replica(program, name, PORT + number, ROOT / "Seed", folder, ["--threads", "1"])
        for number, name in enumerate(("one", "two", "three"))
    ]
    proxy = None
    print(f"{os.cpu_count()} cores, load average before the run {os.getloadavg()[0]:.2f}\n")
    print(
        "| | Requests a second | Replicas, µs of CPU a request | HAProxy, µs of CPU a request | Cores busy |\n|---|--:|--:|--:|--:|"
    )

    def line(name: str, measured: tuple[float, float, float]):
        rate, ours, theirs = measured
        print(f"| {name} | {rate:,.0f} | {ours:.1f} | {theirs:.1f} | {rate * (ours + theirs) / 1e6:.2f} |", flush=True)

    try:
        replicas[0].start()
        line("one replica", measure(replicas[0].port, replicas[:1], None, seconds))
        # wrk is one client, and one client stays with one replica
        proxy = HAProxy(replicas, PORT + 5, folder, {"    stick on src\n": ""})
        proxy.wait_for(replicas[:1])
        wait_until("HAProxy knows the others are not there", lambda: not proxy.up("two") and not proxy.up("three"))
        line("one behind HAProxy", measure(proxy.port, replicas[:1], proxy, seconds))
        for replica in replicas[1:]:
            replica.start()
        proxy.wait_for(replicas)
        line("three behind HAProxy", measure(proxy.port, replicas, proxy, seconds))
    finally:
        if proxy:
            proxy.end()
        for replica in replicas:
            if replica.is_alive:
                replica.end()
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
