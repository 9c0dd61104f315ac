"""The processes of the checks and benchmarks: the program and the servers beside it, with what they use of the machine.

Its users have this folder on `sys.path`; nothing is installed.
"""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from client import get


def wait_until(what: str, holds: Callable, seconds: float = 20, every: float = 0.02):
    """Returns what `holds` returns once that is true."""
    deadline = time.monotonic() + seconds
    while not (result := holds()):
        if time.monotonic() > deadline:
            raise RuntimeError(f"not within {seconds:g} s: {what}")
        time.sleep(every)
    return result


def end_with_servers() -> None:
    """Has SIGTERM unwind the program, so that no server outlives it."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))


def free_port() -> int:
    """A port that nobody listens on at the moment."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


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
    """A process that listens on the loopback, from `start` or `with` on. It can be started again once it has ended."""

    def __init__(
        self,
        name: str,
        command: Sequence,
        port: int,
        log: Path | None = None,
        environment: dict[str, str] | None = None,
        folder: str = ".",
        prints: bool = False,
        preexec: Callable | None = None,
    ):
        """Starts nothing yet.

        Parameters:
            log: a file for what it prints, which otherwise is lost.
            prints: whether `lines_until` is going to read what it prints; there is no log then.
            preexec: what the new process does before it becomes the server.
        """
        self.name, self.port, self.log = name, port, log
        self.command = [str(part) for part in command]
        self.process: subprocess.Popen | None = None
        self._environment, self._folder, self._prints, self._preexec = environment, folder, prints, preexec

    def start(self) -> Self:
        output = self.log.open("ab") if self.log else subprocess.DEVNULL
        self._started = time.perf_counter()
        self.process = subprocess.Popen(
            self.command,
            cwd=self._folder,
            env={**os.environ, **(self._environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if self._prints else output,
            stderr=output,
            preexec_fn=self._preexec,
        )
        if self.log:
            output.close()
        return self

    def __enter__(self) -> Self:
        return self if self.process else self.start()

    def __exit__(self, *_):
        self.end()

    @property
    def pid(self) -> int:
        return self.process.pid

    @property
    def is_alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    @property
    def last_words(self) -> str:
        return self.log.read_text(errors="replace")[-2000:] if self.log else ""

    def end(self, timeout: float = 60) -> int | None:
        """SIGTERM, and SIGKILL where that does not end it in time. Gives the exit code."""
        if self.is_alive:
            self.process.terminate()
        try:
            return self.process.wait(timeout)
        except subprocess.TimeoutExpired:
            return self.kill()
        finally:
            if self.process.stdout:
                self.process.stdout.close()

    def kill(self) -> int:
        self.process.kill()
        return self.process.wait()

    def lines_until(self, pattern: str, timeout: float = 60) -> list[str]:
        """What the server prints, up to and with the first line that has the pattern."""
        lines = []
        overdue = threading.Timer(timeout, self.process.kill)
        overdue.start()
        try:
            for line in self.process.stdout:
                lines.append(line.decode().rstrip())
                if re.search(pattern, lines[-1]):
                    return lines
        finally:
            overdue.cancel()
        raise RuntimeError(f"{self.name} ended with {self.process.wait()} before it was ready")

    def says(self, target: str = "/readyz") -> dict | None:
        """The JSON at a target where that is answered with 200."""
        try:
            answer = get(self.port, target, timeout=2)
            return answer.json if answer.status == 200 else None
        except (OSError, ValueError):
            return None

    def wait_until_ready(self, target: str, timeout: float) -> float:
        """Asks until the answer is 200; gives the seconds since exec. Where that takes too long the server ends."""
        return self._wait(lambda: get(self.port, target).status == 200, timeout)

    def wait_until_listening(self, timeout: float = 20) -> float:
        return self._wait(lambda: not socket.create_connection(("127.0.0.1", self.port), 1).close(), timeout)

    def _wait(self, holds: Callable[[], bool], timeout: float) -> float:
        while True:
            try:
                if holds():
                    return time.perf_counter() - self._started
            except (OSError, ValueError):
                pass
            waited = time.perf_counter() - self._started
            if (status := self.process.poll()) is not None or waited > timeout:
                self.end(10)
                end = "was not ready" if status is None else f"ended with {status}"
                raise RuntimeError(f"{self.name} {end} after {waited:.1f} s {self.last_words}")
            # asking takes time from the server, which a long start need not pay for
            time.sleep(0.001 if waited < 0.5 else 0.02)

    def cpu(self) -> CPUTime:
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


class Program(Server):
    """osce-directory. `start` returns once it is ready."""

    def __init__(
        self,
        program: Path | str,
        port: int | None = None,
        options: Sequence = (),
        name: str = "the program",
        wrapper: Sequence = (),
        timeout: float = 60,
        **others,
    ):
        """A free port where none is given, rather than the one it would print: what it prints is for people and may change."""
        port = port or free_port()
        super().__init__(name, [*wrapper, program, "serve", "--port", port, *options], port, **others)
        self._timeout = timeout

    def start(self) -> Self:
        super().start()
        self.seconds_to_ready = self.wait_until_ready("/readyz", self._timeout)
        return self

    def __exit__(self, *_):
        if self.end() == -signal.SIGKILL:
            raise RuntimeError(f"{self.name} had to be killed")
