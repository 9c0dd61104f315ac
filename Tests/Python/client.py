"""The HTTP client of the checks and benchmarks: requests over a bare socket, so that the bytes sent and received are known exactly.

Its users have this folder on `sys.path`; nothing is installed. Servers are on the loopback.
"""

import json
import socket
import ssl
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True)
class Answer:
    """An answer as it came; `raw` has its head, too."""

    status: int
    fields: list[tuple[str, str]]
    body: bytes = b""
    raw: bytes = b""

    def field(self, name: str) -> str | None:
        """The value of the first field of a name."""
        return next((value for other, value in self.fields if other.lower() == name.lower()), None)

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def ends_connection(self) -> bool:
        return (self.field("Connection") or "").lower() == "close"


class Unreadable(ValueError):
    """What came is no answer."""


class Connection:
    """One keep-alive connection, made when something is sent over it. Closed, it is made anew by the next request."""

    def __init__(self, port: int, timeout: float = 60, source: str = "", context: ssl.SSLContext | None = None):
        """`source`: the address to ask from. `context`: asks over TLS."""
        self.port = port
        self.was_reset = False
        self._timeout, self._source, self._context = timeout, source, context
        self._socket: socket.socket | None = None
        self._received = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        if self._socket:
            self._socket.close()
        self._socket, self._received = None, b""

    def send(self, data: bytes):
        """Sends bytes as they are; a server that has closed the connection is no failure, since what it said is read afterwards."""
        if not self._socket:
            self._connect()
        try:
            self._socket.sendall(data)
        except (BrokenPipeError, ConnectionResetError, ssl.SSLError):
            pass

    def get(self, target: str, fields: dict[str, str] | None = None) -> Answer:
        """Asks and reads the whole answer, which has to come."""
        lines = [f"GET {target} HTTP/1.1", f"Host: 127.0.0.1:{self.port}"]
        lines += [f"{name}: {value}" for name, value in (fields or {}).items()]
        self.send(("\r\n".join(lines) + "\r\n\r\n").encode("latin-1"))
        if (answer := self.answer()) is None:
            raise ConnectionError("the server ended the connection")
        if answer.ends_connection:
            self.close()
        return answer

    def answer(self, is_to_head: bool = False) -> Answer | None:
        """The next answer; None where the connection ends before it begins."""
        while (end := self._received.find(b"\r\n\r\n")) < 0:
            if not self._receive():
                if self._received:
                    raise Unreadable(f"the end comes within a head: {self._received[:80]!r}")
                return None
        lines = self._received[:end].decode("latin-1").split("\r\n")
        if not lines[0].startswith("HTTP/1.1 "):
            raise Unreadable(f"no status line: {lines[0][:80]!r}")
        status = int(lines[0][9:12])
        fields = [(name, value.strip()) for name, _, value in (line.partition(":") for line in lines[1:])]
        head, place = Answer(status, fields), end + 4
        if is_to_head or status < 200 or status in (204, 304):
            body = b""
        elif head.field("Transfer-Encoding"):
            body, place = self._chunks(place)
        elif (length := head.field("Content-Length")) is not None:
            body, place = self._bytes(place, int(length)), place + int(length)
        else:
            raise Unreadable(f"a {status} without a length")
        raw, self._received = self._received[:place], self._received[place:]
        return Answer(status, fields, body, raw)

    def _connect(self):
        source = (self._source, 0) if self._source else None
        self._socket = socket.create_connection(("127.0.0.1", self.port), self._timeout, source)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if self._context:
            self._socket = self._context.wrap_socket(self._socket, server_hostname="localhost")

    def _receive(self) -> bool:
        """Reads more; false at the end of the connection."""
        try:
            data = self._socket.recv(1 << 18)
        except ConnectionResetError:
            self.was_reset = True
            return False
        except (ssl.SSLEOFError, ssl.SSLZeroReturnError):
            return False
        self._received += data
        return bool(data)

    def _bytes(self, place: int, size: int) -> bytes:
        """So many bytes from a place on."""
        while len(self._received) < place + size:
            if not self._receive():
                raise Unreadable("the end comes within the content")
        return self._received[place : place + size]

    def _chunks(self, place: int) -> tuple[bytes, int]:
        """Content in chunks, which proxies send, without trailers; and the place behind it."""
        body = b""
        while True:
            while (end := self._received.find(b"\r\n", place)) < 0:
                self._bytes(len(self._received), 1)
            size = int(self._received[place:end].partition(b";")[0], 16)
            body += self._bytes(end + 2, size + 2)[:-2]
            place = end + 2 + size + 2
            if size == 0:
                return body, place


def get(port: int, target: str, fields: dict[str, str] | None = None, timeout: float = 60) -> Answer:
    """Asks once over a connection of its own."""
    with Connection(port, timeout) as connection:
        return connection.get(target, fields)
