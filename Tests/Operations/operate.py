#!/usr/bin/env python3
"""Breaks what is served, and sees what clients and the operator see of it: operate.py PROGRAM [INCIDENT…]

Three replicas behind the HAProxy of docs/deploy, watched by a real Prometheus with the rules of docs/deploy, whose times
are shortened and whose job has another name. For each incident: what clients were told meanwhile, which alert fired, how
soon, and that it cleared once the thing was mended. Ports 9311 to 9345. Ends with a table and a line that begins with
`operate:`; exit code 0 where each alert fired and cleared and no client failed where none should.
"""

import json
import os
import re
import resource
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Python"))
from client import get
from fleet import DEPLOY, HAProxy, Replica
from server import Program, Server, end_with_servers, wait_until

SEED = Path(__file__).resolve().parents[2] / "Seed"
PROMETHEUS, BALANCER = 9345, 9330


def shortened(rules: str) -> str:
    """The rules with seconds for minutes, so that an incident takes half a minute."""
    rules = re.sub(r"\[1h:1m\]", "[40s:1s]", rules)
    rules = re.sub(r"\[(?:1h|15m|5m)\]", lambda found: {"[1h]": "[20s]", "[15m]": "[40s]"}.get(found[0], "[12s]"), rules)
    return re.sub(r"for: \d+[mh]", "for: 2s", rules)


class Prometheus(Server):
    def __init__(self, targets: list[int], folder: Path):
        rules = folder / "alerts.yml"
        rules.write_text(shortened((DEPLOY / "prometheus" / "alerts.yml").read_text()))
        configuration = folder / "prometheus.yml"
        listed = ", ".join(f'"127.0.0.1:{port}"' for port in targets)
        configuration.write_text(
            "global: {scrape_interval: 1s, scrape_timeout: 900ms, evaluation_interval: 1s}\n"
            f"rule_files: [{rules}]\n"
            "scrape_configs:\n- job_name: any-name\n  static_configs:\n"
            f"  - targets: [{listed}]\n"
        )
        super().__init__(
            "prometheus",
            ["prometheus", f"--config.file={configuration}", f"--storage.tsdb.path={folder / 'data'}",
             f"--web.listen-address=127.0.0.1:{PROMETHEUS}", "--log.level=error"],
            PROMETHEUS,
            folder / "prometheus.log",
        )
        self.start()
        self.wait_until_ready("/-/ready", 60)

    def seen(self) -> int:
        """How many targets it has found to be ours and well."""
        question = "count(osce_directory:up == 1)"
        address = f"http://127.0.0.1:{PROMETHEUS}/api/v1/query?query={urllib.parse.quote(question)}"
        with urllib.request.urlopen(address, timeout=5) as answer:
            found = json.load(answer)["data"]["result"]
        return int(found[0]["value"][1]) if found else 0

    def firing(self) -> set[str]:
        with urllib.request.urlopen(f"http://127.0.0.1:{PROMETHEUS}/api/v1/alerts", timeout=5) as answer:
            alerts = json.load(answer)["data"]["alerts"]
        return {alert["labels"]["alertname"] for alert in alerts if alert["state"] == "firing"}


class Users:
    """Four of them, who ask through HAProxy ten times a second each, on new connections, and count what they are told."""

    def __init__(self):
        self.statuses: dict[str, int] = {}
        self.slowest = 0.0
        self.ends = False
        for _ in range(4):
            threading.Thread(target=self.run, daemon=True).start()

    def run(self):
        number = 0
        while not self.ends:
            began = time.monotonic()
            try:
                number += 1
                word = str(get(BALANCER, f"/operations?limit={number % 50 + 1}", {}, 15).status)
            except (OSError, ValueError) as fault:
                word = type(fault).__name__
            self.statuses[word] = self.statuses.get(word, 0) + 1
            self.slowest = max(self.slowest, time.monotonic() - began)
            time.sleep(max(0, 0.1 - (time.monotonic() - began)))

    def take(self) -> str:
        """What was told since the last time."""
        told, self.statuses = self.statuses, {}
        slowest, self.slowest = self.slowest, 0.0
        return ", ".join(f"{word}: {count}" for word, count in sorted(told.items())) + f"; slowest {slowest:.2f} s"


class Scene:
    def __init__(self, program: Path, folder: Path):
        self.program, self.folder = program, folder
        self.replicas = [self.replica(name, 9311 + number) for number, name in enumerate(("one", "two", "three"))]
        for replica in self.replicas:
            replica.start()
        # beside the fleet: what is broken here is not what clients of the fleet ask
        certificate(folder, 30)
        self.aside = Program(
            program, 9315,
            ["--admin-port", 9325, "--threads", 1, "--connection-limit", 40, "--memory", 16, "--log-format", "json",
             "--tls-certificate", folder / "tls.pem", "--tls-key", folder / "tls.key", "--budget-exempt", "none"],
            "aside", log=folder / "aside.log",
        )
        Server.start(self.aside)
        wait_until("the one with a certificate", lambda: ready(9325))
        self.few = Program(
            program, 9316,
            ["--admin-port", 9326, "--threads", 1, "--connection-limit", 40, "--memory", 16, "--access-log", "json",
             "--access-log-file", folder / "small" / "access.log"],
            "few", log=folder / "few.log",
        )
        (folder / "small").mkdir()
        self.has_disk = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder / "small"], capture_output=True
        ).returncode == 0
        self.few.start()
        self.balancer = HAProxy(self.replicas, BALANCER, folder)
        self.balancer.wait_for(self.replicas)
        self.prometheus = Prometheus([9321, 9322, 9323, 9325, 9326], folder)
        self.users = Users()
        self.held: list[socket.socket] = []

    def replica(self, name: str, port: int) -> Replica:
        options = ["--admin-port", port + 10, "--log-format", "json", "--trusted-proxies", "127.0.0.1", "--drain-delay", 1]
        return Replica(self.program, name, port, SEED, self.folder, options)

    def end(self):
        self.users.ends = True
        for connection in self.held:
            connection.close()
        for server in [self.prometheus, self.balancer, *self.replicas, self.aside, self.few]:
            if server.is_alive:
                server.process.send_signal(signal.SIGCONT)
                server.end(15)
        if self.has_disk:
            subprocess.run(["umount", "-l", self.folder / "small"], check=False)

    def hold(self, port: int, count: int):
        for _ in range(count):
            self.held.append(socket.create_connection(("127.0.0.1", port), 5))

    def release(self):
        for connection in self.held:
            connection.close()
        self.held = []


def ready(port: int) -> bool:
    try:
        return get(port, "/readyz", {}, 1).status == 200
    except (OSError, ValueError):
        return False


def certificate(folder: Path, days: int):
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", str(days),
         "-subj", "/CN=localhost", "-keyout", folder / "tls.key", "-out", folder / "tls.pem"],
        check=True, capture_output=True,
    )


# MARK: Incidents: what is broken, what mends it, the alerts that have to fire, and whether clients may fail meanwhile


def killed(scene: Scene):
    scene.replicas[0].kill()
    yield
    scene.replicas[0].start()


def all_gone(scene: Scene):
    for replica in scene.replicas:
        replica.kill()
    scene.few.kill()
    scene.aside.kill()
    yield
    for replica in scene.replicas:
        replica.start()
    scene.few.start()
    Server.start(scene.aside)


def hung(scene: Scene):
    scene.replicas[0].process.send_signal(signal.SIGSTOP)
    yield
    scene.replicas[0].process.send_signal(signal.SIGCONT)


def throttled(scene: Scene):
    """It has the processor for a fifth of each half second."""
    ends = threading.Event()

    def pulse():
        while not ends.is_set():
            scene.few.process.send_signal(signal.SIGSTOP)
            time.sleep(0.4)
            scene.few.process.send_signal(signal.SIGCONT)
            time.sleep(0.1)

    def ask():
        while not ends.is_set():
            try:
                get(9316, "/states/kg", {}, 5)
            except (OSError, ValueError):
                pass

    threads = [threading.Thread(target=pulse, daemon=True)] + [threading.Thread(target=ask, daemon=True) for _ in range(12)]
    for thread in threads:
        thread.start()
    yield
    ends.set()
    for thread in threads:
        thread.join()


def refused_data(scene: Scene):
    file = scene.replicas[1].seed / "operations.json"
    good = file.read_text()
    file.write_text(good[: len(good) // 2])
    scene.replicas[1].process.send_signal(signal.SIGHUP)
    yield
    file.write_text(good)
    scene.replicas[1].process.send_signal(signal.SIGHUP)


def one_old(scene: Scene):
    """Two of three have other data."""
    good = (scene.replicas[0].seed / "dataset.json").read_text()
    other = re.sub(r'"title": "([^"]*)"', r'"title": "\1 (other)"', good, count=1)
    for replica in scene.replicas[:2]:
        (replica.seed / "dataset.json").write_text(other)
        replica.process.send_signal(signal.SIGHUP)
    yield
    for replica in scene.replicas[:2]:
        (replica.seed / "dataset.json").write_text(good)
        replica.process.send_signal(signal.SIGHUP)


def restarts(scene: Scene):
    for _ in range(5):
        scene.few.kill()
        scene.few.start()
        time.sleep(1.2)
    yield


def certificate_ends(scene: Scene):
    certificate(scene.folder, 1)
    scene.aside.process.send_signal(signal.SIGHUP)
    yield
    certificate(scene.folder, 90)
    scene.aside.process.send_signal(signal.SIGHUP)


def certificate_refused(scene: Scene):
    good = (scene.folder / "tls.key").read_bytes()
    (scene.folder / "tls.key").write_text("no key")
    scene.aside.process.send_signal(signal.SIGHUP)
    yield
    (scene.folder / "tls.key").write_bytes(good)
    scene.aside.process.send_signal(signal.SIGHUP)


def connections_held(scene: Scene):
    scene.hold(9316, 36)
    yield
    scene.release()


def connections_gone(scene: Scene):
    """All are held, and more come; probes are answered at both ports."""
    scene.hold(9316, 40)
    ends = threading.Event()

    def knock():
        while not ends.is_set():
            for path, allowed in (("/states/kg", (503,)), ("/readyz", (200,)), ("/metrics", (200,))):
                status = get(9316, path, {}, 5).status
                if status not in allowed:
                    scene.wrong = f"{path} was {status} beyond the limit"
            if get(9326, "/readyz", {}, 5).status != 200:
                scene.wrong = "the admin port said it was not ready"
            time.sleep(0.1)

    thread = threading.Thread(target=knock, daemon=True)
    thread.start()
    yield
    ends.set()
    thread.join()
    scene.release()


def descriptors(scene: Scene):
    pid = scene.few.pid
    before = resource.prlimit(pid, resource.RLIMIT_NOFILE)
    count = len(os.listdir(f"/proc/{pid}/fd"))
    resource.prlimit(pid, resource.RLIMIT_NOFILE, (count + 2, before[1]))
    yield
    resource.prlimit(pid, resource.RLIMIT_NOFILE, before)


def disk_full(scene: Scene):
    """The file system of the access log is full. Answers go on."""
    with (scene.folder / "small" / "filling").open("wb", buffering=0) as file:
        try:
            while file.write(b"x" * 4_096):
                pass
        except OSError:
            pass
    ends = threading.Event()

    def ask():
        while not ends.is_set():
            if get(9316, "/states/kg", {"User-Agent": "x" * 2_000}, 5).status != 200:
                scene.wrong = "a full disk held answers up"

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    yield
    ends.set()
    thread.join()
    (scene.folder / "small" / "filling").unlink()
    (scene.folder / "small" / "access.log").unlink(missing_ok=True)
    scene.few.process.send_signal(signal.SIGUSR1)


def failures(scene: Scene):
    """A process that fails from its first request: its memory is too small for the workbook."""
    scene.few.kill()
    scene.few.start()
    for _ in range(20):
        if get(9316, "/dataset/download?format=xlsx", {}, 20).status != 503:
            scene.wrong = "the workbook was made in 16 MB"
    yield
    scene.few.kill()
    scene.few.start()


INCIDENTS = {
    "one replica killed": (killed, ["OSCEDirectoryReplicaDown"], False),
    "one replica hung": (hung, ["OSCEDirectoryReplicaDown"], False),
    "one replica throttled to a fifth": (throttled, ["OSCEDirectoryRequestsWait", "OSCEDirectorySlow"], False),
    "a seed with faults": (refused_data, ["OSCEDirectoryReloadRefused"], False),
    "one replica with old data": (one_old, ["OSCEDirectoryVersionsDiffer"], False),
    "restarts again and again": (restarts, ["OSCEDirectoryRestarting"], False),
    "certificate about to end": (certificate_ends, ["OSCEDirectoryCertificateExpires", "OSCEDirectoryCertificateExpired"], False),
    "certificate refused": (certificate_refused, ["OSCEDirectoryCertificateRefused"], False),
    "connections near the limit": (connections_held, ["OSCEDirectoryConnectionsNearLimit"], False),
    "no connection left": (connections_gone, ["OSCEDirectoryConnectionsRefused"], False),
    "out of descriptors": (descriptors, ["OSCEDirectoryDescriptors"], False),
    "disk of the access log full": (disk_full, ["OSCEDirectoryAccessLogDropped"], False),
    "failures from the start": (failures, ["OSCEDirectoryFailuresAtStart"], False),
    "total outage": (all_gone, ["OSCEDirectoryAllDown"], True),
}


def play(scene: Scene, name: str) -> tuple[list[str], str]:
    """The row of the table, and what is wrong; empty where nothing is."""
    incident, alerts, may_fail = INCIDENTS[name]
    scene.wrong = ""
    scene.users.take()
    began = time.monotonic()
    steps = incident(scene)
    next(steps)
    seen: dict[str, float] = {}
    while time.monotonic() - began < 60 and len(seen) < len(alerts):
        for alert in scene.prometheus.firing():
            if alert in alerts:
                seen.setdefault(alert, time.monotonic() - began)
        time.sleep(0.3)
    missing = sorted(set(alerts) - set(seen))
    next(steps, None)
    mended = time.monotonic()
    clear = None
    while time.monotonic() - mended < 90:
        if not scene.prometheus.firing() & set(alerts):
            clear = time.monotonic() - mended
            break
        time.sleep(0.3)
    for replica in scene.replicas:
        wait_until(f"{replica.name} is ready", lambda port=replica.port: ready(port))
    scene.balancer.wait_for(scene.replicas)
    told = scene.users.take()
    wrong = [f"{alert} did not fire" for alert in missing] + ([] if clear is not None else [f"{alerts} did not clear"])
    if not may_fail and re.search(r"\b5\d\d:|Error|Unreadable|timeout", told):
        wrong.append(f"clients were told {told}")
    if scene.wrong:
        wrong.append(scene.wrong)
    fired = ", ".join(f"{alert} after {seconds:.0f} s" for alert, seconds in sorted(seen.items()))
    return [name, told, fired, f"{clear:.0f} s" if clear is not None else "not"], "; ".join(wrong)


def json_alone(folder: Path) -> list[str]:
    """Lines of the logs, of replicas of which JSON was asked, that are something else. What they print for people aside."""
    faults = []
    for name in ("one", "two", "three", "aside"):
        for line in (folder / f"{name}.log").read_text().splitlines():
            if line.startswith(("Serving ", "Try", "  http")):
                continue
            try:
                json.loads(line)
            except ValueError:
                faults.append(f"{name}: {line[:100]}")
    return faults


def main() -> int:
    end_with_servers()
    program, names = Path(sys.argv[1]).resolve(), sys.argv[2:] or list(INCIDENTS)
    rows, faults = [], []
    with tempfile.TemporaryDirectory(prefix="operate-") as name:
        folder = Path(name)
        scene = Scene(program, folder)
        try:
            wait_until("Prometheus has scraped all", lambda: scene.prometheus.seen() == 5, 60, every=0.5)
            wait_until("nothing fires", lambda: not scene.prometheus.firing(), 60, every=0.5)
            for name in names:
                if name == "disk of the access log full" and not scene.has_disk:
                    print(f"{name}: left out, no file system can be mounted here", flush=True)
                    continue
                row, wrong = play(scene, name)
                rows.append(row)
                if wrong:
                    faults.append(f"{name}: {wrong}")
                print(f"{name}: {wrong or 'ok'}", flush=True)
            faults += json_alone(folder)
        finally:
            scene.end()
            if faults and (kept := os.environ.get("OPERATE_KEEP")):
                shutil.copytree(folder, kept, dirs_exist_ok=True, ignore=shutil.ignore_patterns("data", "small", "*.sock", "seed-*"))
    print("\n| Incident | What clients were told | What fired | Cleared after |\n|---|---|---|---|")
    for row in rows:
        print("| " + " | ".join(row) + " |")
    for fault in faults:
        print(f"WRONG {fault}")
    print(f"operate: {len(rows)} incidents, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
