"""The processes of a check: replicas of the program, and the servers in front with the files of docs/deploy."""

import csv
import io
import json
import os
import shutil
import socket
import subprocess
from pathlib import Path

from server import Program, Server, wait_until

DEPLOY = Path(__file__).resolve().parents[2] / "docs" / "deploy"


def substituted(file: Path, changes: dict[str, str]) -> str:
    """The file's text with each key, which must stand there exactly once, replaced by its value."""
    text = file.read_text()
    for old, new in changes.items():
        if text.count(old) != 1:
            raise RuntimeError(f"{file}: {old!r} stands there {text.count(old)} times, not once")
        text = text.replace(old, new)
    return text


def put(files: Path, seed: Path):
    """Replaces each file of a seed as a whole."""
    for file in files.glob("*.json"):
        shutil.copy(file, seed / f".{file.name}.new")
        os.replace(seed / f".{file.name}.new", seed / file.name)


def version(program: Path, seed: Path) -> str:
    """The version that the program gives the data of a seed."""
    judged = subprocess.run([program, "validate", "--seed", seed], check=True, capture_output=True, text=True)
    return judged.stdout.rsplit("version ", 1)[1].strip()


class Replica(Program):
    """One process of the program on its own copy of the seed."""

    def __init__(self, program: Path, name: str, port: int, seed: Path, folder: Path, options: list[str]):
        self.seed = folder / f"seed-{name}"
        shutil.copytree(seed, self.seed)
        options = ["--seed", self.seed, "--threads", "2", *options]
        super().__init__(program, port, options, name, log=folder / f"{name}.log")

    def end(self, timeout: float = 60):
        """SIGTERM, and the exit code, which has to be 0."""
        if self.is_alive and (code := super().end(timeout)) != 0:
            raise RuntimeError(f"{self.name} ended with {code} after SIGTERM; see {self.log}")


class Front(Server):
    """A server in front, in the foreground under its own folder."""

    def __init__(self, command: list, port: int, folder: Path):
        super().__init__(command[0], command, port, folder / f"{command[0]}.log")
        self.start()
        self.wait_until_listening()


class HAProxy(Front):
    def __init__(self, replicas: list[Replica], port: int, folder: Path, also: dict[str, str] | None = None):
        """`also`: further changes to the file of docs/deploy."""
        self.socket = folder / "haproxy.sock"
        changes = {
            "bind :8000": f"bind 127.0.0.1:{port}",
            "127.0.0.1:8404": f"127.0.0.1:{port + 1}",
            "/run/haproxy/admin.sock": str(self.socket),
            "maxconn 20000": "maxconn 1000",
            "127.0.0.1:8405": f"127.0.0.1:{port + 90}",
        } | (also or {})
        if os.geteuid() != 0:
            changes |= {"    user haproxy\n    group haproxy\n": ""}
        changes |= {f"127.0.0.1:808{number}": f"127.0.0.1:{replica.port}" for number, replica in enumerate(replicas, 1)}
        configuration = folder / "haproxy.cfg"
        configuration.write_text(substituted(DEPLOY / "haproxy" / "haproxy.cfg", changes))
        super().__init__(["haproxy", "-db", "-f", configuration], port, folder)
        # which is there a moment after the port
        wait_until("HAProxy has its socket", self.socket.exists)

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


class Varnish(Front):
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
        command = ["varnishd", "-F", "-j", "none", "-n", self.folder, "-a", f"127.0.0.1:{port}", "-f", configuration]
        super().__init__([*command, "-s", "malloc,64m", "-p", "thread_pool_min=20"], port, folder)

    def figures(self) -> dict[str, int]:
        output = subprocess.run(
            ["varnishstat", "-1", "-j", "-n", str(self.folder)], check=True, capture_output=True
        ).stdout
        return {name.removeprefix("MAIN."): figure["value"] for name, figure in json.loads(output)["counters"].items()}


class Nginx(Front):
    def __init__(self, replicas: list[Replica], port: int, folder: Path):
        cache = folder / "nginx"
        cache.mkdir()
        changes = {
            "listen 8000;": f"listen 127.0.0.1:{port};",
            "/var/cache/nginx": str(cache),
            "/run/nginx.pid": str(folder / "nginx.pid"),
            "/var/log/nginx": str(folder),
            "worker_processes auto;": "worker_processes 1;\nuser root;" if os.geteuid() == 0 else "worker_processes 1;",
        }
        changes |= {f"127.0.0.1:808{number}": f"127.0.0.1:{replica.port}" for number, replica in enumerate(replicas, 1)}
        configuration = folder / "nginx.conf"
        configuration.write_text(substituted(DEPLOY / "nginx" / "nginx.conf", changes))
        super().__init__(["nginx", "-g", "daemon off;", "-c", configuration], port, folder)
