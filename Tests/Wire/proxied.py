"""Sends every case through HAProxy and nginx: proxied.py PROGRAM

What a proxy and the program take for different requests is a way to smuggle one past the proxy (RFC 9112, 11.2). So for
each case the requests that the proxy says it passed on are counted against the answers that the program gave, which a tap
between the two sees. There must be no answer more, and none about a target that the proxy does not know of.
"""

import os
import re
import socket
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Python"))
import cases
from server import Program, Server
from tap import Tap

PORTS = {"program": 22101, "haproxy": 22102, "haproxy tap": 22103, "nginx": 22104, "nginx tap": 22105}

HAPROXY = """
global
    log stdout format raw local0 info
    maxconn 200
defaults
    mode http
    log global
    # a word for each request: where it went, then its line
    log-format "%s %{+Q}r"
    timeout connect 2s
    timeout client 5s
    timeout server 5s
    timeout http-request 2s
    retries 0
    # connections to the program serve many clients, as where it matters
    http-reuse always
frontend proxy
    bind 127.0.0.1:{PROXY}
    default_backend program
backend program
    server tapped 127.0.0.1:{PROXY tap}
"""

NGINX = """
daemon off;
worker_processes 1;
error_log {FOLDER}/error.log;
pid {FOLDER}/nginx.pid;
events { worker_connections 256; }
http {
    log_format forwarded '$upstream_addr "$request"';
    access_log {FOLDER}/access.log forwarded;
    client_body_temp_path {FOLDER}/body;
    proxy_temp_path {FOLDER}/proxy;
    fastcgi_temp_path {FOLDER}/fastcgi;
    uwsgi_temp_path {FOLDER}/uwsgi;
    scgi_temp_path {FOLDER}/scgi;
    client_header_timeout 2s;
    client_body_timeout 2s;
    large_client_header_buffers 4 10k;
    upstream program {
        server 127.0.0.1:{PROXY tap};
        keepalive 8;
    }
    server {
        listen 127.0.0.1:{PROXY};
        location / {
            proxy_pass http://program;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_set_header Host $http_host;
            # content goes on as it comes
            proxy_request_buffering off;
            proxy_next_upstream off;
        }
    }
}
"""


def send(port: int, data: bytes):
    """Sends a case and reads until nothing more comes."""
    with socket.create_connection(("127.0.0.1", port), 2) as client:
        try:
            client.sendall(data)
            client.settimeout(0.06)
            while client.recv(65536):
                pass
        except OSError:
            pass


class Proxy(Server):
    """A proxy and its log."""

    def __init__(self, name: str, command: list[str], requests: Path, forwarded: re.Pattern, folder: Path):
        super().__init__(name, command, PORTS[name], folder / f"{name}.out")
        self.requests, self.forwarded = requests, forwarded
        self.start()
        self.wait_until_listening()

    def lines(self) -> list[str]:
        """The request lines of what it passed on."""
        text = self.requests.read_text("latin-1") if self.requests.exists() else ""
        return [match[1] for match in self.forwarded.finditer(text)]


def configured(text: str, name: str, folder: Path) -> str:
    """A configuration with its ports and its folder."""
    text = text.replace("{PROXY tap}", str(PORTS[f"{name} tap"])).replace("{PROXY}", str(PORTS[name]))
    return text.replace("{FOLDER}", str(folder))


def settled(measure, seconds: float = 0.03) -> list[str]:
    """What `measure` gives once it stays the same for a while."""
    last, since = measure(), time.monotonic()
    while time.monotonic() - since < seconds:
        time.sleep(0.01)
        if (now := measure()) != last:
            last, since = now, time.monotonic()
    return last


def check(proxy: Proxy, tap: Tap) -> int:
    """Sends every case; how many failed."""
    every = cases.read()
    failed = 0
    lines, answers = proxy.lines(), tap.answers()
    first_line = len(lines)
    for case in every:
        lines_before, answers_before = len(lines), len(answers)

        # connections serve many cases, so that the answers to this one are found by counting
        def surplus() -> int:
            return (len(answers) - answers_before) - (len(lines) - lines_before)

        send(PORTS[proxy.name], case.sent)
        lines, answers = settled(proxy.lines), settled(tap.answers)
        if surplus() != 0:
            # one of the two may be late on a busy machine
            lines, answers = settled(proxy.lines, 0.5), settled(tap.answers, 0.5)
        smuggled = sum(word.startswith("/smuggled") for word in answers)
        known = sum("/smuggled" in line for line in lines)
        if surplus() > 0 or smuggled > known:
            failed += 1
            print(
                f"{cases.FILE.name}:{case.line}: {case.name} through {proxy.name}: {len(answers) - answers_before} answers"
                f" to the requests passed on ({lines[lines_before:]}), {smuggled} to {known} of them for /smuggled"
            )
    passed_on = len(lines) - first_line
    print(f"{proxy.name}: {len(every)} cases sent, {passed_on} requests passed on, {len(answers)} answers given")
    if passed_on < len(every) // 4:
        failed += 1
        print(f"{proxy.name} passed on too few to prove anything")
    return failed


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="osce-directory-wire-") as name, ExitStack() as stack:
        folder = Path(name)
        folder.chmod(0o755)
        stack.enter_context(Program(sys.argv[1], PORTS["program"]))
        (folder / "haproxy.cfg").write_text(configured(HAPROXY, "haproxy", folder))
        (folder / "nginx.conf").write_text(configured(NGINX, "nginx", folder))
        proxies, taps = [], []
        for name, command, requests, pattern in [
            ("haproxy", ["haproxy", "-db", "-f", f"{folder}/haproxy.cfg"], "haproxy.out", r'^tapped "(.*)$'),
            ("nginx", ["nginx", "-c", f"{folder}/nginx.conf", "-e", f"{folder}/error.log"], "access.log", r'^127\S* "(.*)$'),
        ]:
            taps.append(Tap(PORTS[f"{name} tap"], PORTS["program"]))
            proxies.append(stack.enter_context(Proxy(name, command, folder / requests, re.compile(pattern, re.MULTILINE), folder)))
        with ThreadPoolExecutor(2) as pool:
            failed = sum(pool.map(check, proxies, taps))
    passed = 2 * len(cases.read()) - failed
    print(f"proxies: {passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    os.environ["PATH"] += ":/usr/sbin"
    sys.exit(main())
