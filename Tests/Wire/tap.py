"""Stands between a proxy and the program and counts the answers that the program gives."""

import re
import socket
import threading

HEAD = re.compile(rb"HTTP/1\.1 (\d{3}) [^\r\n]*\r\n((?:[^\r\n]+\r\n)*)\r\n")
LENGTH = re.compile(rb"^content-length: *(\d+)\r?$", re.IGNORECASE | re.MULTILINE)


def targets_of(stream: bytes) -> list[str]:
    """A word for each final answer in what the program sent: the target of a problem, otherwise the status."""
    found = []
    place = 0
    while place < len(stream):
        head = HEAD.match(stream, place)
        if head is None:
            raise ValueError(f"no answer begins with {stream[place : place + 60]!r} after {stream[max(0, place - 300) : place]!r}")
        place = head.end()
        if head[1].startswith(b"1"):
            continue
        length = LENGTH.search(head[2])
        size = int(length[1]) if length else 0
        if head[1] in (b"204", b"304") or stream[place : place + 7] == b"HTTP/1.":
            size = 0  # without content, or an answer to HEAD
        instance = re.search(rb'"instance":"([^"]*)"', stream[place : place + size])
        found.append(instance[1].decode() if instance else head[1].decode())
        place += size
    return found


class Tap:
    """Passes on what comes, both ways, and keeps what the program said on each connection."""

    def __init__(self, port: int, program: int):
        self.program = program
        self.streams: list[bytearray] = []
        self.socket = socket.create_server(("127.0.0.1", port), backlog=64)
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            proxy, _ = self.socket.accept()
            program = socket.create_connection(("127.0.0.1", self.program))
            stream = bytearray()
            self.streams.append(stream)
            threading.Thread(target=self.pass_on, args=(proxy, program, None), daemon=True).start()
            threading.Thread(target=self.pass_on, args=(program, proxy, stream), daemon=True).start()

    @staticmethod
    def pass_on(source: socket.socket, sink: socket.socket, stream: bytearray | None):
        try:
            while data := source.recv(65536):
                if stream is not None:
                    stream += data
                sink.sendall(data)
        except OSError:
            pass
        # the end of one side is the end of both: neither proxy goes on with half a connection
        for end in (sink, source):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def answers(self) -> list[str]:
        """What `targets_of` finds on all connections."""
        return [word for stream in list(self.streams) for word in targets_of(bytes(stream))]
