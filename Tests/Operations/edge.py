#!/usr/bin/env python3
"""What a cache keeps where the address alone selects the format, and what it throws away by tag: edge.py PROGRAM

The program with --negotiate off and --cache-tags behind the Varnish of docs/deploy, then with nginx and negotiation. Each
line is one check; the last begins with `edge:`. Exit code 0 where all hold.
"""

import json
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Python"))
import http.client

from client import get
from fleet import Nginx, Varnish
from server import Program, end_with_servers

BROWSERS = [
    "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8",
]
wrong: list[str] = []


def expect(holds: bool, what: str):
    print(f"{what}: {'ok' if holds else 'WRONG'}", flush=True)
    if not holds:
        wrong.append(what)


def method(port: int, name: str, target: str, fields: dict[str, str] | None = None) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(name, target, headers=fields or {})
    return connection.getresponse().status


def asked(port: int, target: str, accept: str | None, more: dict[str, str] | None = None):
    return get(port, target, ({"Accept": accept} if accept else {}) | (more or {}), 20)


def varnish(program: Path, folder: Path):
    options = ["--negotiate", "off", "--cache-tags", "--threads", 1]
    with Program(program, 9317, options, log=folder / "off.log"), Varnish(9317, 9335, folder, shorten=1) as front:
        accepts = [None, "*/*", "text/csv", "application/json", *BROWSERS]
        answers = [asked(front.port, "/operations", accept) for accept in accepts]
        expect(len({answer.body for answer in answers}) == 1, "one address has one answer, whatever is accepted")
        expect([a.field("x-cache") for a in answers] == ["miss"] + ["hit"] * 6, "Varnish keeps it once")
        expect("accept," not in ((answers[0].field("vary") or "").lower() + ","), "Vary does not name Accept")
        expect(asked(front.port, "/operations.html", None).field("content-type").startswith("text/html"), "an ending selects")
        for target in ("/operations/bishkek", "/states/kg"):
            asked(front.port, target, None)
        expect(asked(front.port, "/operations/bishkek", None).field("x-cache") == "hit", "a record is kept")
        expect(method(front.port, "BAN", "/", {"X-Tag": "operations/bishkek"}) == 200, "a tag is thrown away")
        expect(asked(front.port, "/operations/bishkek", None).field("x-cache") == "miss", "the record with it")
        expect(asked(front.port, "/states/kg", None).field("x-cache") == "hit", "and nothing else")
        expect(method(front.port, "PURGE", "/states/kg") == 200, "an address is thrown away")
        expect(asked(front.port, "/states/kg", None).field("x-cache") == "miss", "in deed")
        expect(method(front.port, "BAN", "/", {"X-Tag": "data"}) == 200, "the data are thrown away")
        expect(asked(front.port, "/operations", None).field("x-cache") == "miss", "all of them")
        expect(method(front.port, "BAN", "/", {"X-Tag": "a b"}) == 400, "what is no tag is refused")


def nginx(program: Path, folder: Path):
    class Origin:
        port = 9318

    log = folder / "access.log"
    options = ["--threads", 1, "--access-log", "json", "--access-log-file", log, "--trusted-proxies", "127.0.0.1"]
    with Program(program, 9318, options, log=folder / "on.log") as server:
        with Nginx([Origin, Origin, Origin], 9336, folder) as front:
            pages = [asked(front.port, "/operations", accept).field("x-cache") for accept in BROWSERS]
            expect(pages == ["MISS", "HIT", "HIT"], f"nginx keeps one page for all browsers: {pages}")
            data = [asked(front.port, "/operations", accept).field("x-cache") for accept in (None, "*/*")]
            expect(data == ["MISS", "HIT"], f"and one answer for programs: {data}")
            expect(asked(front.port, "/operations", "text/csv").field("content-type").startswith("text/csv"), "CSV is CSV")
            made = asked(front.port, "/states/kg", None).field("x-request-id")
            taken = asked(front.port, "/states/uz", None, {"X-Request-ID": "abc-1"}).field("x-request-id")
            spoilt = asked(front.port, "/states/tj", None, {"X-Request-ID": 'x" y'}).field("x-request-id")
            expect(bool(made) and taken == "abc-1" and spoilt not in (None, 'x" y'), f"ids: {made}, {taken}, {spoilt}")
        server.end()
        ours = {entry.get("request_id"): entry for entry in map(json.loads, log.read_text().splitlines())}
        theirs = {entry["request_id"] for entry in map(json.loads, (folder / "osce-directory.log").read_text().splitlines())}
        expect({made, taken, spoilt} <= set(ours) & theirs, "the same ids are in the proxy's log and in the program's")
        expect(ours[taken].get("client_address") == "127.0.0.1" or ours[taken]["remote_address"] == "127.0.0.1", "and the client's address")
        with Nginx([Origin, Origin, Origin], 9337, (folder / "gone")) as front:
            (program_answer, page) = (asked(front.port, "/states", None), asked(front.port, "/states", BROWSERS[0]))
            expect(program_answer.status == 503 and json.loads(program_answer.body)["status"] == 503, "an outage is a problem")
            expect(page.status == 503 and b"Out of service" in page.body, "for people a page")


def main() -> int:
    end_with_servers()
    program = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory(prefix="edge-") as name:
        folder = Path(name)
        (folder / "gone").mkdir()
        varnish(program, folder)
        nginx(program, folder)
    print(f"edge: {len(wrong)} wrong" if wrong else "edge: all as they should")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
