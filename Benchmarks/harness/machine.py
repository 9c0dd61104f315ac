"""What the figures were taken on and with."""

import json
import os
import platform
import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path


def describe() -> list[str]:
    """One line each for machine, system, versions and date."""
    processor = re.search(r"^model name\s*: (.*)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    memory = re.search(r"^MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text(), re.MULTILINE)
    tools = [
        ("libmicrohttpd", _package("libmicrohttpd12")),
        ("nginx", _package("nginx")),
        ("h2o", _package("h2o")),
        ("Hummingbird", _hummingbird()),
        ("wrk", _package("wrk")),
        ("Swift", _first_line(["swift", "--version"])),
        ("CPython", platform.python_version()),
    ]
    name = processor[1] if processor else platform.machine()
    size = int(memory[1]) / (1 << 20)
    return [
        f"{name}, {os.cpu_count()} cores, {size:.0f} GiB, {platform.system()} {platform.release()}",
        ", ".join(f"{name} {version}" for name, version in tools if version),
        f"{datetime.now(UTC):%Y-%m-%d}, load average before the run {os.getloadavg()[0]:.2f}",
    ]


def _package(name: str) -> str | None:
    return _first_line(["dpkg-query", "-W", "-f", "${Version}", name])


def _hummingbird() -> str | None:
    """The version that the peer was built with, where it was built beside its Package.swift's lock file."""
    file = Path(__file__).parent.parent / "HummingbirdPeer" / "Package.resolved"
    pins = json.loads(file.read_text())["pins"] if file.exists() else []
    return next((pin["state"]["version"] for pin in pins if pin["identity"] == "hummingbird"), None)


def _first_line(command: list[str]) -> str | None:
    try:
        output = subprocess.run(command, check=False, capture_output=True, text=True)
    except FileNotFoundError:
        return None
    line = (output.stdout.splitlines() or [""])[0]
    match = re.search(r"\d[\w.+~-]*", line)
    return match[0] if match and output.returncode == 0 else None
