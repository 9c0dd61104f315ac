"""A connection that sends bytes as they are and reads answers."""

import socket
from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    """An answer as it came."""

    status: int
    fields: list[tuple[str, str]]
    body: bytes

    def field(self, name: str) -> str | None:
        """The value of the first field of a name."""
        return next((value for other, value in self.fields if other.lower() == name.lower()), None)


class Unreadable(Exception):
    """What came is no answer."""


class Connection:
    """One TCP connection."""

    def __init__(self, port: int, timeout: float = 5):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.received = b""
        self.was_reset = False

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def send(self, data: bytes):
        """Sends; a server that has closed the connection is no failure, since what it said is read afterwards."""
        try:
            self.socket.sendall(data)
        except (BrokenPipeError, ConnectionResetError):
            pass

    def receive(self) -> bool:
        """Reads more; false at the end of the connection."""
        try:
            data = self.socket.recv(65536)
        except ConnectionResetError:
            self.was_reset = True
            return False
        self.received += data
        return bool(data)

    def answer(self, is_to_head: bool = False) -> Answer | None:
        """The next answer; None where the connection ends before it begins."""
        while b"\r\n\r\n" not in self.received:
            if not self.receive():
                if self.received:
                    raise Unreadable(f"the end comes within a head: {self.received[:80]!r}")
                return None
        head, _, rest = self.received.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        if not lines[0].startswith("HTTP/1.1 "):
            raise Unreadable(f"no status line: {lines[0][:80]!r}")
        status = int(lines[0][9:12])
        fields = [(name, value.strip()) for name, _, value in (line.partition(":") for line in lines[1:])]
        size = next((int(value) for name, value in fields if name.lower() == "content-length"), 0)
        if is_to_head or status < 200 or status in (204, 304):
            size = 0
        while len(rest) < size:
            if not self.receive():
                raise Unreadable(f"the end comes within the content of a {status}")
            _, _, rest = self.received.partition(b"\r\n\r\n")
        self.received = rest[size:]
        return Answer(status, fields, rest[:size])
