"""Requests over a bare socket, so that the bytes sent and received are known exactly."""

import json
import socket
from dataclasses import dataclass
from typing import Self

# What differs from answer to answer and between servers by nature, and says nothing about the work done.
UNSTABLE_FIELDS = {"date", "server", "connection", "keep-alive", "content-length"}


@dataclass
class Answer:
    status: int
    fields: list[tuple[str, str]]
    body: bytes
    raw: bytes

    def field(self, name: str) -> str | None:
        """The value of a field; the first where there are several."""
        return next((value for key, value in self.fields if key.lower() == name.lower()), None)

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def stable_fields(self) -> list[tuple[str, str]]:
        """The fields that have to be equal wherever this answer is served."""
        return sorted((key.lower(), value) for key, value in self.fields if key.lower() not in UNSTABLE_FIELDS)


class Connection:
    """One keep-alive connection over loopback."""

    def __init__(self, port: int, timeout: float = 60):
        self._port = port
        self._socket = socket.create_connection(("127.0.0.1", port), timeout)
        self._rest = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_) -> None:
        self._socket.close()

    def get(self, target: str, fields: dict[str, str] | None = None) -> Answer:
        """Asks and reads the whole answer, whose length its head must tell."""
        lines = [f"GET {target} HTTP/1.1", f"Host: 127.0.0.1:{self._port}"]
        lines += [f"{name}: {value}" for name, value in (fields or {}).items()]
        self._socket.sendall(("\r\n".join(lines) + "\r\n\r\n").encode("ascii"))
        while (end := self._rest.find(b"\r\n\r\n")) < 0:
            self._receive()
        head = self._rest[:end].decode("latin-1").split("\r\n")
        status = int(head[0].split(" ")[1])
        pairs = [tuple(part.strip() for part in line.split(":", 1)) for line in head[1:]]
        answer = Answer(status, pairs, b"", b"")
        if status == 304:
            size = 0
        elif (length := answer.field("Content-Length")) is not None:
            size = int(length)
        else:
            raise ValueError(f"no Content-Length for {target}: {head}")
        total = end + 4 + size
        while len(self._rest) < total:
            self._receive()
        answer.raw, self._rest = self._rest[:total], self._rest[total:]
        answer.body = answer.raw[end + 4 :]
        return answer

    def _receive(self) -> None:
        piece = self._socket.recv(1 << 20)
        if not piece:
            raise ConnectionError("the server ended the connection")
        self._rest += piece


def get(port: int, target: str, fields: dict[str, str] | None = None) -> Answer:
    """Asks once over a connection of its own."""
    with Connection(port) as connection:
        return connection.get(target, fields)
