#!/usr/bin/env python3
"""What the proxies of docs/deploy let through to the replicas, which are stand-ins here: proxies.py

- A request that gets no answer reaches two replicas at most: one that ends a process must not end them all.
- An address of more than 8,000 bytes is 414 (or 400) and reaches none; one of 7,000 bytes is passed on.
- Cookie and Forwarded are dropped; X-Forwarded-For has the client at its right end, whatever the client wrote there.

Each line is one check; the last begins with `proxies:`. Exit code 0 where all hold.
"""

import json
import socketserver
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Python"))
from client import get
from fleet import HAProxy, Nginx, Varnish

PORT = 18400
# cookies beside what a browser sends by itself
FIELDS = {"Cookie": "a=1; b=2", "Forwarded": "for=192.0.2.1", "X-Forwarded-For": "192.0.2.1", "Accept": "text/html"}


class Handler(BaseHTTPRequestHandler):
    """Answers with the fields that came; says nothing where the address has `silent` in it."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        if "silent" in self.path:
            self.server.silent += 1
            self.close_connection = True
            return
        self.server.asked += "/readyz" not in self.path
        content = json.dumps([[name.lower(), value] for name, value in self.headers.items()]).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass


class StandIn(socketserver.ThreadingMixIn, socketserver.TCPServer):
    """A replica that counts what reaches it."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, name: str, port: int):
        super().__init__(("127.0.0.1", port), Handler)
        self.name, self.port = name, port
        self.silent = self.asked = 0
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, *_):
        """HAProxy's checks of health read the status and leave."""


def check(name: str, port: int, replicas: list[StandIn], hops: int, recover) -> list[str]:
    """`hops`: how many proxies the request passes, each of which adds the address it came from. `recover` waits until
    they take every replica for well again."""
    wrong = []

    def expect(holds: bool, what: str):
        print(f"{name}: {what}: {'ok' if holds else 'WRONG'}", flush=True)
        if not holds:
            wrong.append(f"{name}: {what}")

    for path in ("/silent", "/operations?silent=1", "/healthz?silent=1"):
        recover()
        for replica in replicas:
            replica.silent = 0
        status = get(port, path, FIELDS, 20).status
        reached = [replica.silent for replica in replicas]
        expect(1 <= sum(reached) <= 2 and status >= 500, f"{path} reached replicas {reached} times, status {status}")
    recover()
    for replica in replicas:
        replica.asked = 0
    status = get(port, "/operations?q=" + "a" * 8_500, FIELDS, 20).status
    asked = sum(replica.asked for replica in replicas)
    expect(status in (400, 414) and asked == 0, f"an address of 8,500 bytes is {status} and reached {asked} replicas")
    answer = get(port, "/operations?q=" + "a" * 7_000, FIELDS, 20)
    expect(answer.status == 200, f"an address of 7,000 bytes is {answer.status}")
    fields: dict[str, list[str]] = {}
    for field, value in answer.json:
        fields.setdefault(field, []).append(value)
    expect("cookie" not in fields, f"Cookie is {fields.get('cookie', 'dropped')}")
    expect("forwarded" not in fields, f"Forwarded is {fields.get('forwarded', 'dropped')}")
    chain = [part.strip() for value in fields.get("x-forwarded-for", []) for part in value.split(",")]
    expect(chain == ["192.0.2.1"] + ["127.0.0.1"] * hops, f"X-Forwarded-For is {chain}")
    return wrong


def main() -> int:
    replicas = [StandIn(name, PORT + number) for number, name in enumerate(("one", "two", "three"), 1)]
    wrong: list[str] = []
    with tempfile.TemporaryDirectory(prefix="proxies-") as name:
        folder = Path(name)
        servers = []
        try:
            haproxy = HAProxy(replicas, PORT + 4, folder)
            servers.append(haproxy)
            wrong += check("HAProxy", haproxy.port, replicas, 1, lambda: haproxy.wait_for(replicas))
            varnish = Varnish(haproxy.port, PORT + 6, folder, shorten=1)
            servers.append(varnish)
            wrong += check("Varnish and HAProxy", varnish.port, replicas, 2, lambda: haproxy.wait_for(replicas))
            nginx = Nginx(replicas, PORT + 7, folder)
            servers.append(nginx)
            # fail_timeout
            wrong += check("nginx", nginx.port, replicas, 1, lambda: time.sleep(2.5))
        finally:
            for server in reversed(servers):
                server.end()
    print(f"proxies: {len(wrong)} wrong" if wrong else "proxies: all as they should")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
