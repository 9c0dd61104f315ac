"""Proves that every format says the same as JSON, read back with independent libraries and compared record by record, and that
each table is complete without a limit: NDJSON, CSV (the csv module, strict, and pandas), GeoJSON (geojson-pydantic), JSON-LD (rdflib
and pyld, with every connection but to the program refused), citations of every source (rispy, bibtexparser). Also that gzip and Brotli bodies decode to the identity body, that Accept and ?format= agree, and that no two representations share an
ETag."""
import calendar
import csv
import gzip
import io
import json
import re
import socket
from collections import defaultdict
from decimal import Decimal

from common import BASE, COLLECTIONS, SEATED, Findings, brief, get, records, session

import bibtexparser
import brotli
import pandas
import pyld.jsonld
import rdflib
import rispy
from geojson_pydantic import Feature, FeatureCollection, Point
from pydantic import ValidationError

FORMATS = {
    "json": "application/json", "ndjson": "application/x-ndjson", "csv": "text/csv", "geojson": "application/geo+json",
    "jsonld": "application/ld+json",
}
NAME = rdflib.URIRef("https://schema.org/name")
URN = "urn:osce-directory:"
# the rule of docs/api.md: one apostrophe goes where the guard may stand
GUARD = re.compile(r"(^ *|[;\t\r\n] *)'(?='*[=+@＝＋－＠-])|^( *)'(?='*[\t\r\n])")
RISKY = re.compile(r"(^|[;\t\r\n]) *[=+@＝＋－＠-]|^ *[\t\r\n]")
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


def unguarded(cell):
    """A cell without the apostrophes that keep a spreadsheet from running it."""
    return GUARD.sub(lambda match: (match[1] or "") + (match[2] or ""), cell)


def cell_equals(cell, value):
    """A cell against a scalar, the guard undone."""
    if isinstance(value, bool):
        return cell == ("true" if value else "false")
    if isinstance(value, (int, float)):
        return bool(NUMBER.fullmatch(cell)) and Decimal(cell) == Decimal(repr(value))
    if value is None:
        return cell == ""
    return unguarded(cell) == value


def words(cell):
    """The words of a list: joined, or a JSON array where they could not be told apart."""
    text = unguarded(cell)
    return json.loads(text) if text.startswith("[") else text.split("; ") if text else []


def as_text(item):
    return item if isinstance(item, str) else json.dumps(item)


def derived(path, row):
    """What a column that is no field holds: a bound of the date beside it, the collection of the reference beside it."""
    base, _, part = path.rpartition("_")
    value = row.get(base, "")
    if part in ("from", "to") and re.fullmatch(r"\d{4}(-\d\d){0,2}", value):
        year, month, day = ([int(number) for number in value.split("-")] + [None, None])[:3]
        if part == "from":
            return f"{year:04}-{month or 1:02}-{day or 1:02}"
        month = month or 12
        return f"{year:04}-{month:02}-{day or calendar.monthrange(year, month)[1]:02}"
    # which of several collections it is of, the record that is referred to tells
    return row[path] if part == "collection" and value and row[path] else ""


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
            risky = RISKY.search(cell) and not NUMBER.fullmatch(cell)
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
                findings.equal(json.loads(cell or "null"), value, f"{place} {path}", "the cell as JSON")
            else:
                findings.equal(words(cell), [as_text(item) for item in value], f"{place} {path}", "the cell taken apart")
        for path in header:
            if path not in known:
                findings.equal(row[path], derived(path, row), f"{place} {path}", "a cell without a value in the record")


def frame(where, body, expected):
    """The same table as pandas reads it: every row, every column, no row shifted."""
    read = pandas.read_csv(io.BytesIO(body), dtype=str, keep_default_na=False)
    findings.equal(list(read["id"]), [record["id"] for record in expected], where, "ids as pandas reads them")
    if "name" in read:
        findings.equal([unguarded(name) for name in read["name"]], [record["name"] for record in expected], where, "names as pandas reads them")
    for column in ("names", "evidence", "details", "facts"):
        if column in read:
            found = read[column].map(lambda cell: json.loads(cell) if cell else None)
            findings.equal(list(found), [record.get(column) for record in expected], where, f"{column} as pandas and json read them")


def identity(path):
    """What identifies the record at a path, on a server that has not been told its address."""
    return URN + path.removeprefix("/")


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
    """JSON-LD: each record a subject of its own, with its name, its sources and dimensions as links; the same subjects for rdflib and
    pyld, and wherever the document was saved."""
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
        subject = rdflib.URIRef(identity(record["url"]))
        findings.expect(any(str(name) == record["name"] for name in graph.objects(subject, NAME)), place, f"<{subject}> has no schema:name {record['name']!r}")
        findings.expect((subject, rdflib.RDF.type, None) in graph, place, "has no rdf:type")
        objects = set(graph.objects(subject))
        for dimension in record.get("dimensions", []):
            findings.expect(rdflib.URIRef(identity(f"/dimensions/{dimension}")) in objects, place, f"does not link to the dimension {dimension}")
        for mandate in record.get("mandates", []):
            findings.expect(rdflib.URIRef(identity(f"/mandates/{mandate}")) in objects, place, f"does not link to the mandate {mandate}")
        reached = {target for blank in objects if isinstance(blank, rdflib.BNode) for target in graph.objects(blank)}
        for entry in record.get("evidence", []):
            findings.expect(rdflib.URIRef(identity(f"/sources/{entry['source']}")) in reached, place, f"its evidence does not link to the source {entry['source']}")
    expanded = pyld.jsonld.expand(document, {"base": "file:///saved.jsonld"})
    subjects = {node["@id"] for node in expanded if "@id" in node}
    findings.equal(subjects, {identity(record["url"]) for record in expected}, where, "the subjects as pyld has them")
    return None


def no_loader(url, options=None):
    raise OSError(f"pyld tried to fetch {url}")


pyld.jsonld.set_document_loader(no_loader)


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


def tabled(where, body, expected):
    table(where, body, expected)
    frame(where, body, expected)


readers = {"ndjson": lines, "csv": tabled, "geojson": features, "jsonld": linked}
for collection in COLLECTIONS:
    expected = records(findings, collection)
    tags = defaultdict(list)
    codings(f"/{collection}?limit=500", tags)
    for name, read in readers.items():
        path = f"/{collection}?format={name}"
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
        where = f"/{collection} [Accept: {FORMATS[name]}]"
        other = get(f"/{collection}", Accept=FORMATS[name])
        if findings.equal(other.status_code, 200, where, "status"):
            findings.equal(other.headers.get("Content-Type"), answer.headers.get("Content-Type"), where, "Content-Type against that of ?format=")
            findings.expect("accept" in [part.strip().lower() for part in other.headers.get("Vary", "").split(",")], where, f"Vary is {other.headers.get('Vary')!r}")
            if name in ("ndjson", "csv"):
                findings.equal(other.content, answer.content, where, "the body against that of ?format=")
        # A part says where the rest is, and offset alone gives it.
        if len(expected) > 1:
            part = fetch(f"{path}&limit=1", FORMATS[name])
            findings.expect('rel="next"' in part.headers.get("Link", ""), f"{path}&limit=1", "is cut without a link to the next rows")
            findings.expect('rel="next"' not in get(path).headers.get("Link", ""), path, "is said to be whole and has a next")
            rest = fetch(f"{path}&offset=1", FORMATS[name])
            read(f"{path}&offset=1", rest.content, expected[1:])
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
# Every source is cited as the work of its publisher.
for source in records(findings, "sources"):
    path = f"{source['url']}/cite"
    entries = rispy.loads(get(f"{path}?style=ris").content.decode("utf-8"))
    if findings.equal(len(entries), 1, path, "records of RIS"):
        entry = entries[0]
        findings.equal(entry.get("authors"), [source["publisher"]], path, "authors in RIS")
        findings.equal(entry.get("title") or entry.get("primary_title"), source["name"], path, "title in RIS")
        findings.equal(entry.get("year"), source["published"][:4] if "published" in source else None, path, "year in RIS")
        findings.expect(entry.get("type_of_reference") in rispy.config.TYPE_OF_REFERENCE_MAPPING, path, f"{entry.get('type_of_reference')} is no type of RIS")
    library = bibtexparser.parse_string(get(f"{path}?style=bibtex").content.decode("utf-8"))
    findings.expect(len(library.entries) == 1 and not library.failed_blocks, path, f"BibTeX is not one entry: {library.failed_blocks}")
    for entry in library.entries:
        fields = {field.key: field.value for field in entry.fields}
        # an address below .invalid leads nowhere
        has_address = "url" in fields or ".invalid" in source.get("source_url", "")
        findings.expect(has_address and "Via OSCE Directory" in fields.get("note", ""), path, f"BibTeX has {sorted(fields)}")
for path in ["/", "/openapi.json", "/docs", "/search?q=mission"]:
    codings(path, defaultdict(list))
findings.finish()
