"""The cases of docs/benchmarks.md: what is asked, what has to come back, what it may cost."""

from collections.abc import Callable
from dataclasses import dataclass, field

from . import questions


@dataclass(frozen=True)
class Case:
    name: str
    title: str
    # the most it may cost, as a multiple of the C reference serving the same bytes; none where the goal is another
    goal: float | None
    status: int = 200
    # what every request asks for, or what makes the targets, each of which is asked once
    target: str = ""
    make: Callable | None = None
    collections: tuple[questions.Collection, ...] = ()
    fields: dict[str, str] = field(default_factory=dict)
    # asks with If-None-Match and the entity tag of the answer
    revalidates: bool = False
    # also served by the other peers, as a static file and as cached bytes
    has_peers: bool = False
    # also served by a peer that encodes the same records for each request
    is_encoded: bool = False

    @property
    def is_cold(self) -> bool:
        return self.make is not None


HOT = 1.05
COLD = 2
SEARCH = 3
PROBLEM = 2
ALL = (questions.OPERATIONS, questions.DOCUMENTS, questions.MANDATES, questions.SOURCES)
# what a browser sends
PAGE = {"Accept": "text/html,*/*;q=0.8", "Accept-Encoding": "gzip, br"}
MIX = (questions.ranged, questions.sorted_page, questions.faceted, questions.page)


def _mixed(draw, vocabulary) -> str:
    return draw.choice(MIX)(draw, vocabulary)


CASES = [
    Case("hot-record", "hot: record", HOT, target="/operations/bishkek", has_peers=True),
    Case("hot-filter", "hot: filter", HOT, target="/operations?country=kg,tj&status=active", has_peers=True),
    Case("hot-collection", "hot: collection", HOT, target="/operations", has_peers=True, is_encoded=True),
    Case("not-modified", "304", None, status=304, target="/operations/bishkek", revalidates=True),
    Case("gzip-record", "gzip: record", HOT, target="/operations/bishkek", fields={"Accept-Encoding": "gzip"}),
    Case("gzip-collection", "gzip: collection", HOT, target="/operations", fields={"Accept-Encoding": "gzip"}),
    Case("br-record", "br: record", HOT, target="/operations/bishkek", fields={"Accept-Encoding": "br"}),
    Case("br-collection", "br: collection", HOT, target="/operations", fields={"Accept-Encoding": "br"}),
    Case("cold-mix", "cold: ranges, sort, facets, page", COLD, make=_mixed, collections=ALL),
    Case("cold-range", "cold: range", COLD, make=questions.ranged, collections=ALL),
    Case("cold-sort", "cold: sort", COLD, make=questions.sorted_page, collections=ALL),
    Case("cold-facets", "cold: facets", COLD, make=questions.faceted, collections=ALL),
    Case("cold-page", "cold: page", COLD, make=questions.page, collections=ALL),
    Case(
        "cold-operations",
        "cold: all operations, sorted",
        COLD,
        make=questions.sorted_whole,
        collections=(questions.OPERATIONS,),
        is_encoded=True,
    ),
    Case("cold-q", "cold: q", SEARCH, make=questions.q, collections=ALL),
    Case("cold-search", "cold: /search", SEARCH, make=questions.search, collections=ALL),
    Case("page-home", "page: home", HOT, target="/", fields=PAGE),
    Case("page-list", "page: list", HOT, target="/operations", fields=PAGE),
    Case("page-record", "page: record", HOT, target="/operations/bishkek", fields=PAGE),
    Case("page-map", "page: map of a year", HOT, target="/map?as_of=1999", fields=PAGE),
    Case("page-timeline", "page: timeline", HOT, target="/timeline", fields=PAGE),
    Case("page-cold", "page, cold: ranges, sort, facets, page", None, make=_mixed, collections=ALL, fields=PAGE),
    Case("bad-request", "400, never the same", PROBLEM, 400, make=questions.mistyped, collections=ALL),
    Case("not-found", "404, never the same", PROBLEM, 404, make=questions.missing, collections=ALL),
    Case("bad-request-hot", "400, repeated", PROBLEM, 400, target="/operations?dimention=human"),
    Case("not-found-hot", "404, repeated", PROBLEM, 404, target="/operations/nowhere"),
]
