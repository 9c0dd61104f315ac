"""Judges what is made of the records by the tools that people use on it: citations by reference managers' parsers, the feed by a
feed reader, the description by an RDF reader, the export by Frictionless, sha256sum and an unzip of its own, and the server by
serving from its own export: check_parts.py URL PROGRAM"""
import csv
import hashlib
import io
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import bibtexparser
import feedparser
import rdflib
import rispy
from frictionless import Package, system

from common import BASE, COLLECTIONS, SEATED, Findings, get, records

PROGRAM = sys.argv[2]
DERIVED = ["timeline", "changes"]
findings = Findings()


def text(path, **headers):
    answer = get(path, **headers)
    findings.equal(answer.status_code, 200, path, "status")
    return answer.content.decode("utf-8")


def citations():
    version = json.loads(text("/dataset"))["meta"]["data_version"]
    for collection in COLLECTIONS:
        for record in records(findings, collection)[:12]:
            path = record["url"] + "/cite"
            library = bibtexparser.parse_string(text(path + "?style=bibtex"))
            findings.equal((len(library.entries), len(library.failed_blocks)), (1, 0), path, "entries and failed blocks of BibTeX")
            address = record["source_url"] if collection == "sources" else f"{record['url']}?version={version}"
            findings.equal(library.entries[0].fields_dict["url"].value, address, path, "url of BibTeX")
            entries = rispy.loads(text(path + "?style=ris"))
            findings.equal([entry.get("title") for entry in entries], [record["name"]], path, "titles of RIS")
            item, = json.loads(text(path + "?style=csl"))
            findings.equal((item["title"], item["URL"]), (record["name"], address), path, "title and URL of CSL-JSON")
            findings.expect(record["name"] in text(path), path, "the line does not name the record")


def evidence():
    """Each value of the table is that of the record; each source is named as /sources names it."""
    sources = {source["id"]: source for source in records(findings, "sources")}
    for collection in COLLECTIONS:
        for record in records(findings, collection):
            path = record["url"] + "/evidence"
            data = json.loads(text(path))["data"]
            entries = set()
            for row in data["fields"]:
                head, _, part = row["field"].partition(".")
                if not part:
                    findings.equal(row["value"], record[head], f"{path} {head}", "value")
                for entry in row["evidence"]:
                    entries.add((row["field"], entry["source"]["id"], entry.get("locator"), entry["basis"]))
                    findings.equal(entry["source"]["name"], sources[entry["source"]["id"]]["name"], path, "name of a source")
                    cited = [one for one in record["evidence"] if one["source"] == entry["source"]["id"] and row["field"] in one["fields"]]
                    findings.expect(cited, path, f"{row['field']} is not said to rest on {entry['source']['id']}")
            said = {(field, one["source"], one.get("locator"), one["basis"]) for one in record["evidence"] for field in one["fields"]}
            findings.equal(sorted(map(str, said ^ entries)), [], path, "what one of the record and its evidence says and the other not")
            table = list(csv.DictReader(io.StringIO(text(path + "?format=csv"))))
            findings.equal(len(table), sum(max(len(row["evidence"]), 1) for row in data["fields"]), path, "lines of the table")


def feeds():
    for path in ["/changes", "/changes?change=changed&limit=10", "/documents/mc-dec-6-05/history"]:
        target = path + ("&" if "?" in path else "?") + "format=atom"
        feed = feedparser.parse(text(target))
        findings.expect(not feed.bozo, target, f"a feed reader complains: {feed.get('bozo_exception')}")
        expected = json.loads(text(path))["data"]
        findings.equal([entry.title for entry in feed.entries], [change["name"] for change in expected], target, "titles")
        findings.expect(feed.feed.get("updated_parsed") and feed.feed.get("author"), target, "no updated or author")
        findings.equal(len({entry.id for entry in feed.entries}), len(expected), target, "different ids")


def graph():
    """Edges of the graph against the references that the records hold."""
    data = json.loads(text("/graph"))["data"]
    edges = {(edge["from"], edge["relation"], edge["to"]) for edge in data["edges"]}
    findings.equal(len(edges), len(data["edges"]), "/graph", "no edge twice")
    for mandate in records(findings, "mandates"):
        held = {to for origin, relation, to in edges if origin == mandate["url"] and relation == "holder"}
        findings.expect(held in ({f"/institutions/{mandate['holder']}"}, {f"/operations/{mandate['holder']}"}), mandate["url"], f"holder {held}")
    for document in records(findings, "documents"):
        for relation in ["builds_on", "implements", "relates_to", "activities"]:
            kind = "activities" if relation == "activities" else "documents"
            said = {f"/{kind}/{target}" for target in document.get(relation, [])}
            findings.equal({to for origin, name, to in edges if origin == document["url"] and name == relation}, said, document["url"], relation)


def description():
    catalogue = rdflib.Graph()
    catalogue.parse(data=text("/dataset?format=jsonld"), format="json-ld", publicID=BASE + "/dataset")
    dcat, dcterms = rdflib.Namespace("http://www.w3.org/ns/dcat#"), rdflib.Namespace("http://purl.org/dc/terms/")
    dataset = rdflib.URIRef("urn:osce-directory:site/dataset")
    findings.expect((dataset, rdflib.RDF.type, dcat.Dataset) in catalogue, "/dataset", "is no dcat:Dataset")
    for term in [dcterms.title, dcterms.description, dcterms.license, dcterms.issued, dcterms.publisher, dcat.distribution, dcat.version]:
        findings.expect((dataset, term, None) in catalogue, "/dataset", f"has no {term}")
    for _, _, address in catalogue.triples((None, dcat.downloadURL, None)):
        findings.equal(get(str(address).removeprefix(BASE)).status_code, 200, str(address), "status of a download")


def export():
    with tempfile.TemporaryDirectory() as scratch:
        archive = zipfile.ZipFile(io.BytesIO(get("/dataset/download").content))
        findings.equal(archive.testzip(), None, "/dataset/download", "the first file that is broken")
        archive.extractall(scratch)
        folder, = Path(scratch).iterdir()
        for line in (folder / "SHA256SUMS").read_text().splitlines():
            digest, name = line.split("  ")
            findings.equal(hashlib.sha256((folder / name).read_bytes()).hexdigest(), digest, name, "SHA-256")
        written = Path(scratch) / "written"
        subprocess.run([PROGRAM, "export", str(written)], check=True, stdout=subprocess.DEVNULL)
        names = sorted(str(path.relative_to(written)) for path in written.rglob("*") if path.is_file())
        # a folder has the database and the workbook beside what the archive holds, and their sums
        held = sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
        findings.equal(names, sorted(held + ["osce-directory.sqlite", "osce-directory.xlsx"]), "export", "files")
        for line in (written / "SHA256SUMS").read_text().splitlines():
            digest, name = line.split("  ")
            findings.equal(hashlib.sha256((written / name).read_bytes()).hexdigest(), digest, f"export {name}", "SHA-256")
        for name in held:
            if name == "SHA256SUMS":
                continue
            findings.equal((folder / name).read_bytes() == (written / name).read_bytes(), True, name, "the same bytes in both")
        with system.use_context(trusted=True):
            report = Package(str(folder / "datapackage.json")).validate()
        findings.expect(report.valid, "datapackage.json", f"Frictionless finds: {report.flatten(['name', 'type', 'note'])[:5]}")
        tables = {path.stem for path in (folder / "csv").iterdir()}
        findings.expect(set(COLLECTIONS + DERIVED) <= tables, "csv", "a collection has no table")
        findings.equal(len(report.tasks), len(tables), "datapackage.json", "tables judged")
        everything = rdflib.Graph()
        everything.parse(str(folder / "dataset.jsonld"), format="json-ld")
        for collection in COLLECTIONS:
            for record in records(findings, collection):
                findings.expect((rdflib.URIRef("urn:osce-directory:" + record["url"][1:]), None, None) in everything, "dataset.jsonld", f"{record['url']} is missing")
        places = json.loads((folder / "places.geojson").read_text())["features"]
        findings.equal(len(places), sum(len(records(findings, name)) for name in SEATED), "places.geojson", "features")
        for target in ["/", "/operations?limit=500", "/dataset", "/openapi.json", "/timeline?limit=500", "/changes", "/graph"]:
            answer = subprocess.run([PROGRAM, "get", target, "--seed", str(folder / "seed")], check=True, capture_output=True)
            findings.equal(answer.stdout == get(target).content, True, target, "the same bytes from the export")


def site():
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "site"
        subprocess.run([PROGRAM, "export", str(folder), "--format", "site"], check=True, stdout=subprocess.DEVNULL)
        entries = json.loads((folder / "site.json").read_text())["files"]
        for entry in entries:
            body = (folder / entry["file"]).read_bytes()
            findings.equal((len(body), hashlib.sha256(body).hexdigest()), (entry["bytes"], entry["sha256"]), entry["file"], "size and sum")
        def plain(content):  # a server has its walks stay in a version, of which files have one
            return re.sub(rb"(\?|&amp;|&)version=[0-9a-f]{12}", b"", content)

        for entry in entries[::23]:
            answer = get(entry["target"])
            findings.expect(plain((folder / entry["file"]).read_bytes()) == plain(answer.content), entry["target"], "the file is not what is served")
        # whoever follows links from page to page never leaves the site
        known = {entry["target"] for entry in entries}
        for entry in entries:
            if re.fullmatch(r"/[a-z]+(\?offset=\d+)?", entry["target"]) and entry["media_type"] == "application/json":
                links = json.loads((folder / entry["file"]).read_text()).get("links", {})
                for relation in ["first", "prev", "next", "last"]:
                    findings.expect(links.get(relation) is None or links[relation] in known, entry["target"], f"{relation} leads off the site")


for check in [citations, evidence, feeds, graph, description, export, site]:
    check()
findings.finish()
