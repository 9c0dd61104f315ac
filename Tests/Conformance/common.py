"""What the checks share: requests to the program, the collections, a list of findings."""
import re
import sys
from urllib.parse import urljoin

import requests

BASE = sys.argv[1].rstrip("/") if len(sys.argv) > 1 else "http://127.0.0.1:8080"
SHOWN = 5


class Findings:
    """Counts what was compared and prints what differs, as it comes up, each with the request that shows it.

    Of findings of one kind only the first few are printed, so that a common one does not hide the others.
    """

    def __init__(self):
        self.compared = 0
        self.kinds = {}

    def add(self, where, what, kind=None):
        kind = kind or re.sub(r"[^a-zA-Z ]+", " ", what.partition(":")[0])[:60]
        count = self.kinds[kind] = self.kinds.get(kind, 0) + 1
        if count <= SHOWN:
            print(f"  {where[:300]}\n    {what}"[:1500])

    def expect(self, condition, where, what, kind=None):
        """One comparison; says whether it held."""
        self.compared += 1
        if not condition:
            self.add(where, what, kind)
        return bool(condition)

    def equal(self, got, wanted, where, what):
        return self.expect(got == wanted, where, f"{what}: got {brief(got)}, expected {brief(wanted)}", f"{what} {brief(got, 30)} {brief(wanted, 30)}" if "status" in what else what)

    def finish(self):
        more = {kind: count for kind, count in self.kinds.items() if count > SHOWN}
        for kind, count in more.items():
            print(f"  {count} times in all: {kind}")
        print(f"{self.compared} comparisons, {sum(self.kinds.values())} findings")
        sys.exit(1 if self.kinds or not self.compared else 0)


def brief(value, most=400):
    text = repr(value)
    return text if len(text) <= most else text[:most] + "…"


session = requests.Session()
session.trust_env = False
session.headers.clear()
session.headers["User-Agent"] = "conformance"


def get(path, method="GET", redirects=False, **headers):
    """One request without any header but those given: `get('/x', Accept='text/csv')`, an underscore for each hyphen."""
    fields = {name.replace("_", "-"): value for name, value in headers.items()}
    fields.setdefault("Accept-Encoding", "identity")
    return session.request(method, urljoin(BASE + "/", path), headers=fields, timeout=30, allow_redirects=redirects)


COLLECTIONS = [entry["name"] for entry in get("/").json()["data"]["collections"]]
# those of them whose records have a place
SEATED = ["institutions", "operations"]


def records(findings, collection):
    """Every record of a collection, from its pages of JSON."""
    path = f"/{collection}?limit=500"
    found, target = [], path
    while target:
        answer = get(target)
        if not findings.equal(answer.status_code, 200, target, "status"):
            return found
        document = answer.json()
        found += document["data"]
        target = document["links"].get("next")
    findings.equal(document["meta"]["total"], len(found), path, "meta.total against the number of records")
    return found


def links(answer):
    """The Link field's targets by relation (RFC 8288, as this program writes them: quoted rel, one relation each)."""
    found = {}
    for target, relation in re.findall(r'<([^>]*)>;\s*rel="([^"]+)"', answer.headers.get("Link", "")):
        for name in relation.split():
            found.setdefault(name, target)
    return found
