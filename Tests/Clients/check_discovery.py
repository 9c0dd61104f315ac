# requires: extruct==0.18.0 signposting==0.9.9 feedparser==6.0.14 icalendar==7.3.2 rdflib==7.6.0 sectxt==0.9.8
"""Has finders of data find this: FAIR Signposting of the data set by `signposting`, schema.org by extruct, feeds by feedparser,
the calendar by icalendar, security.txt by sectxt, DCAT by rdflib. Starts a program of its own, which knows its public address."""
import json
import re
import socket
import subprocess
import time
import urllib.request

import extruct
import feedparser
import icalendar
import rdflib
import sectxt

from common import PROGRAM, Findings

with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
address = f"http://127.0.0.1:{port}"
findings = Findings()


def fetch(path, **fields):
    request = urllib.request.Request(address + path, headers={name.replace("_", "-"): value for name, value in fields.items()})
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=30) as answer:
        return answer.read()


def check():
    # MARK: Signposting
    said = subprocess.run(["signposting", f"{address}/dataset"], capture_output=True, text=True, timeout=60).stdout
    for label in ["CiteAs", "Type", "License", "Author", "DescribedBy", "Item", "Linkset"]:
        findings.expect(f"{label}: " in said, f"signposting finds no {label}: {said}")
    sets = json.loads(fetch("/dataset/linkset"))["linkset"]
    findings.expect(len(sets) > 5 and all("anchor" in one for one in sets), "the set of links")

    # MARK: schema.org
    page = fetch("/dataset", Accept="text/html").decode()
    nodes = extruct.extract(page, base_url=f"{address}/dataset", syntaxes=["json-ld"])["json-ld"]
    datasets = [node for node in nodes if node.get("@type") == "Dataset"]
    findings.equal(len(datasets), 1, "the data sets of the page")
    for member in ["name", "description", "license", "creator", "distribution", "temporalCoverage", "spatialCoverage", "version"]:
        findings.expect(datasets[0].get(member), f"schema.org: {member}")
    for download in datasets[0]["distribution"]:
        findings.expect(fetch(download["contentUrl"].removeprefix(address)), f"{download['contentUrl']} is empty")

    # MARK: DCAT
    dcat = rdflib.Namespace("http://www.w3.org/ns/dcat#")
    graph = rdflib.Graph().parse(data=fetch("/dataset.jsonld"), format="json-ld")
    findings.equal(len(list(graph.subjects(rdflib.RDF.type, dcat.Catalog))), 1, "the catalogues")
    for distribution in graph.subjects(rdflib.RDF.type, dcat.Distribution):
        findings.expect(graph.value(distribution, dcat.accessURL), f"{distribution} has no accessURL")
    for service in graph.subjects(rdflib.RDF.type, dcat.DataService):
        findings.expect(graph.value(service, rdflib.DCTERMS.title), "the service has no title")

    # MARK: Feeds
    for path in ["/", "/dataset", "/operations", "/operations/bishkek", "/docs"]:
        links = re.findall(r"<link [^>]*application/atom\+xml[^>]*>", fetch(path, Accept="text/html").decode())
        findings.equal(len(links), 1, f"{path}: the feeds")
        feed = feedparser.parse(fetch(re.search(r'href="([^"]+)"', links[0])[1]))
        findings.expect(not feed.bozo and feed.feed.title and feed.entries, f"{path}: the feed {links[0]}")
    feed = json.loads(fetch("/changes.jsonfeed"))
    findings.expect(feed["version"].endswith("/1.1") and all(item["id"] and item["content_text"] for item in feed["items"]), "JSON Feed")

    # MARK: Calendar
    calendar = icalendar.Calendar.from_ical(fetch("/timeline.ics"))
    events = calendar.walk("VEVENT")
    print(f"  {len(events)} events")
    findings.expect(len(events) > 100 and not calendar.errors, f"the calendar has {len(events)} events, {calendar.errors}")
    findings.equal(len({str(event["UID"]) for event in events}), len(events), "the UIDs of events, each once")
    timeline = [json.loads(line) for line in fetch("/timeline.ndjson").splitlines()]
    known = {record["id"]: record for record in timeline if len(record["date"]) == 10}
    findings.equal(len(events), len(known), "the events whose day is known")
    for event in events:
        record = known[str(event["UID"]).partition("@")[0]]
        findings.equal((event.decoded("DTSTART").isoformat(), str(event["SUMMARY"])), (record["date"], record["name"]), record["id"])
        findings.equal((event.decoded("DTEND") - event.decoded("DTSTART")).days, 1, f"{record['id']}: the days it lasts")
        findings.expect(not event.errors and str(event["URL"]).startswith(address), f"{record['id']}: {event.errors}")

    # MARK: security.txt
    parser = sectxt.Parser(fetch("/.well-known/security.txt"))
    # it wants signatures and TLS, which are the operator's
    errors = [error["code"] for error in parser.errors if error["code"] not in ("no_uri", "no_https")]
    findings.equal(errors, [], "security.txt")
    findings.expect("contact" in str(parser.lines).lower(), "security.txt has no contact")


server = subprocess.Popen(
    [PROGRAM, "serve", "--port", str(port), "--public-url", address, "--security-contact", "mailto:security@example.org"],
    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
try:
    for _ in range(150):
        try:
            fetch("/readyz")
            break
        except OSError:
            time.sleep(0.2)
    check()
finally:
    server.terminate()
    server.wait()
findings.finish()
