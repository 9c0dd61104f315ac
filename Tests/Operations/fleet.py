"""The processes of a check: replicas of the program, and the servers in front with the files of docs/deploy."""

import csv
import http.client
import io
import json
import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

DEPLOY = Path(__file__).resolve().parents[2] / "docs" / "deploy"


def wait_until(what: str, holds, seconds: float = 20, every: float = 0.02):
    """Returns what `holds` returns once that is true."""
    deadline = time.monotonic() + seconds
    while not (result := holds()):
        if time.monotonic() > deadline:
            raise RuntimeError(f"not within {seconds:g} s: {what}")
        time.sleep(every)
    return result


def substituted(file: Path, changes: dict[str, str]) -> str:
    """The file's text with each key, which must stand there exactly once, replaced by its value."""
    text = file.read_text()
    for old, new in changes.items():
        if text.count(old) != 1:
            raise RuntimeError(f"{file}: {old!r} stands there {text.count(old)} times, not once")
        text = text.replace(old, new)
    return text


def answers(port: int, path: str) -> dict | None:
    """The JSON at `path` where that is answered with 200."""
    try:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
        connection.request("GET", path)
        response = connection.getresponse()
        body = response.read()
        connection.close()
        return json.loads(body) if response.status == 200 else None
    except (OSError, http.client.HTTPException, ValueError):
        return None


class Replica:
    """One process of the program on its own copy of the seed."""

    def __init__(self, program: Path, name: str, port: int, seed: Path, folder: Path, options: list[str]):
        self.name, self.port = name, port
        self.seed = folder / f"seed-{name}"
        shutil.copytree(seed, self.seed)
        self.command = [
            str(program),
            "serve",
            "--port",
            str(port),
            "--seed",
            str(self.seed),
            "--threads",
            "2",
            *options,
        ]
        self.log = folder / f"{name}.log"
        self.process: subprocess.Popen | None = None

    def start(self):
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(self.command, stdout=log, stderr=log)

    def ready(self) -> dict | None:
        return answers(self.port, "/readyz")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(5)

    def end(self):
        """SIGTERM, and the exit code, which has to be 0."""
        if self.process and self.process.poll() is None:
            self.process.terminate()
            if (code := self.process.wait(60)) != 0:
                raise RuntimeError(f"{self.name} ended with {code} after SIGTERM; see {self.log}")

    def put(self, files: Path):
        """Replaces each file of the seed as a whole."""
        for file in files.glob("*.json"):
            shutil.copy(file, self.seed / f".{file.name}.new")
            os.replace(self.seed / f".{file.name}.new", self.seed / file.name)


class Server:
    """A server in front, in the foreground under its own folder."""

    def __init__(self, command: list[str], port: int, log: Path):
        self.port = port
        with log.open("wb") as file:
            self.process = subprocess.Popen(command, stdout=file, stderr=file)

        def up():
            if self.process.poll() is not None:
                raise RuntimeError(f"{command[0]} ended: {log.read_text()[-2000:]}")
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                return True
            except OSError:
                return False

        wait_until(f"{command[0]} listens on {port}", up)

    def end(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class HAProxy(Server):
    def __init__(self, replicas: list[Replica], port: int, folder: Path, also: dict[str, str] | None = None):
        """`also`: further changes to the file of docs/deploy."""
        self.socket = folder / "haproxy.sock"
        changes = {
            "bind :8000": f"bind 127.0.0.1:{port}",
            "127.0.0.1:8404": f"127.0.0.1:{port + 1}",
            "/run/haproxy/admin.sock": str(self.socket),
            "maxconn 20000": "maxconn 1000",
        } | (also or {})
        changes |= {f"127.0.0.1:808{number}": f"127.0.0.1:{replica.port}" for number, replica in enumerate(replicas, 1)}
        configuration = folder / "haproxy.cfg"
        configuration.write_text(substituted(DEPLOY / "haproxy" / "haproxy.cfg", changes))
        super().__init__(["haproxy", "-db", "-f", str(configuration)], port, folder / "haproxy.log")

    def figures(self) -> dict[str, dict[str, str]]:
        """`show stat` of each replica, by its name."""
        with socket.socket(socket.AF_UNIX) as connection:
            connection.connect(str(self.socket))
            connection.sendall(b"show stat\n")
            text = b"".join(iter(lambda: connection.recv(65536), b"")).decode()
        rows = csv.DictReader(io.StringIO(text.removeprefix("# ")))
        return {row["svname"]: row for row in rows if row["pxname"] == "replicas"}

    def up(self, name: str) -> bool:
        return self.figures()[name]["status"].startswith("UP")

    def wait_for(self, replicas: list[Replica]):
        wait_until("HAProxy has every replica", lambda: all(self.up(replica.name) for replica in replicas), every=0.1)


class Varnish(Server):
    def __init__(self, origin: int, port: int, folder: Path, shorten: int):
        """`shorten` divides the times that the program's `Cache-Control` gives, so that a short run sees many of them."""
        self.folder = folder / "varnish"
        changes = {
            '.port = "8000"': f'.port = "{origin}"',
            "set req.grace = 1h;": f"set req.grace = 1h / {shorten};",
            "vcl 4.1;\n": f"vcl 4.1;\nsub vcl_backend_response {{\n    set beresp.ttl = beresp.ttl / {shorten};\n}}\n",
        }
        text = substituted(DEPLOY / "varnish" / "default.vcl", changes)
        configuration = folder / "default.vcl"
        configuration.write_text(text)
        super().__init__(
            [
                "varnishd",
                "-F",
                "-j",
                "none",
                "-n",
                str(self.folder),
                "-a",
                f"127.0.0.1:{port}",
                "-f",
                str(configuration),
                "-s",
                "malloc,64m",
                "-p",
                "thread_pool_min=20",
            ],
            port,
            folder / "varnish.log",
        )

    def figures(self) -> dict[str, int]:
        output = subprocess.run(
            ["varnishstat", "-1", "-j", "-n", str(self.folder)], check=True, capture_output=True
        ).stdout
        return {name.removeprefix("MAIN."): figure["value"] for name, figure in json.loads(output)["counters"].items()}


class Nginx(Server):
    def __init__(self, replicas: list[Replica], port: int, folder: Path):
        cache = folder / "nginx"
        cache.mkdir()
        changes = {
            "listen 8000;": f"listen 127.0.0.1:{port};",
            "/var/cache/nginx": str(cache),
            "/run/nginx.pid": str(folder / "nginx.pid"),
            "worker_processes auto;": "worker_processes 1;\nuser root;" if os.geteuid() == 0 else "worker_processes 1;",
        }
        changes |= {f"127.0.0.1:808{number}": f"127.0.0.1:{replica.port}" for number, replica in enumerate(replicas, 1)}
        configuration = folder / "nginx.conf"
        configuration.write_text(substituted(DEPLOY / "nginx" / "nginx.conf", changes))
        super().__init__(["nginx", "-g", "daemon off;", "-c", str(configuration)], port, folder / "nginx.log")
