#!/usr/bin/env python3
"""Reloads one process again and again, under full load, between two data sets.

wrk keeps the process busy on one address. Beside it, clients of our own compare every answer with what
`osce-directory get` says of the two data sets: status, entity tag and content have to be those of one data set that was
in force between question and answer. Memory is read from /proc; what the process takes after the last reload is
compared with what it took after the first tenth.

    Tests/Operations/reload.py .build/release/osce-directory --reloads 1000
"""

import argparse
import hashlib
import json
import multiprocessing
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Python"))
from client import Connection, get
from fleet import put, version
from server import Program, end_with_servers

ADDRESSES = (
    "/",
    "/operations?dimension=human",
    "/operations?status=active&sort=-established",
    "/operations?as_of=2000-01-01&region=central-asia",
    "/operations/astana",
    "/institutions/ttd?include=sources",
    "/sources?limit=500",
    "/search?q=terrorism",
    "/timeline?date=2012",
    "/dataset",
    "/states?format=csv",
    "/operations?format=geojson",
    "/readyz",
    "/nowhere",
    "/operations?dimention=human",
)


def retitled(seed: Path, copy: Path, title: str):
    """A copy of the seed whose data set has another title, which every citation names."""
    shutil.copytree(seed, copy)
    dataset = json.loads((copy / "dataset.json").read_text())
    dataset["title"] = title
    (copy / "dataset.json").write_text(json.dumps(dataset, ensure_ascii=False, indent=2))


def expected(program: Path, seed: Path, address: str) -> tuple:
    """What the program answers without a socket: status, entity tag, digest of the content."""
    said = subprocess.run([program, "get", "-i", address, "--seed", seed], capture_output=True).stdout
    head, body = said.split(b"\n\n", 1)
    status = int(head.split()[1])
    tag = re.search(rb"^ETag: (.*)$", head, re.MULTILINE)
    return status, tag.group(1).decode() if tag else None, hashlib.sha256(body).hexdigest()


def ask(port: int, number: int, answers: list, begun, done, ended, outcome):
    """Asks for one address after the other until the reloads are over, with conditions now and then."""
    connection = Connection(port, 120)
    asked, wrong = 0, []
    try:
        while not ended.value:
            place = (number + asked) % len(ADDRESSES)
            asked += 1
            earliest = done.value
            known = answers[earliest % 2][place][1] if asked % 7 == 0 else None
            answer = connection.get(ADDRESSES[place], {"If-None-Match": known} if known else None)
            # any data set that was in force between question and answer
            possible = {turn % 2 for turn in range(earliest, begun.value + 1)}
            said = (answer.status, answer.field("ETag"), hashlib.sha256(answer.body).hexdigest())
            if answer.status == 304:
                right = known is not None and any(answers[turn][place][1] == known for turn in possible)
            else:
                right = any(answers[turn][place] == said for turn in possible)
            if not right:
                wrong.append(f"{ADDRESSES[place]}: {said} while {sorted(possible)} in force")
    except (OSError, ValueError) as fault:
        wrong.append(f"{fault!r}")
    outcome.put((asked, wrong))


started_here: list = []


def end_what_is_left():
    for process in started_here:
        if process.poll() is None if isinstance(process, subprocess.Popen) else process.is_alive():
            process.kill()


def main() -> int:
    end_with_servers()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", type=Path)
    parser.add_argument("--seed", type=Path, default=Path(__file__).resolve().parents[2] / "Seed")
    parser.add_argument("--reloads", type=int, default=1000)
    parser.add_argument("--clients", type=int, default=3, help="clients that compare answers (3)")
    parser.add_argument("--port", type=int, default=18390)
    parser.add_argument("--sanitized", action="store_true", help="the binary is slow and its memory is not its own")
    parser.add_argument("--expected-by", type=Path, help="another build, to say what is right (the same)")
    chosen = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="reload-"))
    program, seed = folder / "program", folder / "seed"
    shutil.copy2(chosen.binary, program)
    seeds = [folder / "a", folder / "b"]
    for files, title in zip(seeds, ("OSCE Directory", "OSCE Directory, other edition")):
        retitled(chosen.seed, files, title)
    shutil.copytree(seeds[0], seed)
    judge = chosen.expected_by or program
    answers = [[expected(judge, files, address) for address in ADDRESSES] for files in seeds]
    versions = [version(judge, files) for files in seeds]
    serving = Program(
        program, chosen.port, ["--seed", seed], log=folder / "log", timeout=120 if chosen.sanitized else 60
    ).start()
    started_here.append(serving.process)
    begun, done = multiprocessing.Value("q", 0), multiprocessing.Value("q", 0)
    ended = multiprocessing.Value("b", 0)
    outcome = multiprocessing.Queue()
    clients = [
        multiprocessing.Process(target=ask, args=(chosen.port, n * 5, answers, begun, done, ended, outcome), daemon=True)
        for n in range(chosen.clients)
    ]
    for client in clients:
        client.start()
        started_here.append(client)
    load = subprocess.Popen(
        ["wrk", "-t", "1", "-c", "32", "-d", "3600", "--timeout", "60s" if chosen.sanitized else "2s", f"http://127.0.0.1:{chosen.port}/operations?limit=5"],
        stdout=subprocess.PIPE,
        text=True,
    )
    started_here.append(load)
    memory, slowest, started, wrong = [], 0.0, time.monotonic(), []
    try:
        for turn in range(1, chosen.reloads + 1):
            put(seeds[turn % 2], seed)
            begun.value = turn
            sent = time.monotonic()
            serving.process.send_signal(signal.SIGHUP)
            while not versions[turn % 2].startswith(get(chosen.port, "/readyz", timeout=120).json["data_version"]):
                if time.monotonic() - sent > (240 if chosen.sanitized else 30) or not serving.is_alive:
                    raise RuntimeError(f"reload {turn} was not taken; see {folder / 'log'}")
                time.sleep(0.002)
            done.value = turn
            slowest = max(slowest, time.monotonic() - sent)
            memory.append(serving.memory() // 1024)
            if turn % max(chosen.reloads // 10, 1) == 0:
                print(f"{turn} reloads, {memory[-1] / 1024:.1f} MB", flush=True)
    except (RuntimeError, OSError, ValueError, LookupError) as fault:
        wrong.append(str(fault))
    ended.value = 1
    asked = 0
    for _ in clients:
        count, faults = outcome.get(timeout=180)
        asked += count
        wrong += faults
    seconds = time.monotonic() - started
    load.send_signal(signal.SIGINT)
    report = load.communicate(timeout=30)[0]
    loaded = int(re.search(r"(\d+) requests in", report).group(1))
    for line in report.splitlines():
        if "Socket errors" in line or "Non-2xx" in line:
            wrong.append(line.strip())
    if (code := serving.end()) != 0:
        wrong.append(f"ended with {code}")
    tenth = max(len(memory) // 10, 1)
    early, late = max(memory[tenth // 2 : tenth] or [0]), max(memory[-tenth:] or [0])
    if late > early * 1.1 + 1024 and not chosen.sanitized:
        wrong.append(f"memory grew from {early} to {late} kB")
    counts = (
        f"{len(memory)} reloads in {seconds:.0f} s, slowest {slowest * 1000:.0f} ms, under {loaded:,} requests of wrk and "
        f"{asked:,} compared; memory {early / 1024:.1f} MB after a tenth of them, {late / 1024:.1f} MB after all"
    )
    for fault in wrong[:20]:
        print(f"  wrong: {fault}")
    if wrong:
        print(f"reload: FAILED with {len(wrong)} faults; {counts}; log in {folder}")
        return 1
    shutil.rmtree(folder)
    print(f"reload: no request failed, no answer was mixed; {counts}")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    finally:
        end_what_is_left()
