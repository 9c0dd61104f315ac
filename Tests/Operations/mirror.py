#!/usr/bin/env python3
"""One instance follows another by docs/deploy/mirror, while releases change under load; then all goes wrong that can.

    Tests/Operations/mirror.py .build/release/osce-directory
"""

import argparse
import http.server
import io
import itertools
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Python"))
from client import Connection
from fleet import put, version
from rolling import revised
from server import Program, end_with_servers, free_port, wait_until

CHECKOUT = Path(__file__).resolve().parents[2]
SCRIPT = CHECKOUT / "docs" / "deploy" / "mirror" / "osce-directory-mirror"
ASKED = ["/operations", "/operations/astana", "/changes", "/operations?format=csv", "/", "/dataset", "/states?limit=5"]


class Follower:
    """The folder that the script keeps in step, and the program that serves it."""

    def __init__(self, program: Path, folder: Path):
        self.program, self.folder = program, folder

    def run(self, address: str, folder: Path | None = None, **options) -> subprocess.CompletedProcess:
        environment = {**os.environ, "OSCE_DIRECTORY_MIRROR_PROGRAM": str(self.program)}
        return subprocess.run(
            ["sh", SCRIPT, address, folder or self.folder], env=environment, capture_output=True, text=True, **options
        )

    @property
    def link(self) -> str:
        return os.readlink(self.folder / "seed")

    @property
    def version(self) -> str:
        return version(self.program, self.folder / "seed")


class Load:
    """Asks a program from several connections until told to stop; notes what fails and versions that go back."""

    def __init__(self, port: int, clients: int = 4):
        self.port, self.ends = port, threading.Event()
        self.requests, self.wrong, self.order = 0, [], []
        self.threads = [threading.Thread(target=self.ask, args=(number,)) for number in range(clients)]

    def ask(self, number: int):
        seen = []
        with Connection(self.port, 20) as connection:
            for path in itertools.cycle(ASKED[number:] + ASKED[:number]):
                if self.ends.is_set():
                    break
                try:
                    answer = connection.get(path)
                    status, name = answer.status, answer.field("Data-Version")
                except Exception as fault:
                    self.wrong.append(f"{path}: {fault!r}")
                    break
                self.requests += 1
                # load, not a flood: the others have to be answered, too
                time.sleep(0.001)
                if status != 200:
                    self.wrong.append(f"{path}: {status}")
                if name not in seen:
                    seen.append(name)
                elif name != seen[-1]:
                    self.wrong.append(f"{path}: {name} after {seen[-1]}")
        self.order.append(seen)

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.ends.set()
        for thread in self.threads:
            thread.join()


class Upstream:
    """A directory that answers what it is told to."""

    def __init__(self):
        upstream = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                upstream.asked += 1
                self.send_response(upstream.status)
                self.send_header("Content-Length", str(upstream.length or len(upstream.body)))
                self.send_header("ETag", f'"{upstream.asked}"')
                self.send_header("Connection", "close")
                self.end_headers()
                try:
                    for start in range(0, len(upstream.body), 1 << 14):
                        self.wfile.write(upstream.body[start : start + (1 << 14)])
                        time.sleep(upstream.pause)
                except OSError:
                    pass
                self.close_connection = True

            def log_message(self, *_):
                pass

        self.asked, self.pause = 0, 0.0
        self.answer(b"")
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    def answer(self, body: bytes, status: int = 200, length: int | None = None):
        self.body, self.status, self.length = body, status, length


def changed(archive: bytes, change) -> bytes:
    """The archive with other parts: `change` gives those of a name, or None to leave it out."""
    output = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
        for name, content in change(None, b"") or []:
            new.writestr(name, content)
    return output.getvalue()


def faults(archive: bytes):
    """What can come from the other side: name, content, status, `Content-Length`."""
    import hashlib

    root = zipfile.ZipFile(io.BytesIO(archive)).namelist()[0].split("/")[0]

    def with_file(path: str, content: bytes, sums: bool):
        def change(name, old):
            if name is None:
                return []
            if name == f"{root}/{path}":
                return content
            if sums and name == f"{root}/SHA256SUMS":
                digest = hashlib.sha256(content).hexdigest()
                lines = old.decode().splitlines()
                return "".join(f"{digest if l.endswith('  ' + path) else l[:64]}{l[64:]}\n" for l in lines).encode()
            return old

        return changed(archive, change)

    def extra(name, old):
        return [(f"{root}/seed/extra.json", b"[]")] if name is None else old

    other = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            new.writestr(name.replace(root, root[:-12] + "0" * 12), old.read(name))
    yield "a download that ends early", archive[:-5000], 200, len(archive)
    yield "a truncated archive", archive[: len(archive) // 2], 200, None
    yield "an archive without its end", archive[:-100], 200, None
    yield "a wrong digest", with_file("seed/operations.json", b"[]", sums=False), 200, None
    yield "a wrong digest beside the data", with_file("README.md", b"Another text.", sums=False), 200, None
    yield "data with a fault", with_file("seed/operations.json", b"[{}]", sums=True), 200, None
    yield "a file without a digest", changed(archive, extra), 200, None
    yield "data of another version", other.getvalue(), 200, None
    yield "a page in place of an archive", b"<html>Maintenance</html>", 200, None
    yield "nothing", b"", 200, None
    yield "a fault of the server", b"", 503, None
    yield "an address that is gone", b"", 404, None


def full_disk(follower: Follower, address: str) -> list[str]:
    """Runs the script where the disk has no room, in a file system of its own, for several sizes of what is left."""
    command = """
        set -e
        mount -t tmpfs -o size=64m none "$1"
        cp -a "$2/." "$1/"
        before=$(readlink "$1/seed")
        free=$(df --output=avail -B1024 "$1" | tail -1)
        dd if=/dev/zero of="$1/filler" bs=1024 count=$((free - $3)) status=none
        status=0
        sh "$4" "$5" "$1" || status=$?
        [ "$status" != 0 ] || { echo "a full disk with $3 KiB left was no fault"; exit 0; }
        [ "$(readlink "$1/seed")" = "$before" ] || echo "other data in force with $3 KiB left"
        "$OSCE_DIRECTORY_MIRROR_PROGRAM" validate --seed "$1/seed" >"$1/../said" 2>&1 || cat "$1/../said"
        rm "$1/filler"
        sh "$4" "$5" "$1" 2>/dev/null || echo "room again, and still a fault with $3 KiB left"
        [ "$(readlink "$1/seed")" != "$before" ] || echo "room again, and still the former data with $3 KiB left"
    """
    wrong = []
    for left in (0, 100, 1000, 4000):
        mount = follower.folder.parent / f"full-{left}"
        mount.mkdir()
        run = subprocess.run(
            ["unshare", "--map-root-user", "--mount", "bash", "-c", command, "-", mount, follower.folder, str(left), SCRIPT, address],
            env={**os.environ, "OSCE_DIRECTORY_MIRROR_PROGRAM": str(follower.program)},
            capture_output=True,
            text=True,
        )
        if run.returncode != 0:
            wrong.append(f"a disk with {left} KiB left: {run.returncode} {run.stderr[-300:]}")
        wrong += run.stdout.splitlines()
    return wrong


def killed(follower: Follower, upstream: Upstream, archive: bytes, times: int) -> list[str]:
    """Kills the script, and all that it started, at any moment."""
    wrong = []
    upstream.answer(archive)
    upstream.pause = 0.005
    chance = random.Random(26)
    environment = {**os.environ, "OSCE_DIRECTORY_MIRROR_PROGRAM": str(follower.program)}
    for number in range(times):
        run = subprocess.Popen(
            ["sh", SCRIPT, upstream.address, follower.folder],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(chance.uniform(0.02, 1.6))
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()
        try:
            follower.version
        except subprocess.CalledProcessError as fault:
            wrong.append(f"killed {number}: the data in force have faults: {fault.stderr}")
    upstream.pause = 0
    return wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", type=Path)
    parser.add_argument("--releases", type=int, default=3)
    parser.add_argument("--kills", type=int, default=12)
    options = parser.parse_args()
    program = options.program.resolve()
    end_with_servers()
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(CHECKOUT / "Seed", folder / "leading")
        leader = Program(program, free_port(), ["--seed", folder / "leading", "--watch"], "leader", log=folder / "leader.log")
        follower = Follower(program, folder / "following")
        with leader:
            address = f"http://127.0.0.1:{leader.port}"
            first = follower.run(address)
            if first.returncode != 0:
                raise RuntimeError(f"the first copy: {first.returncode} {first.stderr}")
            served = Program(
                program, free_port(), ["--seed", follower.folder / "seed", "--watch"], "follower", log=folder / "follower.log"
            )
            with served:
                again = follower.run(address)
                if again.returncode != 0 or again.stderr:
                    wrong.append(f"nothing new: {again.returncode} {again.stderr}")
                order = [follower.version]
                with Load(served.port) as load:
                    for number in range(1, options.releases + 1):
                        files, wanted = revised(program, CHECKOUT / "Seed", folder, number)
                        put(files, folder / "leading")
                        wait_until("the leader serves it", lambda: says(leader.port) == wanted[:12])
                        run = follower.run(address)
                        if run.returncode != 0:
                            wrong.append(f"revision {number}: {run.returncode} {run.stderr}")
                        wait_until("the follower serves it", lambda: says(served.port) == wanted[:12])
                        order.append(wanted)
                wrong += load.wrong
                if load.requests < 100 or not all(len(seen) > 1 for seen in load.order):
                    wrong.append(f"too little load: {load.requests} requests, {load.order}")
                archive = read(leader.port, "/dataset/download?format=zip")
                link, kept = follower.link, follower.version
                upstream = Upstream()
                cases = 0
                for what, body, status, length in faults(archive):
                    upstream.answer(body, status, length)
                    run = follower.run(upstream.address)
                    cases += 1
                    if run.returncode not in (65, 75) or not run.stderr:
                        wrong.append(f"{what}: exit {run.returncode} {run.stderr}")
                    if follower.link != link or says(served.port) != kept[:12]:
                        wrong.append(f"{what}: other data are in force")
                    if list(follower.folder.glob("new.*")):
                        wrong.append(f"{what}: leaves something behind")
                files, wanted = revised(program, CHECKOUT / "Seed", folder, options.releases + 1)
                put(files, folder / "leading")
                wait_until("the leader serves it", lambda: says(leader.port) == wanted[:12])
                wrong += full_disk(follower, address)
                newest = read(leader.port, "/dataset/download?format=zip")
                wrong += killed(follower, upstream, newest, options.kills)
                run = follower.run(address)
                wait_until("the follower serves the newest", lambda: says(served.port) == wanted[:12])
                if len(list((follower.folder / "versions").iterdir())) > 2:
                    wrong.append("more than the version in force and the one before are kept")
                if list(follower.folder.glob("new.*")):
                    wrong.append("a killed run left something behind")
    for line in wrong:
        print(line, file=sys.stderr)
    print(
        f"mirror: {options.releases} releases followed under {load.requests} requests, {cases} bad downloads, 4 full disks,"
        f" {options.kills} kills; {len(wrong)} faults"
    )
    return 1 if wrong else 0


def read(port: int, path: str) -> bytes:
    with Connection(port, 60) as connection:
        return connection.get(path).body


def says(port: int) -> str:
    return json.loads(read(port, "/readyz"))["data_version"]


if __name__ == "__main__":
    sys.exit(main())
