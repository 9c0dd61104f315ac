"""What clients ask: real addresses of a running program, few of them often and most of them seldom.

The addresses come from the program itself, so the mix follows the data. Popularity is Zipf's: the request of rank r is
asked 1/r^s times as often as the first. Every choice is drawn from a seeded generator; the same seed asks the same.
"""

import bisect
import itertools
import random
import urllib.parse
from dataclasses import dataclass

from client import Connection

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"
# What the links of home pages and articles lead to: always among the first, in this order.
WELL_KNOWN = (
    "/",
    "/operations",
    "/institutions",
    "/institutions/ttd",
    "/institutions/odihr",
    "/operations?status=active",
    "/operations?dimension=human",
    "/search?q=terrorism",
    "/docs",
    "/activities",
    "/operations/astana",
    "/documents",
    "/mandates",
    "/states",
    "/dataset",
    "/openapi.json",
    "/operations?region=central-asia",
    "/search?q=police",
)


@dataclass(frozen=True)
class Question:
    """One request: its address and the headers that choose the representation."""

    address: str
    accept: str | None
    gzip: bool

    def headers(self) -> dict[str, str]:
        headers = {"Accept-Encoding": "gzip" if self.gzip else "identity"}
        if self.accept:
            headers["Accept"] = self.accept
        return headers


def addresses(port: int, seed: int = 1) -> list[str]:
    """Every record, the filters, days and words people ask for: the most popular first."""
    connection = Connection(port, 30)
    records, words = [], set()
    for collection in connection.get("/").json["data"]["collections"]:
        for record in connection.get(f"{collection['url']}?limit=500&fields=id,name").json["data"]:
            records.append(f"{collection['url']}/{record['id']}")
            words.update(word.lower() for word in record["name"].split() if word.isalpha() and len(word) > 5)
    lists = [f"/operations?country={code.removeprefix('/states/')}" for code in records if code.startswith("/states/")]
    lists += [f"/operations?as_of={year}-01-01" for year in range(1993, 2026)]
    lists += [f"/sources?offset={offset}" for offset in range(50, 330, 50)]
    for field in ("region", "kind", "status", "dimension"):
        values = connection.get(f"/operations?facets={field}&limit=1&fields=id").json["facets"][field]
        lists += [f"/operations?{field}={value['value']}" for value in values]
    lists += [f"/search?q={urllib.parse.quote(word)}" for word in sorted(words)[::3]]
    connection.close()
    rest = [address for address in records + lists if address not in WELL_KNOWN]
    random.Random(seed).shuffle(rest)
    return list(WELL_KNOWN) + rest


class Mix:
    """Questions drawn one after another; as many clients as one likes may each have their own."""

    def __init__(self, ranked: list[str], exponent: float, seed: int, versioned: bool = False):
        # versioned: only answers in JSON that name the version of the data
        if versioned:
            ranked = [address for address in ranked if address not in ("/", "/docs", "/openapi.json", "/dataset")]
        self.ranked = ranked
        self.weights = list(itertools.accumulate(1 / rank**exponent for rank in range(1, len(ranked) + 1)))
        self.random = random.Random(seed)
        self.versioned = versioned

    def next(self) -> Question:
        rank = bisect.bisect_left(self.weights, self.random.random() * self.weights[-1])
        address = self.ranked[min(rank, len(self.ranked) - 1)]
        gzip = self.random.random() < 0.9
        if self.versioned:
            return Question(address, None, gzip)
        # programs that say nothing or */*, browsers, programs that say JSON
        accept = self.random.choices((None, "*/*", BROWSER, "application/json"), (20, 40, 30, 10))[0]
        if accept == "application/json" and address == "/docs":
            accept = None
        return Question(address, accept, gzip)
