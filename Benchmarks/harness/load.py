"""Load from wrk, with what it cost the server."""

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from server import Server

CONNECTIONS = 32
SCRIPT = Path(__file__).with_name("load.lua")


@dataclass
class Measurement:
    requests: int
    bytes: int
    # answers with a status of 400 or above
    refused: int
    # connections refused or cut off, requests without an answer in time
    broken: int
    cpu: int

    @property
    def microseconds(self) -> float:
        """The CPU time of the server for each request."""
        return self.cpu / self.requests / 1000 if self.requests else float("nan")


def run(
    server: Server,
    port: int,
    target: str = "/",
    fields: dict[str, str] | None = None,
    seconds: int = 1,
    connections: int = CONNECTIONS,
    targets: Path | None = None,
    cores: Sequence[int] = (),
) -> Measurement:
    """Sends requests from one thread over keep-alive connections for so many seconds.

    wrk does not count the requests under way at the end, at most one for each connection.

    Parameters:
        cores: where wrk may run; anywhere where there are none.
        target: what every request asks for; with `targets`, a file of one request target a line, each is asked once.
    """
    pinned = ["taskset", "-c", ",".join(map(str, cores))] if cores else []
    command = [*pinned, "wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s", "-s", str(SCRIPT)]
    for name, value in (fields or {}).items():
        command += ["-H", f"{name}: {value}"]
    environment = {**os.environ, **({"TARGETS": str(targets)} if targets else {})}
    before = server.cpu()
    output = subprocess.run(
        [*command, f"http://127.0.0.1:{port}{target}"],
        check=False,
        env=environment,
        capture_output=True,
        text=True,
        timeout=seconds + 60,
    )
    cpu = server.cpu().since(before)
    result = next((line.split()[1:] for line in output.stdout.splitlines() if line.startswith("result ")), None)
    if output.returncode != 0 or result is None:
        raise RuntimeError(f"wrk failed: {output.stdout}{output.stderr}")
    return Measurement(*map(int, result), cpu)
