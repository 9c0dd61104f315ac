"""Proves that following links is enough: a walk along Link rel=next meets every record exactly once in every sort order and by
pages of seven; facet counts are those that counting the records gives; every facet, hint and other link answers 200 with the count
it promises."""
import re
from collections import Counter
from urllib.parse import parse_qs, urlsplit

from common import COLLECTIONS, Findings, get, links, records

findings = Findings()
answers = {}


def total(url):
    """The total that a list has at a URL; asked once each."""
    if url not in answers:
        answer = get(url)
        answers[url] = answer.json()["meta"]["total"] if findings.equal(answer.status_code, 200, url, "status of a link") else None
    return answers[url]


def walk(path):
    """The ids met on the way from a first page, and the pages."""
    ids, pages, target = [], 0, path
    while target:
        answer = get(target)
        if not findings.equal(answer.status_code, 200, target, "status"):
            break
        document, header = answer.json(), links(answer)
        page = document["data"]
        ids += [record["id"] for record in page]
        for relation in ["self", "first", "prev", "next", "last"]:
            findings.equal(header.get(relation), document["links"].get(relation), target, f"Link {relation} against links.{relation}")
        findings.equal("prev" in header, pages > 0, target, "there is a link prev")
        findings.equal(document["meta"]["offset"], len(ids) - len(page), target, "meta.offset")
        if pages == 0:
            last = get(header["last"]).json()
            findings.expect("next" not in last["links"] and (last["data"] or not last["meta"]["total"]), header["last"], "the last page has a next one, or is empty")
        findings.expect(page or pages == 0, target, "an empty page on the way")
        pages += 1
        target = header.get("next")
        if pages > 200:
            findings.add(path, "the walk does not end")
            break
    return ids


def vocabulary(document, collection, name):
    """The values of a parameter of a collection, from the description of its filters."""
    for parameter in get(document["paths"][f"/{collection}"]["get"]["x-filters"]).json()["parameters"]:
        if parameter["name"] == name:
            return parameter["schema"].get("items", {}).get("enum", [])
    return []


# The parameter's name is not always the path in the record; some look at several paths.
PATHS = {
    "dimension": "dimensions", "mandate": "mandates", "activity": "activities", "operation": "operations", "institution": "institutions",
    "document": "documents", "task": "tasks", "topic": "topics", "unit": "units", "alias": "aliases", "predecessor": "predecessors.id",
    "successor": "successors.id", "source": "evidence.source", "basis": "evidence.basis", ("operations", "country"): "host.states host.territories.code",
    ("institutions", "country"): "seat.country", ("mandates", "document"): "document", ("documents", "document"): "relates_to",
    ("activities", "institution"): "institutions", ("sources", "source"): "evidence.source", ("sources", "basis"): "facts.basis",
}
# Facets that count something wider than one path: any id or territory of a host, any of several members.
WIDER = {("operations", "host"), ("operations", "predecessors"), ("operations", "successors"), ("activities", "institution")}


def values(record, path):
    """The different scalar values at a dotted path, lists opened."""
    found = [record]
    for step in path.split("."):
        opened = [item for value in found for item in (value if isinstance(value, list) else [value])]
        found = [value[step] for value in opened if isinstance(value, dict) and step in value]
    flat = [item for value in found for item in (value if isinstance(value, list) else [value])]
    return {("true" if item else "false") if isinstance(item, bool) else str(item) for item in flat if not isinstance(item, (dict, list))}


def facet(where, collection, name, entries, chosen):
    """Counts of one facet against the records, and each of its links against its count."""
    findings.equal(len({entry["value"] for entry in entries}), len(entries), where, f"facet {name}: every value once")
    for entry in entries:
        findings.expect(entry["count"] > 0 and entry["label"], where, f"facet {name}: {entry['value']} has no count or no label")
        if entry.get("applied"):
            query = parse_qs(urlsplit(entry["url"]).query)
            findings.expect(entry["value"] not in ",".join(query.get(name, [])).split(","), entry["url"], f"facet {name}: the link of an applied value does not remove it")
            total(entry["url"])
        else:
            findings.equal(total(entry["url"]), entry["count"], entry["url"], f"facet {name}: the total behind the link against the count")
    if (collection, name) in WIDER:
        return
    path = PATHS.get((collection, name), PATHS.get(name, name))
    counted = Counter(value for record in chosen for value in set().union(*(values(record, part) for part in path.split())))
    findings.equal({entry["value"]: entry["count"] for entry in entries}, dict(counted), where, f"facet {name}: counts against those over {path}")


description = get("/openapi.json").json()
for collection in COLLECTIONS:
    everything = records(findings, collection)
    ids = {record["id"] for record in everything}
    names = vocabulary(description, collection, "sort")
    findings.expect(names, f"/{collection}", f"{collection}: sort has no vocabulary")
    # Every order by one field and a few by two, in pages of seven; the larger collections in pages of fifty but for some orders.
    wanted = ["", *names, "kind,-name" if "kind" in names else "-name,id", "-confidence,name" if "confidence" in names else "type,-id"]
    for number, order in enumerate(wanted):
        limit = 7 if number < 12 or len(ids) < 100 else 50
        path = f"/{collection}?limit={limit}" + (f"&sort={order}" if order else "")
        met = walk(path)
        findings.equal(len(met), len(set(met)), path, "a record is met twice")
        findings.equal(set(met), ids, path, "the records that are met")
        if order.lstrip("-") in ("id", "url"):
            findings.equal(met, sorted(ids, reverse=order.startswith("-")), path, "the order")
    # Walks over a filtered list, with another page size.
    for query in ["confidence=high", "q=osce", "as_of=1996-06-01"]:
        path = f"/{collection}?{query}&limit=7"
        answer = get(path)
        if answer.status_code == 400 and query.split("=")[0] not in [p["name"] for p in get(description["paths"][f"/{collection}"]["get"]["x-filters"]).json()["parameters"]]:
            continue
        met = walk(path)
        findings.equal(len(met), len(set(met)), path, "a record is met twice")
        findings.equal(len(met), answer.json()["meta"]["total"], path, "the number of records that are met")

    facets = vocabulary(description, collection, "facets")
    findings.expect(facets, f"/{collection}", f"{collection}: facets has no vocabulary")
    for name in facets:
        path = f"/{collection}?facets={name}&limit=500"
        answer = get(path)
        if findings.equal(answer.status_code, 200, path, "status"):
            facet(path, collection, name, answer.json()["facets"][name], everything)
    # With a filter on another field: the filtered set is what is counted; with one on its own: applied, and removable.
    path = f"/{collection}?confidence=high&facets={','.join(facets)}&limit=500"
    answer = get(path)
    if "confidence" in facets and findings.equal(answer.status_code, 200, path, "status"):
        document = answer.json()
        for name in facets:
            if name != "confidence":
                facet(path, collection, name, document["facets"][name], document["data"])
        own = {entry["value"]: entry for entry in document["facets"]["confidence"]}
        findings.expect(own.get("high", {}).get("applied"), path, "the value that is asked for is not marked as applied")
        findings.equal(own.get("high", {}).get("count"), document["meta"]["total"], path, "the count of the only value that is asked for")
        for entry in own.values():
            if entry.get("applied"):
                findings.equal(total(entry["url"]), len(everything), entry["url"], "the total when the only filter is removed")
            else:
                findings.equal(total(entry["url"]), entry["count"], entry["url"], "facet confidence: the total behind the link against the count")

    # Nothing found: each hint's link gives what it promises.
    for query in ["name=zzzz&confidence=high", "q=zzzzqqqq", "q=zzzzqqqq&type=" + everything[0]["type"], f"id={everything[0]['id']}&id__not={everything[0]['id']}"]:
        path = f"/{collection}?{query}&limit=3"
        answer = get(path)
        if collection == "sources" and "confidence" in query or not findings.equal(answer.status_code, 200, path, "status"):
            continue
        document = answer.json()
        findings.equal(document["meta"]["total"], 0, path, "a list that should be empty")
        hints = document["meta"].get("hints")
        if findings.expect(hints is not None, path, "there is no meta.hints"):
            for hint in hints:
                # a value that nothing has: the list that it leads to, without a promise of how many
                if "unknown" in hint:
                    findings.equal(get(hint["url"]).status_code, 200, hint["url"], "status of what a hint leads to")
                    findings.expect(hint["unknown"] in query, path, f"a hint names what was not asked: {hint}")
                    continue
                findings.equal(total(hint["url"]), hint["total"], hint["url"], "the total behind a hint")
                findings.expect(hint["total"] > 0, path, f"a hint that gives nothing: {hint}")
                findings.expect(hint["drop"] in query, path, f"a hint names what was not asked: {hint}")

# Every other link of a list, a record, the service document and the catalogue.
seen = set()
for path in ["/", "/search?q=mission&limit=3", "/.well-known/api-catalog", *(f"/{c}?limit=3" + ("&include=sources" if c != "sources" else "") for c in COLLECTIONS), *(f"/{c}/{records(findings, c)[0]['id']}" for c in COLLECTIONS)]:
    answer = get(path)
    if not findings.equal(answer.status_code, 200, path, "status"):
        continue
    targets = set(links(answer).values()) | set(re.findall(r'"(?:url|href|self|collection|first|next|last|html|context)":\s*"(/[^"]*)"', answer.text))
    for target in sorted(targets):
        if target.startswith("/") and target not in seen:
            seen.add(target)
            # a TimeGate leads to the version of a time (RFC 7089)
            findings.equal(get(target).status_code, 302 if target.startswith("/timegate/") else 200, f"{target} (linked from {path})", "status of a link")
for entry in get("/").json()["data"]["collections"]:
    findings.equal(total(entry["url"]), entry["count"], entry["url"], "the total against the service document's count")

# The walk over a search.
met = walk("/search?q=mission&limit=7")
findings.equal(len(met), get("/search?q=mission").json()["meta"]["total"], "/search?q=mission&limit=7", "the number of hits that are met")
findings.finish()
