"""Proves that the answers are good HTTP: httplint finds nothing bad and nothing to warn of on any kind of route, in any format and
coding, plain, conditional and refused; HEAD has GET's fields; a conditional request brings 304 with the same ETag, Vary and
Cache-Control; OPTIONS and preflights answer; no byte follows an answer."""
import json
import socket
import time
from urllib.parse import urlsplit

from common import BASE, COLLECTIONS, SEATED, Findings, get

import h11
from httplint import HttpRequestLinter, HttpResponseLinter

# Notes that are mistaken about this program, each with the reason. A name here is passed over wherever it comes up.
IGNORED = {
    # These say only that the status is 400 or 414, which the request was sent to bring about; whether the status is the one
    # that is expected is compared apart.
    "STATUS_BAD_REQUEST", "STATUS_URI_TOO_LONG",
}

LEVELS = ("BAD", "WARN")
base = urlsplit(BASE)
findings = Findings()


class Answer:
    """One answer as it stood on the wire."""

    def __init__(self, head, pieces, trailers, surplus):
        self.head, self.pieces, self.trailers, self.surplus = head, pieces, trailers, surplus
        self.status = head.status_code
        self.body = b"".join(pieces)
        self.fields = {}
        for name, value in head.headers:
            name = name.decode("latin-1").lower()
            value = value.decode("latin-1")
            self.fields[name] = f"{self.fields[name]}, {value}" if name in self.fields else value


def fetch(method, target, headers):
    """One request on its own connection."""
    connection = h11.Connection(h11.CLIENT)
    with socket.create_connection((base.hostname, base.port), timeout=10) as sock:
        sock.sendall(connection.send(h11.Request(method=method, target=target, headers=headers)) + connection.send(h11.EndOfMessage()))
        head, pieces = None, []
        while True:
            event = connection.next_event()
            if event is h11.NEED_DATA:
                connection.receive_data(sock.recv(65536))
            elif isinstance(event, h11.Response):
                head = event
            elif isinstance(event, h11.Data):
                pieces.append(bytes(event.data))
            elif isinstance(event, h11.EndOfMessage):
                return Answer(head, pieces, list(event.headers.raw_items()), connection.trailing_data[0])
            elif isinstance(event, h11.ConnectionClosed):
                raise h11.RemoteProtocolError("the connection was closed without an answer")


def notes(method, target, headers, answer):
    """httplint's notes on the answer; its linter knows the request."""
    uri = f"{BASE}{target}"
    request = HttpRequestLinter()
    request.process_request_topline(method.encode(), uri.encode(), b"1.1")
    request.process_headers([(name.encode(), value.encode()) for name, value in headers])
    request.finish_content(True)
    response = HttpResponseLinter(start_time=time.time())
    response.request = request
    response.base_uri = uri
    response.is_head_response = method == "HEAD"
    response.process_response_topline(answer.head.http_version, str(answer.status).encode(), answer.head.reason)
    response.process_headers(list(answer.head.headers.raw_items()))
    for piece in answer.pieces:
        response.feed_content(piece)
    response.finish_content(True, answer.trailers)
    return [child for note in response.notes for child in [note, *note.subnotes]]


def label(method, target, extra):
    return f"{method} {target[:120]}" + "".join(f" [{name}: {value[:120]}]" for name, value in extra)


def check(method, target, extra, expected):
    """Sends a request and lints its answer; None when the answer cannot be read."""
    headers = [("Host", base.netloc), ("User-Agent", "conformance")] + extra
    where = label(method, target, extra)
    try:
        answer = fetch(method, target, headers)
    except (OSError, h11.ProtocolError) as error:
        findings.add(where, f"no readable answer: {error}")
        return None
    findings.equal(answer.status, expected, where, "status")
    findings.expect(not answer.surplus, where, f"{len(answer.surplus)} bytes follow the answer: {answer.surplus[:40]!r}")
    for note in notes(method, target, headers, answer):
        name = type(note).__name__
        bad = note.level.name in LEVELS and name not in IGNORED
        findings.expect(not bad, where, f"{note.level.name} {name}, {note.subject}: {note.summary}", name)
    # figures of the server are for its operator, not for scripts of other sites
    origin = None if method in ("GET", "HEAD") and target.split("?")[0] == "/metrics" else "*"
    findings.equal(answer.fields.get("access-control-allow-origin"), origin, where, "Access-Control-Allow-Origin")
    findings.equal(answer.fields.get("x-content-type-options"), "nosniff", where, "X-Content-Type-Options")
    findings.equal(answer.fields.get("referrer-policy"), "no-referrer", where, "Referrer-Policy")
    findings.equal(answer.fields.get("server"), None, where, "Server")
    if answer.fields.get("content-type", "").startswith("text/html"):
        findings.expect("default-src 'none'" in answer.fields.get("content-security-policy", ""), where, "a page without a strict Content-Security-Policy")
    return answer


def same_fields(got, wanted, where, names=None):
    """The fields of two answers, Date aside."""
    for name in sorted(names or {*got.fields, *wanted.fields} - {"date"}):
        findings.equal(got.fields.get(name), wanted.fields.get(name), where, name)


def probe(target, extra=(), validated=True):
    """A route in one representation, in every way to ask for it."""
    extra = list(extra)
    plain = check("GET", target, extra, 200)
    if plain is None or plain.status != 200:
        return
    for coding in [None, "gzip", "br", "gzip, br;q=0.5"]:
        own = extra + ([("Accept-Encoding", coding)] if coding else [])
        answer = check("GET", target, own, 200) if coding else plain
        if answer is None:
            continue
        head = check("HEAD", target, own, 200)
        if head:
            # figures grow from one request to the next
            grows = {"date"} | ({"content-length"} if target == "/metrics" else set())
            same_fields(head, answer, label("HEAD", target, own), {*head.fields, *answer.fields} - grows)
            findings.equal(head.body, b"", label("HEAD", target, own), "a body")
        if coding:
            same_fields(answer, plain, label("GET", target, own), ["vary", "cache-control", "last-modified", "content-type", "link"])
        if not validated:
            findings.expect("no-store" in answer.fields.get("cache-control", ""), label("GET", target, own), "a passing state that may be stored")
            continue
        where = label("GET", target, own)
        tag = answer.fields.get("etag", "")
        if not findings.expect(tag.startswith('"'), where, f"no strong ETag: {tag!r}"):
            continue
        for method in ["GET", "HEAD"]:
            for conditions in [
                [("If-None-Match", tag)], [("If-None-Match", f'"other", W/{tag}')], [("If-None-Match", "*")],
                [("If-Modified-Since", answer.fields.get("last-modified", ""))],
                [("If-None-Match", tag), ("If-Modified-Since", "Thu, 01 Jan 1998 00:00:00 GMT")],
            ]:
                kept = check(method, target, own + conditions, 304)
                if kept:
                    same_fields(kept, answer, label(method, target, own + conditions), ["etag", "vary", "cache-control"])
                    findings.expect(not kept.body, label(method, target, own + conditions), "a 304 with a body")
                    same_fields(kept, answer, label(method, target, own + conditions), ["content-length"])
        check("GET", target, own + [("If-None-Match", '"other"')], 200)
        check("GET", target, own + [("If-None-Match", '"other"'), ("If-Modified-Since", answer.fields.get("last-modified", ""))], 200)
        check("GET", target, own + [("If-Modified-Since", "Thu, 01 Jan 1998 00:00:00 GMT")], 200)
        check("GET", target, own + [("If-Match", tag)], 200)
        check("GET", target, own + [("If-Match", '"other"')], 412)
        check("GET", target, own + [("If-Unmodified-Since", "Thu, 01 Jan 1998 00:00:00 GMT")], 412)
    for method in ["OPTIONS", "POST", "DELETE"]:
        answer = check(method, target, extra + ([("Content-Length", "0")] if method == "POST" else []), 204 if method == "OPTIONS" else 405)
        if answer:
            allowed = {name.strip() for name in answer.fields.get("allow", "").split(",")}
            lists = {f"/{name}" for name in COLLECTIONS} | {"/search", "/timeline", "/changes"}
            asked = {"QUERY"} if target.partition("?")[0].partition(".")[0] in lists else set()
            findings.equal(allowed, {"GET", "HEAD", "OPTIONS"} | asked, label(method, target, extra), "Allow")
    preflight = [("Origin", "https://example.org"), ("Access-Control-Request-Method", "GET"), ("Access-Control-Request-Headers", "if-none-match")]
    answer = check("OPTIONS", target, preflight, 204)
    if answer:
        findings.expect("GET" in answer.fields.get("access-control-allow-methods", ""), label("OPTIONS", target, preflight), "Access-Control-Allow-Methods lacks GET")
        findings.expect({"*", "if-none-match"} & set(answer.fields.get("access-control-allow-headers", "").lower().replace(" ", "").split(",")), label("OPTIONS", target, preflight), "Access-Control-Allow-Headers lacks If-None-Match")


TYPES_OF_FORMATS = ["application/json", "application/x-ndjson", "text/csv", "application/ld+json"]
firsts = {name: get(f"/{name}?limit=1").json()["data"][0] for name in COLLECTIONS}
first = {name: record["id"] for name, record in firsts.items()}
formats = ["json", "ndjson", "csv", "jsonld"]
for name in COLLECTIONS:
    probe(f"/{name}")
    for format in formats + (["geojson"] if name in SEATED else []):
        probe(f"/{name}?limit=3&format={format}")
        probe(f"/{name}/{first[name]}?format={format}")
    for media in TYPES_OF_FORMATS + (["application/geo+json"] if name in SEATED else []):
        probe(f"/{name}/{first[name]}", [("Accept", media)])
    probe(f"/schemas/{firsts[name]['type']}.json")
for target in ["/", "/dataset", "/openapi.json", "/docs", "/context.jsonld", "/.well-known/api-catalog", "/search?q=mission", "/search?q=zzzzqqqq",
               "/operations?dimension=human&facets=region,status&include=mandates,host,sources&limit=2", "/operations?fields=id,name&sort=-established,name",
               "/operations?as_of=1995-06-01", "/operations?country=de&status=active", "/operations?limit=5&offset=10", "/operations?format=csv&q=zzzzqqqq",
               "/dataset?format=jsonld", "/dataset/cite", "/dataset/cite?style=csl", "/dataset/download", "/graph", "/graph?type=operation,state", "/timeline",
               "/timeline?country=kg&format=csv", "/changes", "/changes?format=atom", "/operations/bishkek/evidence", "/operations/bishkek/evidence?format=csv",
               "/operations/bishkek/history", "/operations/bishkek/related?depth=2", "/operations/bishkek/cite?style=bibtex", "/operations/bishkek/cite?style=ris",
               "/operations.csv?dimension=human", "/operations/bishkek.json", "/operations/bishkek/cite.bib"]:
    probe(target)
for target in ["/healthz", "/readyz", "/metrics"]:
    probe(target, validated=False)

# Redirects and refusals, each as GET and HEAD.
for target, extra, status in [
    ("/institutions/ODIHR", [], 308), ("/operations/", [], 308), ("//operations", [], 308), ("/states/USA", [], 302), ("/operations.CSV", [], 308), ("/operations.cvs", [], 404), ("/operations.csv?format=json", [], 400), ("/nothing", [], 404), ("/operations/nothing", [], 404),
    ("/operations?dimention=human", [], 400), ("/operations?dimension=humane&limit=0&nonsense=1", [], 400), ("/operations?limit=501", [], 400),
    ("/operations?established__gte=1998-02-30", [], 400), ("/operations?limit=1&limit=2", [], 400), ("/operations?q=" + "%FF", [], 400),
    ("/search", [], 400), ("/operations", [("Accept", "image/png")], 406), ("/operations/nothing", [("Accept", "text/html")], 404),
    ("/operations", [("If-Match", '"other"')], 412), ("/operations?format=xml", [], 400), ("/schemas/nothing.json", [], 404),
    ("/healthz?unknown=1", [], 200),
]:
    got = check("GET", target, extra, status)
    where = label("GET", target, extra)
    if got is None or status == 200:
        continue
    head = check("HEAD", target, extra, status)
    if head:
        same_fields(head, got, label("HEAD", target, extra))
    if status in (302, 308):
        findings.expect(got.fields.get("location"), where, "no Location")
        continue
    html = got.fields.get("content-type", "").startswith("text/html") and ("Accept", "text/html") in extra  # browsers may get a page
    findings.expect(got.fields.get("content-type", "").partition(";")[0] == ("text/html" if html else "application/problem+json"), where, f"Content-Type is {got.fields.get('content-type')}")
    if not html:
        try:
            problem = json.loads(got.body)
        except ValueError:
            findings.add(where, f"no JSON: {got.body[:80]!r}")
            continue
        findings.equal(problem.get("status"), status, where, "the problem's status")
        for member in ["type", "title", "detail", "instance"]:
            findings.expect(problem.get(member), where, f"the problem has no {member}")
# libmicrohttpd finds these faults by itself and closes the connection (docs/libmicrohttpd.md).
for target, extra, status in [("/operations?q=" + "a" * 200000, [], 414), ("/operations", [("X-Filler", "a" * 200000)], 431)]:
    try:
        answer = fetch("GET", target, [("Host", base.netloc)] + extra)
        findings.equal(answer.status, status, label("GET", target, extra), "status")
    except (OSError, h11.ProtocolError) as error:
        findings.add(label("GET", target, extra), f"no readable answer: {error}")
check("FROB", "/operations", [], 501)
for method in ["PUT", "PATCH", "DELETE", "TRACE", "POST"]:
    check(method, "/operations/" + first["operations"], [("Content-Length", "0")] if method in ("PUT", "PATCH", "POST") else [], 405)
findings.finish()
