#!/usr/bin/env python3
"""Judges the program's TLS by clients of others: Python's ssl (OpenSSL), sslscan and testssl.sh.

    Tests/Operations/tls.py .build/release/osce-directory
"""

import argparse
import json
import re
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import warnings
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Python"))
from client import Connection
from server import Program, Server, wait_until

# old versions are asked for to see them refused
warnings.filterwarnings("ignore", category=DeprecationWarning)

# What testssl.sh notes and we leave as it is, each with its reason.
ACCEPTED = {
    "cert_chain_of_trust": "the certificate is the test's own",
    "cert_trust": "the certificate is the test's own",
    "cert_revocation": "the certificate is the test's own",
    "cert_crlDistributionPoints": "the certificate is the test's own",
    "cert_ocspURL": "the certificate is the test's own",
    "OCSP_stapling": "answered by the proxy where it is wanted; most authorities end OCSP",
    "DNS_CAArecord": "localhost has no records",
    "HSTS": "the operator's promise, not the program's: docs/operations.md",
    "security_headers": "belongs to HTTP, not TLS",
    "engine_problem": "about the scanner's OpenSSL",
    "banner_server": "no Server field is sent, on purpose",
    "HTTP_clock_skew": "not a fault",
    "BREACH": "no answer holds a secret, and none is for one client alone",
    "secure_client_renego": "asked below: testssl.sh takes it for possible where its client leaves before it is cut off",
    "overall_grade": "capped for the certificate, which is the test's own",
}

checked, wrong = 0, []


def check(what: str, holds: bool, detail: str = ""):
    global checked
    checked += 1
    if not holds:
        wrong.append(f"{what} {detail}".strip())
        print(f"  wrong: {wrong[-1]}", flush=True)


def certificate(folder: Path, name: str, kind: list[str]) -> tuple[Path, Path]:
    """A certificate for localhost with its key."""
    chain, key = folder / f"{name}.pem", folder / f"{name}.key"
    command = ["openssl", "req", "-x509", *kind, "-nodes", "-days", "90", "-subj", "/CN=localhost", "-addext"]
    command += ["subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out", chain]
    subprocess.run(command, check=True, capture_output=True)
    return chain, key


def context(chain: Path, version: ssl.TLSVersion | None = None) -> ssl.SSLContext:
    made = ssl.create_default_context(cafile=str(chain))
    if version:
        made.set_ciphers("ALL:@SECLEVEL=0")
        made.minimum_version = made.maximum_version = version
    return made


class Served(Program):
    """The program with TLS."""

    def __init__(self, binary: Path, port: int, chain: Path, key: Path, folder: Path):
        options = ["--tls-certificate", chain, "--tls-key", key]
        super().__init__(binary, port, options, log=folder / "log")

    def start(self):
        Server.start(self)
        self.wait_until_listening()
        return self

    def reload(self, word: str):
        """Has it reload and waits until the log has one more line with this word."""
        before = self.log.read_text().count(word)
        self.process.send_signal(signal.SIGHUP)
        wait_until(f"{word!r} in the log", lambda: self.log.read_text().count(word) > before)

    def serial(self, chain: Path) -> str | None:
        """The serial number that a client which trusts these certificates alone is shown; nil where it refuses."""
        try:
            with socket.create_connection(("127.0.0.1", self.port), 10) as plain:
                with context(chain).wrap_socket(plain, server_hostname="localhost") as secured:
                    return secured.getpeercert()["serialNumber"]
        except ssl.SSLError:
            return None


def answers(served: Served, chain: Path):
    for version in (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3):
        connection = Connection(served.port, 10, context=context(chain, version))
        first = connection.get("/institutions/ttd")
        second = connection.get("/institutions/ttd", {"If-None-Match": first.field("ETag")})
        check(f"{version.name} serves", first.status == 200 and first.json["data"]["id"] == "ttd")
        check(f"{version.name} keeps the connection", second.status == 304)
        large = connection.get("/sources?limit=500")
        check(f"{version.name} sends a large answer whole", len(large.body) == int(large.field("Content-Length")))
        try:
            status = connection.get("/" + "a" * 20_000).status
        except (OSError, ValueError):
            status = None
        check(f"{version.name} refuses a head that is too large", status in (None, 414, 431), str(status))
    for version in (ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1):
        try:
            with socket.create_connection(("127.0.0.1", served.port), 10) as plain:
                context(chain, version).wrap_socket(plain, server_hostname="localhost").close()
            check(f"{version.name} is refused", False)
        except (ssl.SSLError, OSError):
            check(f"{version.name} is refused", True)
    with socket.create_connection(("127.0.0.1", served.port), 10) as plain:
        plain.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
        try:
            check("HTTP without TLS gets no answer", b"HTTP/" not in plain.recv(1000))
        except ConnectionError:
            check("HTTP without TLS gets no answer", True)


# What is refused before a head is whole, after it, and by libmicrohttpd itself: each gets one answer of ours, and the end.
REFUSED = {
    "two hosts": (b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
    "a length that is none": (b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n", 400),
    "a version that nobody speaks": (b"GET / HTTP/3.7\r\nHost: a\r\n\r\n", 505),
    "content that is too large": (b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 70000\r\n\r\n", 413),
    "chunks that are too large": (
        b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + 5 * (b"4000\r\n" + b"x" * 0x4000 + b"\r\n"),
        413,
    ),
    "a chunk that is none": (b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400),
    "fields that are too large": (b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"x" * 20_000 + b"\r\n\r\n", 431),
    "a target that is too long": (b"GET /" + b"x" * 20_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n", 414),
}


def refusals(served: Served, chain: Path):
    for what, (request, status) in REFUSED.items():
        with socket.create_connection(("127.0.0.1", served.port), 30) as plain:
            with context(chain).wrap_socket(plain, server_hostname="localhost", suppress_ragged_eofs=True) as secured:
                said = b""
                try:
                    secured.sendall(request)
                    while more := secured.recv(65536):
                        said += more
                except (ConnectionError, ssl.SSLError):
                    pass
        head, _, body = said.partition(b"\r\n\r\n")
        check(f"{what} over TLS: {status}", head.startswith(b"HTTP/1.1 %d " % status), repr(head[:60]))
        length = re.search(rb"Content-Length: (\d+)", head)
        is_one = length is not None and len(body) == int(length[1])
        check(f"{what} over TLS: one problem", is_one and json.loads(body)["status"] == status, repr(body[:60]))


def renegotiation(served: Served):
    """A client that asks for a second handshake on its connection is cut off (RFC 9325, 3.5)."""
    command = ["openssl", "s_client", "-connect", f"127.0.0.1:{served.port}", "-tls1_2"]
    client = subprocess.Popen(command, bufsize=0, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    for _ in range(3):
        time.sleep(1)
        try:
            client.stdin.write(b"R\n")
        except BrokenPipeError:
            break
    client.stdin.close()
    said = client.stdout.read().decode(errors="replace").splitlines()
    client.wait()
    check("a second handshake is refused", "RENEGOTIATING" in said and said[-1] == "closed", str(said[-2:]))


def slow_head(served: Served, chain: Path):
    """GnuTLS says nothing more once the end was shown to it, so that there is no 408."""
    begun = time.monotonic()
    with socket.create_connection(("127.0.0.1", served.port), 60) as plain:
        with context(chain).wrap_socket(plain, server_hostname="localhost") as secured:
            try:
                secured.sendall(b"GET / HTTP/1.1\r\nHost: a\r\n")
                said = secured.recv(1000)
            except (ConnectionError, ssl.SSLError):
                said = b""
    check("a head that stays away is cut off over TLS", said == b"" and time.monotonic() - begun < 30, repr(said))


def reloads(served: Served, folder: Path, one: tuple[Path, Path], two: tuple[Path, Path], shown: tuple[Path, Path]):
    """Changes the certificate in force, under handshakes."""
    first = served.serial(one[0])
    kept = Connection(served.port, 10, context=context(one[0]))
    kept.get("/healthz")

    def put(chain: Path, key: Path):
        shutil.copy(chain, shown[0])
        shutil.copy(key, shown[1])

    put(*two)
    served.reload("Certificate read anew")
    second = served.serial(two[0])
    check("another certificate is shown after SIGHUP", second is not None and second != first)
    check("the former one is not shown any more", served.serial(one[0]) is None)
    check("a connection of before goes on", kept.get("/healthz").status == 200)
    put(one[0], two[1])
    served.reload("Certificate not used")
    check("the log says that key and certificate differ", "not that of the certificate" in served.log.read_text())
    check("with a wrong key the certificate in force stays", served.serial(two[0]) == second)

    both = folder / "both.pem"
    both.write_text(one[0].read_text() + two[0].read_text())
    failures, count, over = [], [0], threading.Event()

    def client():
        while not over.is_set():
            if served.serial(both) is None:
                failures.append("a handshake failed")
            count[0] += 1

    clients = [threading.Thread(target=client) for _ in range(4)]
    for thread in clients:
        thread.start()
    sizes = []
    for turn in range(200):
        put(*(one if turn % 2 else two))
        served.reload("Certificate read anew")
        sizes.append(served.memory() // 1024)
    over.set()
    for thread in clients:
        thread.join()
    check("no handshake fails while the certificate changes", not failures, f"{len(failures)} of {count[0]}")
    check("memory stays", sizes[-1] <= sizes[40] * 1.1 + 1024, f"{sizes[40]} to {sizes[-1]} kB")
    print(f"200 changes of the certificate under {count[0]} handshakes; {sizes[40]} kB, then {sizes[-1]} kB", flush=True)


def scans(served: Served, folder: Path, name: str):
    scan = subprocess.run(["sslscan", "--no-colour", f"127.0.0.1:{served.port}"], capture_output=True, text=True).stdout
    (folder / f"sslscan-{name}.txt").write_text(scan)
    for old in ("SSLv2", "SSLv3", "TLSv1.0", "TLSv1.1"):
        check(f"sslscan: {old} is disabled", re.search(rf"^{re.escape(old)}\s+disabled", scan, re.MULTILINE) is not None)
    for new in ("TLSv1.2", "TLSv1.3"):
        check(f"sslscan: {new} is enabled", re.search(rf"^{re.escape(new)}\s+enabled", scan, re.MULTILINE) is not None)
    suites = re.findall(r"^(?:Preferred|Accepted)\s+(TLSv\S+)\s+(\d+) bits\s+(\S+)", scan, re.MULTILINE)
    check("sslscan: each suite has forward secrecy and authenticates", all(
        int(bits) >= 128 and (suite.startswith("TLS_") or suite.startswith("ECDHE-")) and ("GCM" in suite or "POLY1305" in suite)
        for _, bits, suite in suites
    ) and len(suites) >= 6, str(suites))
    check("sslscan: nothing vulnerable", not re.search(r"(?<!not )vulnerable|insecure", scan))
    for line in suites:
        print("   ", *line)
    # three minutes each time; what it looks at beyond sslscan does not depend on the kind of key
    if name != "rsa":
        return
    found = folder / f"testssl-{name}.json"
    subprocess.run(
        ["testssl", "--quiet", "--color", "0", "--jsonfile", found, "--warnings", "batch", "--ip", "127.0.0.1", f"https://localhost:{served.port}/"],
        capture_output=True,
        stdin=subprocess.DEVNULL,
    )
    findings = json.loads(found.read_text())
    check("testssl.sh has looked", len(findings) > 80, f"{len(findings)} findings")
    for finding in findings:
        grave = finding["severity"] in ("LOW", "MEDIUM", "HIGH", "CRITICAL", "WARN", "FATAL")
        accepted = any(finding["id"].split(" ")[0].startswith(start) for start in ACCEPTED)
        if grave:
            print(f"    {finding['severity']} {finding['id']}: {finding['finding']}{' (accepted)' if accepted else ''}")
        check(f"testssl.sh: {finding['id']}", not grave or accepted, finding["finding"])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", type=Path)
    parser.add_argument("--port", type=int, default=18380)
    parser.add_argument("--keep", type=Path, help="a folder for what the scanners say")
    chosen = parser.parse_args()
    folder = chosen.keep or Path(tempfile.mkdtemp(prefix="tls-"))
    folder.mkdir(exist_ok=True)
    program = folder / "program"
    shutil.copy2(chosen.binary, program)
    rsa = certificate(folder, "rsa", ["-newkey", "rsa:2048"])
    ecdsa = certificate(folder, "ecdsa", ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"])
    mixed = subprocess.run(
        [program, "serve", "--port", "0", "--tls-certificate", rsa[0], "--tls-key", ecdsa[1]], capture_output=True, text=True
    )
    check("a wrong key ends the start with 65", mixed.returncode == 65 and "not that of the certificate" in mixed.stderr, mixed.stderr)
    shown = folder / "shown.pem", folder / "shown.key"
    for port, (name, pair) in enumerate((("rsa", rsa), ("ecdsa", ecdsa)), chosen.port):
        for source, target in zip(pair, shown):
            shutil.copy(source, target)
        served = Served(program, port, *shown, folder).start()
        try:
            answers(served, pair[0])
            refusals(served, pair[0])
            slow_head(served, pair[0])
            renegotiation(served)
            scans(served, folder, name)
            if name == "rsa":
                reloads(served, folder, rsa, ecdsa, shown)
        except RuntimeError as fault:
            wrong.append(str(fault))
        finally:
            code = served.end()
        check("ends with 0", code == 0)
    if wrong:
        print(f"tls: FAILED, {len(wrong)} of {checked} checks; see {folder}")
        for fault in wrong:
            print(f"  {fault}")
        return 1
    if not chosen.keep:
        shutil.rmtree(folder)
    print(f"tls: {checked} checks passed; nothing weak found by sslscan or testssl.sh")
    return 0


if __name__ == "__main__":
    sys.exit(main())
