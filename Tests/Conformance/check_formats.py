"""Proves that every format says the same as JSON, read back with independent libraries and compared record by record: NDJSON,
CSV (the csv module, strict), GeoJSON (geojson-pydantic), JSON-LD (rdflib, with every connection but to the program refused). Also
that gzip and Brotli bodies decode to the identity body, that Accept and ?format= agree, and that no two representations share an
ETag."""
import csv
import gzip
import io
import json
import re
import socket
from collections import defaultdict
from decimal import Decimal

from common import BASE, COLLECTIONS, Findings, brief, get, records, session

import brotli
import rdflib
from geojson_pydantic import Feature, FeatureCollection, Point
from pydantic import ValidationError

FORMATS = {
    "json": "application/json", "ndjson": "application/x-ndjson", "csv": "text/csv", "geojson": "application/geo+json",
    "jsonld": "application/ld+json",
}
SEATED = ["institutions", "operations"]
NAME = rdflib.URIRef("https://schema.org/name")
NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")
findings = Findings()

connect = socket.socket.connect


def local_only(self, address):
    """Nothing read here may be fetched from elsewhere: a remote @context would mean that the data cannot be read offline."""
    if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] != "127.0.0.1":
        raise OSError(f"a connection to {address} was tried")
    return connect(self, address)


socket.socket.connect = local_only
socket.socket.connect_ex = lambda self, address: local_only(self, address) or 0


def fetch(path, wanted, **headers):
    answer = get(path, **headers)
    if not findings.equal(answer.status_code, 200, path, "status"):
        return None
    findings.equal(answer.headers.get("Content-Type", "").partition(";")[0], wanted, path, "Content-Type")
    return answer


def lines(where, body, expected):
    """NDJSON: one record a line, every line ended."""
    text = body.decode("utf-8")
    findings.expect(not text or text.endswith("\n"), where, "the last line has no end")
    found = []
    for number, line in enumerate(text.split("\n")[:-1], 1):
        try:
            found.append(json.loads(line))
        except ValueError as error:
            findings.add(f"{where} line {number}", f"is no JSON: {error}")
    findings.equal(len(found), len(expected), where, "number of lines")
    for got, record in zip(found, expected):
        findings.equal(got, record, f"{where} {record['id']}", "the line against the JSON record")


def flat(value, path=""):
    """The parts of a record by dotted path, objects opened, lists whole."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from flat(part, f"{path}.{key}" if path else key)
    elif path.endswith("coordinates") and isinstance(value, list):
        parent = path.rpartition(".")[0]
        yield f"{parent}.longitude", value[0]
        yield f"{parent}.latitude", value[1]
    else:
        yield path, value


def cell_equals(cell, value):
    """A cell against a scalar; a text that a spreadsheet would take for a formula has an apostrophe before it."""
    if isinstance(value, bool):
        return cell == ("true" if value else "false")
    if isinstance(value, (int, float)):
        return bool(NUMBER.fullmatch(cell)) and Decimal(cell) == Decimal(repr(value))
    if value is None:
        return cell == ""
    return cell == ("'" + value if value[:1] in tuple("=+-@\t\r") else value)


def as_text(item):
    return item if isinstance(item, str) else json.dumps(item)


def table(where, body, expected):
    """CSV: the header, the ids in order, and every scalar and list of scalars of every record."""
    text = body.decode("utf-8")
    findings.expect(text.endswith("\r\n"), where, "the last row has no CRLF (RFC 4180)")
    findings.expect(not re.search(r'(?<!\r)\n', re.sub(r'"(?:[^"]|"")*"', "", text)), where, "a row ends with a bare LF")
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        return findings.add(where, f"is no strict CSV: {error}")
    header, rows = rows[0], rows[1:]
    findings.equal(len(set(header)), len(header), where, "the columns' names are unique")
    for number, row in enumerate([header] + rows):
        if not findings.equal(len(row), len(header), f"{where} row {number}", "number of cells"):
            return None
        for name, cell in zip(header, row):
            risky = cell[:1] in tuple("=+-@\t\r") and not NUMBER.fullmatch(cell)
            findings.expect(not risky, f"{where} row {number} {name}", f"a spreadsheet takes this for a formula: {brief(cell, 60)}")
    found = [dict(zip(header, row)) for row in rows]
    findings.equal([row.get("id") for row in found], [record["id"] for record in expected], where, "ids in order")
    for row, record in zip(found, expected):
        place = f"{where} {record['id']}"
        known = set()
        for path, value in flat(record):
            known.add(path)
            if not findings.expect(path in row, place, f"there is no column for {path}"):
                continue
            cell = row[path]
            if not isinstance(value, list):
                findings.expect(cell_equals(cell, value), f"{place} {path}", f"the cell is {brief(cell)}, the value {brief(value)}")
            elif any(isinstance(item, (dict, list)) for item in value):
                findings.expect(bool(cell) == bool(value), f"{place} {path}", "the cell is empty where the list is not, or the reverse")
            else:
                split = cell.split("; ") if cell else []
                # only the first item stands where it could begin a formula
                same = len(split) == len(value) and all(cell_equals(part, item) if i == 0 else part == as_text(item) for i, (part, item) in enumerate(zip(split, value)))
                findings.expect(same, f"{place} {path}", f"the cell split at '; ' is {brief(split)}, the list {brief(value)}")
        for path in header:
            if path not in known:
                findings.equal(row[path], "", f"{place} {path}", "a cell without a value in the record")


def features(where, body, expected, whole=True):
    """GeoJSON: a Feature for each record, at its seat."""
    document = json.loads(body)
    try:
        found = FeatureCollection(**document).features if whole else [Feature(**document)]
    except (ValidationError, TypeError) as error:
        return findings.add(where, f"is no GeoJSON: {error}")
    raw = document["features"] if whole else [document]
    findings.equal([feature.id for feature in found], [record["id"] for record in expected], where, "ids in order")
    for feature, source, record in zip(found, raw, expected):
        place = f"{where} {record['id']}"
        coordinates = (record.get("seat") or {}).get("coordinates")
        findings.expect("geometry" in source and "properties" in source, place, "a Feature needs geometry and properties, null or not")
        if coordinates is None:
            findings.expect(feature.geometry is None, place, f"a geometry without coordinates: {feature.geometry}")
        elif findings.expect(isinstance(feature.geometry, Point), place, f"no Point: {feature.geometry}"):
            findings.equal(list(feature.geometry.coordinates)[:2], coordinates, place, "coordinates")
            findings.expect(-180 <= coordinates[0] <= 180 and -90 <= coordinates[1] <= 90, place, f"no longitude and latitude: {coordinates}")
        findings.equal(source.get("properties"), record, place, "properties against the JSON record")


context = None


def linked(where, body, expected):
    """JSON-LD: each record a subject at its own address, with its name, its sources and dimensions as links."""
    global context
    document = json.loads(body)
    if context is None:
        served = fetch("/context.jsonld", FORMATS["jsonld"])
        context = served.json().get("@context") if served else {}
    findings.equal(document.get("@context"), context, where, "the @context against the one that is served")
    graph = rdflib.Graph()
    try:
        graph.parse(data=body, format="json-ld", publicID=BASE + where)
    except Exception as error:  # rdflib raises of many kinds
        return findings.add(where, f"rdflib cannot read it: {type(error).__name__}: {error}")
    if expected and not findings.expect(len(graph), where, "the default graph is empty, so a plain reader sees nothing: @id beside @graph makes a named graph"):
        everything = rdflib.Dataset(default_union=True)
        everything.parse(data=body, format="json-ld", publicID=BASE + where)
        graph = rdflib.Graph()
        for triple in everything.triples((None, None, None)):
            graph.add(triple)
    for term in {*graph.subjects(), *graph.predicates(), *graph.objects()}:
        if isinstance(term, rdflib.URIRef):
            findings.expect(re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>\"{}|\\^`]+$", term), where, f"is no absolute IRI: {term!r}")
    for record in expected:
        place = f"{where} {record['id']}"
        subject = rdflib.URIRef(BASE + record["url"])
        findings.expect(any(str(name) == record["name"] for name in graph.objects(subject, NAME)), place, f"<{subject}> has no schema:name {record['name']!r}")
        findings.expect((subject, rdflib.RDF.type, None) in graph, place, "has no rdf:type")
        objects = set(graph.objects(subject))
        for dimension in record.get("dimensions", []):
            findings.expect(rdflib.URIRef(f"{BASE}/dimensions/{dimension}") in objects, place, f"does not link to the dimension {dimension}")
        for mandate in record.get("mandates", []):
            findings.expect(rdflib.URIRef(f"{BASE}/mandates/{mandate}") in objects, place, f"does not link to the mandate {mandate}")
        reached = {target for blank in objects if isinstance(blank, rdflib.BNode) for target in graph.objects(blank)}
        for entry in record.get("evidence", []):
            findings.expect(rdflib.URIRef(f"{BASE}/sources/{entry['source']}") in reached, place, f"its evidence does not link to the source {entry['source']}")
    return None


def raw(path, **headers):
    """An answer's fields and its body as it came, not decoded."""
    with session.get(BASE + path, headers={name.replace("_", "-"): value for name, value in headers.items()}, stream=True, timeout=30) as answer:
        return answer, answer.raw.read(decode_content=False)


DECODERS = {"gzip": gzip.decompress, "br": brotli.decompress}


def codings(path, tags):
    """The codings of one representation."""
    plain, identity = raw(path, Accept_Encoding="identity")
    findings.expect("Content-Encoding" not in plain.headers, path, f"identity was asked for, {plain.headers.get('Content-Encoding')} came")
    tags[plain.headers.get("ETag")].append(path)
    for coding, decode in DECODERS.items():
        answer, body = raw(path, Accept_Encoding=coding)
        where = f"{path} [Accept-Encoding: {coding}]"
        if "Content-Encoding" not in answer.headers:
            findings.expect(len(identity) < 1024, where, f"a body of {len(identity)} bytes is not coded")
            findings.equal(body, identity, where, "the uncoded body")
            continue
        findings.equal(answer.headers["Content-Encoding"], coding, where, "Content-Encoding")
        findings.equal(int(answer.headers.get("Content-Length", -1)), len(body), where, "Content-Length")
        try:
            findings.equal(decode(body), identity, where, "the decoded body")
        except Exception as error:
            findings.add(where, f"does not decode: {error}")
        findings.expect(len(body) < len(identity), where, f"grew from {len(identity)} to {len(body)} bytes")
        findings.expect("accept-encoding" in answer.headers.get("Vary", "").lower(), where, f"Vary is {answer.headers.get('Vary')!r}")
        tags[answer.headers.get("ETag")].append(where)
    for header, coding in [("gzip;q=0, br", "br"), ("gzip;q=0.5, br;q=0.1", "gzip"), ("identity;q=0, gzip", "gzip"), ("gzip;q=0, br;q=0", None), ("*;q=0, identity", None), ("", None)]:
        answer, body = raw(path, Accept_Encoding=header)
        if len(identity) >= 1024:
            findings.equal(answer.headers.get("Content-Encoding"), coding, f"{path} [Accept-Encoding: {header}]", "Content-Encoding")


readers = {"ndjson": lines, "csv": table, "geojson": features, "jsonld": linked}
for collection in COLLECTIONS:
    expected = records(findings, collection)
    tags = defaultdict(list)
    codings(f"/{collection}?limit=500", tags)
    for name, read in readers.items():
        path = f"/{collection}?limit=500&format={name}"
        if name == "geojson" and collection not in SEATED:
            findings.equal(get(path).status_code, 400, path, "status of a format that the collection has not")
            findings.equal(get(f"/{collection}", Accept=FORMATS[name]).status_code, 406, f"/{collection} [Accept: {FORMATS[name]}]", "status of a format that the collection has not")
            continue
        answer = fetch(path, FORMATS[name])
        if answer is None:
            continue
        read(path, answer.content, expected)
        codings(path, tags)
        # The same by Accept; a document that names its own address may differ there alone.
        where = f"/{collection}?limit=500 [Accept: {FORMATS[name]}]"
        other = get(f"/{collection}?limit=500", Accept=FORMATS[name])
        if findings.equal(other.status_code, 200, where, "status"):
            findings.equal(other.headers.get("Content-Type"), answer.headers.get("Content-Type"), where, "Content-Type against that of ?format=")
            findings.expect("accept" in [part.strip().lower() for part in other.headers.get("Vary", "").split(",")], where, f"Vary is {other.headers.get('Vary')!r}")
            if name in ("ndjson", "csv"):
                findings.equal(other.content, answer.content, where, "the body against that of ?format=")
        # An empty list is a list too.
        empty = f"/{collection}?q=zzzzqqqq&format={name}"
        answer = fetch(empty, FORMATS[name])
        if answer is not None:
            read(empty, answer.content, [])
    for tag, paths in tags.items():
        findings.expect(tag is not None and len(paths) == 1, ", ".join(paths), f"share the ETag {tag}")
    # Single records: the first, the last and one in the middle, in each format.
    for record in {item["id"]: item for item in expected[:1] + expected[len(expected) // 2:][:1] + expected[-1:]}.values():
        tags = defaultdict(list)
        codings(record["url"], tags)
        for name, read in readers.items():
            path = f"{record['url']}?format={name}"
            if name == "geojson" and collection not in SEATED:
                findings.equal(get(path).status_code, 400, path, "status of a format that the record has not")
                continue
            answer = fetch(path, FORMATS[name])
            if answer is None:
                continue
            if name == "geojson":
                features(path, answer.content, [record], whole=False)
            else:
                read(path, answer.content, [record])
            codings(path, tags)
        for tag, paths in tags.items():
            findings.expect(tag is not None and len(paths) == 1, ", ".join(paths), f"share the ETag {tag}")
for path in ["/", "/openapi.json", "/docs", "/search?q=mission"]:
    codings(path, defaultdict(list))
findings.finish()
