"""A new data set, replica after replica, under load: no client may see an error, or the old version after the new."""

import collections
import json
import shutil
import signal
import time
from pathlib import Path

from client import Connection
from fleet import HAProxy, Replica, put, version
from load import Answer, Load, differing, faults, percentile, read
from mix import Question
from outcome import Outcome
from server import wait_until


def revised(program: Path, seed: Path, folder: Path, number: int) -> tuple[Path, str]:
    """A copy of the seed with a sentence more in the note of one record, and the version that the program gives it."""
    copy = folder / f"revision-{number}"
    shutil.copytree(seed, copy)
    operations = json.loads((copy / "operations.json").read_text())
    record = next(record for record in operations if record["id"] == "astana")
    record["note"] = f"{record.get('note', '')} Looked at again, revision {number}.".strip()
    (copy / "operations.json").write_text(json.dumps(operations, ensure_ascii=False, indent=2))
    return copy, version(program, copy)


def tags(replica: Replica, addresses: list[str]) -> dict[tuple, str | None]:
    """The entity tag of each address, plain and with gzip, as this one replica says it."""
    with Connection(replica.port, 20) as connection:
        return {
            (address, gzip): read(connection, Question(address, None, gzip)).etag
            for address in addresses
            for gzip in (False, True)
        }


def update(replica: Replica, haproxy: HAProxy, wanted: str, files: Path, by: str):
    """Brings one replica to the new version and waits until it serves it and HAProxy has it back."""
    put(files, replica.seed)
    if by == "signal":
        replica.process.send_signal(signal.SIGHUP)
    else:
        replica.end()
        replica.start()

    def serves():
        if replica.process.poll() is not None:
            raise RuntimeError(f"{replica.name} ended with {replica.process.returncode} when told to reload")
        ready = replica.says()
        return ready and wanted.startswith(ready["data_version"])

    wait_until(f"{replica.name} serves {wanted[:12]}", serves)
    haproxy.wait_for([replica])
    time.sleep(1)


def rolling(
    program: Path,
    replicas: list[Replica],
    haproxy: HAProxy,
    ranked: list[str],
    seed: Path,
    folder: Path,
    rate: float,
    by: str,
    rolls: int = 2,
) -> Outcome:
    order = [replicas[0].says()["data_version"]]
    wrong = []
    asked = [address for address in ranked if address not in ("/", "/docs", "/openapi.json")][:200]
    compared = 0
    with Load(haproxy.port, ranked, rate, seed=2, versioned=True) as load:
        time.sleep(2)
        for number in range(1, rolls + 1):
            files, new = revised(program, seed, folder, number)
            order.append(new[: len(order[0])])
            for replica in replicas:
                update(replica, haproxy, new, files, by)
            said = [tags(replica, asked) for replica in replicas]
            compared += len(said[0])
            wrong += [
                f"{key}: entity tags differ between replicas of {new[:12]}"
                for key in said[0]
                if len({each[key] for each in said}) != 1 or said[0][key] is None
            ]
        time.sleep(1)

    back = 0
    rank = {version: number for number, version in enumerate(order)}
    seen = collections.Counter()
    for client in load.clients:
        newest = 0
        for answer in client.answers:
            if answer.fault or answer.version is None:
                continue
            now = rank.get(answer.version, -1)
            if now < newest:
                back += 1
                wrong.append(f"{client.address}: {answer.version} after {order[newest]} at {answer.question.address}")
            newest = max(newest, now)
        seen[newest] += 1
    if seen[rolls] != len(load.clients):
        wrong.append(f"only {seen[rolls]} of {len(load.clients)} clients came to the newest version")

    answers: list[Answer] = load.answers
    unversioned = sum(1 for answer in answers if not answer.fault and answer.version is None)
    if unversioned:
        wrong.append(f"{unversioned} answers name no version")
    one: dict[tuple, set] = collections.defaultdict(set)
    for answer in answers:
        one[answer.version, answer.question].add((answer.etag, answer.digest))
    wrong += [
        f"{question.address}: {len(said)} different answers of version {version}"
        for (version, question), said in one.items()
        if len(said) != 1
    ]
    wrong += faults(answers) + differing(
        [answer for answer in answers if answer.version == order[-1]], replicas[0].port
    )
    return Outcome(
        f"{rolls} roll-outs by {by} to {len(replicas)} replicas under {len(answers)} requests: {len(faults(answers))} errors; "
        f"{len(load.clients)} clients went through versions {' → '.join(version[:6] for version in order)}, {back} answers went back; "
        f"{compared} entity tags equal across replicas; p99 {percentile(answers, 0.99):.1f} ms",
        f"{rolls} roll-outs by {by}, {back} answers back",
        len(answers),
        wrong,
    )
