"""Clients that ask at a steady pace, each from an address of its own, and keep what they were answered."""

import gzip
import hashlib
import re
import threading
import time
from dataclasses import dataclass, field

from client import Connection
from mix import Mix, Question

VERSION = re.compile(rb'"data_version":"([0-9a-f]{12})"')


@dataclass
class Answer:
    """What one request brought. `fault` says what went wrong, and is None where nothing did."""

    question: Question
    seconds: float = 0
    status: int = 0
    etag: str | None = None
    cache: str | None = None
    version: str | None = None
    digest: str | None = None
    fault: str | None = None


def read(connection: Connection, question: Question, known: str | None = None) -> Answer:
    """Asks once. An answer cut short, of a wrong length or not the gzip it says it is raises, as at any client."""
    answer = Answer(question)
    headers = question.headers()
    if known:
        headers["If-None-Match"] = known
    response = connection.get(question.address, headers)
    body = response.body
    answer.status = response.status
    answer.etag = response.field("ETag")
    answer.cache = response.field("X-Cache")
    if response.field("Content-Encoding") == "gzip":
        body = gzip.decompress(body)
    if response.status == 200:
        answer.digest = hashlib.sha256(body).hexdigest()
        # the last one: `meta` comes after the data. Parsing whole answers would make the clients the slow part.
        if named := VERSION.findall(body):
            answer.version = named[-1].decode()
    elif not (response.status == 304 and known):
        answer.fault = f"status {response.status}"
    return answer


@dataclass
class Client(threading.Thread):
    """One client with one kept-alive connection. It never asks again what failed: that would hide the failure."""

    port: int
    address: str
    mix: Mix
    pace: float
    remembers: bool = False
    answers: list[Answer] = field(default_factory=list)

    def __post_init__(self):
        super().__init__(daemon=True)
        self.ending = threading.Event()

    __hash__ = threading.Thread.__hash__

    def run(self):
        connection = Connection(self.port, 20, source=self.address)
        tags: dict[Question, str] = {}
        due = time.monotonic()
        while not self.ending.is_set():
            question = self.mix.next()
            known = tags.get(question) if self.remembers else None
            started = time.monotonic()
            try:
                answer = read(connection, question, known)
            except Exception as fault:
                answer = Answer(question, fault=f"{type(fault).__name__}: {fault}")
                connection.close()
            answer.seconds = time.monotonic() - started
            if answer.etag:
                tags[question] = answer.etag
            self.answers.append(answer)
            due = max(due + self.pace, time.monotonic() - 1)
            self.ending.wait(max(0, due - time.monotonic()))
        connection.close()


class Load:
    """As many clients as asked for, from `with` to its end: 127.0.1.1 and on, which Linux takes for the loopback."""

    def __init__(
        self,
        port: int,
        ranked: list[str],
        rate: float,
        clients: int = 20,
        exponent: float = 1.0,
        seed: int = 1,
        versioned: bool = False,
        remembers: bool = False,
    ):
        self.clients = [
            Client(
                port,
                f"127.0.1.{number + 1}",
                Mix(ranked, exponent, seed * 1000 + number, versioned),
                clients / rate,
                remembers,
            )
            for number in range(clients)
        ]

    def __enter__(self):
        for client in self.clients:
            client.start()
        return self

    def __exit__(self, *_):
        for client in self.clients:
            client.ending.set()
        for client in self.clients:
            client.join(30)
        if any(client.is_alive() for client in self.clients):
            raise RuntimeError("a client did not end")

    @property
    def answers(self) -> list[Answer]:
        return [answer for client in self.clients for answer in client.answers]


def faults(answers: list[Answer]) -> list[str]:
    return [f"{answer.question.address}: {answer.fault}" for answer in answers if answer.fault]


def percentile(answers: list[Answer], share: float) -> float:
    """In milliseconds."""
    times = sorted(answer.seconds for answer in answers)
    return 1000 * times[min(len(times) - 1, int(share * len(times)))]


def differing(answers: list[Answer], port: int) -> list[str]:
    """Answers whose content is not what the program at `port` itself says, asked with the client's own `Accept`."""
    connection = Connection(port, 20)
    said: dict[tuple, str | None] = {}
    wrong = []
    for answer in answers:
        if answer.digest is None:
            continue
        key = (answer.question.address, answer.question.accept)
        if key not in said:
            said[key] = read(connection, Question(*key, gzip=False)).digest
        if said[key] != answer.digest:
            wrong.append(f"{key[0]} (Accept: {key[1]}): not the bytes of the program")
    connection.close()
    return wrong
