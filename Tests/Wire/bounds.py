"""Sends requests of every shape near the bounds of a connection's memory: bounds.py BASE [SECONDS [SEED]]

Each has to get one answer with a status that fits, and the next request on the connection another where the first does not
say that it ends. BASE may be https, whose certificate is not judged. The same seed makes the same requests.
"""

import random
import ssl
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Python"))
from client import Connection, Unreadable

BASE = urlsplit(sys.argv[1])
SECONDS = float(sys.argv[2]) if len(sys.argv) > 2 else 10
SEED = int(sys.argv[3]) if len(sys.argv) > 3 else 17
MEMORY = 10_240
PROBE = b"GET /healthz HTTP/1.1\r\nHost: probe\r\n\r\n"
FITTING = {200, 204, 308, 400, 404, 405, 406, 408, 413, 414, 431}


def connect() -> Connection:
    """A connection, over TLS where BASE says so."""
    context = None
    if BASE.scheme == "https":
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return Connection(BASE.port, 5, context=context)


def size_near_a_bound(chance: random.Random) -> int:
    """Mostly where the memory is nearly full."""
    return chance.choice([chance.randrange(0, 12_000), chance.randrange(7_500, 10_800), MEMORY - chance.randrange(0, 1_500)])


def filled(chance: random.Random, size: int) -> bytes:
    """Field lines of so many bytes together, of a kind picked by chance."""
    kind = chance.choice(["cookies", "one", "equal", "empty", "known", "mixed"])
    if kind == "cookies":
        width = chance.choice([4, 12, 40, 200])
        cookie = b"n=" + b"v" * (width - 4) + b"; "
        return b"Cookie: " + (cookie * (size // width + 1))[: max(0, size - 10)] + b"\r\n"
    if kind == "one":
        return b"X: " + b"x" * max(0, size - 5) + b"\r\n"
    lines, total = [], 0
    while total < size:
        if kind == "empty":
            line = b"X:\r\n"
        elif kind == "equal":
            line = b"X-Field: 0123456789012345678901234567890123456789\r\n"
        elif kind == "known":
            name = chance.choice([b"Accept", b"Referer", b"User-Agent", b"If-None-Match", b"Connection", b"Accept-Encoding"])
            line = name + b": " + (b"keep-alive" if name == b"Connection" else b"a" * chance.randrange(1, 60)) + b"\r\n"
        else:
            line = b"Y" * chance.randrange(1, 30) + b":" + b"y" * chance.randrange(0, 300) + b"\r\n"
        lines.append(line)
        total += len(line)
    return b"".join(lines)


def request(chance: random.Random) -> tuple[str, bytes]:
    """A method and the bytes of a request that HTTP/1.1 allows."""
    method = chance.choice(["GET", "GET", "HEAD", "OPTIONS", "POST"])
    version = chance.choice(["1.1", "1.1", "1.1", "1.0"])
    path = chance.choice(["/healthz", "/operations", "/", "/nowhere", "/OPERATIONS", "/operations/bishkek"])
    budget = size_near_a_bound(chance)
    target = path
    if chance.random() < 0.4:
        part = chance.randrange(0, budget + 1)
        target += "?q=" + "t" * part
        budget -= part
    head = f"{method} {target} HTTP/{version}\r\nHost: a\r\n".encode()
    part = chance.randrange(0, budget + 1) if chance.random() < 0.3 else budget
    head += filled(chance, part)
    if chance.random() < 0.1:
        head = b"\r\n" * chance.randrange(1, 4_000) + head
    if version == "1.0" or chance.random() < 0.6:
        return method, head + b"\r\n"
    if chance.random() < 0.3:
        size = chance.randrange(0, 2_000)
        return method, head + f"Content-Length: {size}\r\n\r\n".encode() + b"c" * size
    body = b""
    for _ in range(chance.randrange(0, 6)):
        size = chance.randrange(1, 3_000)
        extension = b";e=" + b"e" * size_near_a_bound(chance) if chance.random() < 0.3 else b""
        body += f"{size:x}".encode() + extension + b"\r\n" + b"c" * size + b"\r\n"
    trailers = filled(chance, size_near_a_bound(chance)) if chance.random() < 0.5 else b""
    trailers = trailers.replace(b"Connection", b"X-Trailer")
    return method, head + b"Transfer-Encoding: chunked\r\n\r\n" + body + b"0\r\n" + trailers + b"\r\n"


def judge(number: int) -> str | None:
    """What was wrong with the answer to the request of a number."""
    chance = random.Random(SEED * 1_000_003 + number)
    method, sent = request(chance)
    waiting = chance.choice([0, 0, 0, 1, 5, 60])
    told = f"request {number} of seed {SEED} ({method}, {len(sent)} bytes, {sent[:60]!r}…, {waiting} behind it): "
    got = []
    try:
        with connect() as connection:
            if chance.random() < 0.5:
                connection.send(sent + PROBE * waiting)
            else:
                # in pieces, as networks do
                whole, place = sent + PROBE * waiting, 0
                while place < len(whole):
                    piece = chance.randrange(1, 3_000)
                    connection.send(whole[place : place + piece])
                    place += piece
            answer = connection.answer(method == "HEAD")
            if answer is None:
                return told + "no answer" + (", reset" if connection.was_reset else "")
            got.append(answer.status)
            if answer.status not in FITTING:
                return told + f"{answer.status}"
            is_over = answer.ends_connection
            for _ in range(waiting):
                if is_over:
                    break
                if (answer := connection.answer()) is None:
                    return told + f"nothing after {got}"
                got.append(answer.status)
                if answer.status not in (200, 431):
                    return told + f"{got}"
                is_over = answer.ends_connection
            if not is_over and "HTTP/1.0" not in sent[:12_000].decode("latin-1"):
                connection.send(PROBE)
                if (answer := connection.answer()) is None or answer.status != 200:
                    return told + f"the next is answered with {answer}"
            elif is_over and not (method == "HEAD" and got[-1] in (413, 414, 431)):
                # of a head that is not whole nobody knows that it is HEAD
                if (answer := connection.answer()) is not None:
                    return told + f"a further answer, {answer.status}, after {got}"
                if connection.was_reset:
                    return told + f"reset after {got}"
    except Unreadable as error:
        return told + str(error)
    except TimeoutError:
        return told + f"nothing more came after {got}"
    return None


def main() -> int:
    until = time.monotonic() + SECONDS
    asked, faults = 0, []
    with ThreadPoolExecutor(8) as pool:
        while time.monotonic() < until and len(faults) < 20:
            for fault in pool.map(judge, range(asked, asked + 200)):
                if fault:
                    faults.append(fault)
                    print(fault)
            asked += 200
    print(f"bounds: {asked - len(faults)} passed, {len(faults)} failed")
    return 1 if faults or not asked else 0


if __name__ == "__main__":
    sys.exit(main())
