"""A server under test: a process with what its work costs."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from . import wire


def end_with_servers() -> None:
    """Has SIGTERM unwind the program, so that no server outlives it."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))


@dataclass(frozen=True)
class CPUTime:
    """CPU time used so far, in nanoseconds: exactly, of each thread alive, and in ticks of 10 ms, of all there were."""

    threads: dict[str, int]
    ticks: int

    def since(self, before: "CPUTime") -> int:
        """The nanoseconds between two looks; exact unless a thread that worked meanwhile has ended."""
        exact = sum(time - before.threads.get(thread, 0) for thread, time in self.threads.items())
        coarse = self.ticks - before.ticks
        return exact if abs(exact - coarse) < 30_000_000 + coarse // 50 else coarse


def _ticks(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1_000_000_000 // os.sysconf("SC_CLK_TCK")


class Server:
    """A process that listens on loopback and ends with the `with` block."""

    def __init__(
        self,
        name: str,
        command: list[str],
        environment: dict[str, str] | None = None,
        folder: str = ".",
        prints: bool = True,
    ):
        """Starts it.

        Parameters:
            prints: whether `lines_until` is going to read what it prints, which otherwise nobody does.
        """
        self.name = name
        self._started = time.perf_counter()
        self._process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if prints else subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.pid = self._process.pid

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_) -> None:
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stdout:
            self._process.stdout.close()

    def lines_until(self, pattern: str, timeout: float = 60) -> list[str]:
        """What the server prints, up to and with the first line that has the pattern."""
        lines = []
        overdue = threading.Timer(timeout, self._process.kill)
        overdue.start()
        try:
            for line in self._process.stdout:
                lines.append(line.decode().rstrip())
                if re.search(pattern, lines[-1]):
                    return lines
        finally:
            overdue.cancel()
        raise RuntimeError(f"{self.name} ended with {self._process.wait()} before it was ready")

    def wait_until_ready(self, port: int, target: str, timeout: float) -> float:
        """Asks until the answer is 200; gives the seconds since exec. Where that takes too long the server ends."""
        while True:
            try:
                if wire.get(port, target).status == 200:
                    return time.perf_counter() - self._started
            except (OSError, ValueError):
                pass
            waited = time.perf_counter() - self._started
            if (status := self._process.poll()) is not None or waited > timeout:
                self.__exit__()
                end = "was not ready" if status is None else f"ended with {status}"
                raise RuntimeError(f"{self.name} {end} after {waited:.1f} s")
            # asking takes time from the server, which a long start need not pay for
            time.sleep(0.001 if waited < 0.5 else 0.02)

    def cpu(self) -> "CPUTime":
        """The CPU time, user and system, that the process and its children have used so far."""
        processes = self._processes()
        threads = {
            path.parent.name: int(path.read_text().split()[0])
            for pid in processes
            for path in Path(f"/proc/{pid}/task").glob("*/schedstat")
        }
        return CPUTime(threads, sum(map(_ticks, processes)))

    def memory(self, field: str = "VmRSS") -> int:
        """The bytes of memory of the process: VmRSS now, VmHWM at most so far."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(re.search(rf"^{field}:\s+(\d+) kB", status, re.MULTILINE)[1]) * 1024

    def _processes(self) -> list[int]:
        found = [self.pid]
        for pid in found:  # grows while it is walked: children of children
            for children in Path(f"/proc/{pid}/task").glob("*/children"):
                found += [int(child) for child in children.read_text().split()]
        return found
