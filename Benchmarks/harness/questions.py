"""Questions nobody has asked before: request targets of many kinds, drawn from what a server knows.

The draw is seeded, so every run asks the same questions; within a run none comes twice.
"""

import json
import random
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import quote

from client import Connection


@dataclass(frozen=True)
class Collection:
    """What the questions need to know of a collection."""

    name: str
    date: str
    sorts: tuple[str, ...]
    facets: tuple[str, ...]
    fields: tuple[str, ...]


OPERATIONS = Collection(
    "operations",
    "established",
    ("id", "name", "kind", "status", "status_as_of", "region", "city", "established", "founding_decision", "started",
     "closed", "closing_reason", "summary", "confidence", "note"),
    ("kind", "status", "country", "region", "dimension", "activity", "confidence", "source", "basis", "category"),
    ("id", "name", "kind", "status", "host", "region", "seat", "established", "summary", "tasks", "dimensions"),
)  # fmt: skip
DOCUMENTS = Collection(
    "documents",
    "date",
    ("id", "name", "reference", "kind", "adopting_body", "date", "meeting", "place", "summary", "confidence"),
    ("kind", "adopting_body", "topic", "activity", "confidence", "source", "basis", "is_counter_terrorism"),
    ("id", "name", "reference", "kind", "adopting_body", "date", "summary", "place"),
)
MANDATES = Collection(
    "mandates",
    "date",
    ("id", "name", "holder", "kind", "reference", "date", "summary", "confidence", "role", "document"),
    ("holder", "kind", "document", "activity", "confidence", "source", "basis", "is_counter_terrorism"),
    ("id", "name", "holder", "kind", "document", "reference", "date", "summary"),
)
SOURCES = Collection(
    "sources",
    "published",
    ("id", "name", "publisher", "published", "note"),
    ("names.kind", "basis", "evidence.source", "evidence.basis"),
    ("id", "name", "publisher", "published", "source_url"),
)

# A value in this share of the records or more counts as frequent: a page of 50 is full from 10,000 records on.
FREQUENT_SHARE = 0.03


@dataclass
class Vocabulary:
    """What a collection holds, as its server tells."""

    collection: Collection
    total: int
    # values with the number of their records, the most frequent first
    values: dict[str, list[tuple[str, int]]]
    # the words of the names and of the prose of some records
    names: list[list[str]]
    prose: list[list[str]]
    # in how many of these names a word occurs
    frequency: Counter[str]

    def frequent(self, parameter: str) -> list[str]:
        counted = self.values[parameter]
        return [value for value, count in counted if count >= FREQUENT_SHARE * self.total] or [counted[0][0]]


def learn(port: int, collection: Collection, pages: int = 20) -> Vocabulary:
    """Asks a server for the values and words that questions can be made of."""
    path = f"/{collection.name}"
    with Connection(port, timeout=600) as connection:

        def ask(query: str) -> dict:
            answer = connection.get(f"{path}?{query}")
            if answer.status != 200:
                raise ValueError(f"{path}?{query} gives {answer.status}: {answer.body[:300]!r}")
            return json.loads(answer.body)

        overview = ask(f"facets={','.join(collection.facets)}&limit=1&fields=id")
        total = overview["meta"]["total"]
        values = {
            name: [(entry["value"], entry["count"]) for entry in entries if isinstance(entry["value"], str)]
            for name, entries in overview["facets"].items()
        }
        names, prose = [], []
        wanted = "fields=name,summary" if "summary" in collection.fields else "fields=name"
        for page in range(min(pages, -(-total // 500))):
            # spread over the whole collection; -(-a // b) rounds up
            offset = page * max(500, total // pages)
            for record in ask(f"{wanted}&limit=500&offset={offset}")["data"]:
                names.append(_words(record["name"]))
                prose.append(_words(record["name"] + " " + record.get("summary", "")))
    frequency = Counter(word for words in names for word in words)
    return Vocabulary(collection, total, values, names, prose, frequency)


def _words(text: str) -> list[str]:
    return sorted(set(re.findall(r"[^\W\d_]{3,}", text.lower())))


def distinct(
    make: Callable[[random.Random, Vocabulary], str],
    vocabularies: list[Vocabulary],
    count: int,
    seed: str,
    seen: set[str],
) -> list[str]:
    """So many new targets of a kind, fewer where the kind has no more. Adds them to `seen`."""
    draw = random.Random(seed)
    targets = []
    misses = 0
    while len(targets) < count and misses < 10_000:
        target = make(draw, draw.choice(vocabularies))
        if target in seen:
            misses += 1
            continue
        misses = 0
        seen.add(target)
        targets.append(target)
    return targets


def _day(draw: random.Random, first: int, last: int) -> str:
    start = date(first, 1, 1)
    return str(start + timedelta(days=draw.randrange((date(last, 12, 31) - start).days)))


def _period(draw: random.Random, field: str) -> str:
    return f"{field}__gte={_day(draw, 1973, 2010)}&{field}__lt={_day(draw, 2012, 2026)}"


def _one_of_these(draw: random.Random, vocabulary: Vocabulary, parameter: str) -> str:
    """`parameter=a,b,c`, with at least one frequent value first."""
    counted = [value for value, _ in vocabulary.values[parameter]]
    chosen = [draw.choice(vocabulary.frequent(parameter))]
    chosen += [value for value in draw.sample(counted, min(draw.randint(0, 3), len(counted))) if value not in chosen]
    return f"{parameter}={','.join(map(quote, chosen))}"


def _sort(draw: random.Random, collection: Collection) -> str:
    keys = draw.sample(collection.sorts, 4)
    return "sort=" + ",".join(draw.choice(("", "-")) + key for key in keys)


def filtered(draw: random.Random, vocabulary: Vocabulary) -> str:
    """The first page of the records in one of some countries."""
    return f"/{vocabulary.collection.name}?{_one_of_these(draw, vocabulary, 'country')}"


def two_filters(draw: random.Random, vocabulary: Vocabulary) -> str:
    """The first page of the records in one of some countries that also have one of some kinds."""
    country, kind = (_one_of_these(draw, vocabulary, name) for name in ("country", "kind"))
    return f"/{vocabulary.collection.name}?{country}&{kind}"


def ranged(draw: random.Random, vocabulary: Vocabulary) -> str:
    """The first page of a period."""
    return f"/{vocabulary.collection.name}?{_period(draw, vocabulary.collection.date)}"


def sorted_page(draw: random.Random, vocabulary: Vocabulary) -> str:
    """A page of the whole collection in an order of four keys."""
    offset = draw.randrange(0, max(1, min(vocabulary.total - 50, 1_000)))
    return f"/{vocabulary.collection.name}?{_sort(draw, vocabulary.collection)}&offset={offset}"


def sorted_whole(draw: random.Random, vocabulary: Vocabulary) -> str:
    """The whole collection in an order of four keys."""
    return f"/{vocabulary.collection.name}?{_sort(draw, vocabulary.collection)}"


def faceted(draw: random.Random, vocabulary: Vocabulary) -> str:
    """A short page of a period with counts by two to four fields."""
    collection = vocabulary.collection
    names = ",".join(draw.sample(collection.facets, draw.randint(2, 4)))
    return f"/{collection.name}?{_period(draw, collection.date)}&facets={names}&limit=10"


def counted(draw: random.Random, vocabulary: Vocabulary) -> str:
    """One record of a period, with counts by three fields that every record has once."""
    return uncounted(draw, vocabulary) + "&facets=kind,status,confidence"


def uncounted(draw: random.Random, vocabulary: Vocabulary) -> str:
    """One record of a period: what `counted` costs without its counts."""
    collection = vocabulary.collection
    return f"/{collection.name}?{_period(draw, collection.date)}&limit=1&fields=id"


def page(draw: random.Random, vocabulary: Vocabulary) -> str:
    """A page of any size anywhere, of some of the fields."""
    collection = vocabulary.collection
    fields = ",".join(draw.sample(collection.fields, draw.randint(2, len(collection.fields))))
    limit = draw.randint(1, 50)
    return f"/{collection.name}?limit={limit}&offset={draw.randrange(vocabulary.total)}&fields={fields}"


def as_of(draw: random.Random, vocabulary: Vocabulary) -> str:
    """The first page as of a day."""
    return f"/{vocabulary.collection.name}?as_of={_day(draw, 1975, 2026)}"


def _two_words(draw: random.Random, texts: list[list[str]]) -> str:
    """Two words of one text, the last one perhaps cut short."""
    words = draw.choice(texts)
    first, last = draw.sample(words, 2) if len(words) > 1 else (words[0], words[0])
    return f"{quote(first)}+{quote(last[: draw.randint(3, len(last))])}"


def q(draw: random.Random, vocabulary: Vocabulary) -> str:
    """The first page of the records that two words of one record's prose occur in."""
    return f"/{vocabulary.collection.name}?q={_two_words(draw, vocabulary.prose)}"


def q_rare(draw: random.Random, vocabulary: Vocabulary) -> str:
    """The first page of the records that the rarest and another word of one record's name occur in."""
    words = draw.choice(vocabulary.names)
    rare = min(words, key=lambda word: (vocabulary.frequency[word], word))
    other = draw.choice(words)
    return f"/{vocabulary.collection.name}?q={quote(rare)}+{quote(other[: draw.randint(3, len(other))])}"


def search(draw: random.Random, vocabulary: Vocabulary) -> str:
    """The first page of all collections for two words of one record's prose."""
    return f"/search?q={_two_words(draw, vocabulary.prose)}"


def mistyped(draw: random.Random, vocabulary: Vocabulary) -> str:
    """A question with a parameter that does not exist, near one that does: a 400."""
    name = draw.choice([name for name in vocabulary.collection.facets if name.isalpha()])
    place = draw.randrange(1, len(name))
    letters = "".join(draw.choices("abcdefghijklmnopqrstuvwxyz", k=2))
    return f"/{vocabulary.collection.name}?{name[:place]}{letters}{name[place:]}={draw.randrange(1_000_000)}"


def missing(draw: random.Random, vocabulary: Vocabulary) -> str:
    """A record that does not exist: a 404."""
    words = [word for word in draw.choice(vocabulary.names) if word.isascii()]
    return f"/{vocabulary.collection.name}/{'-'.join(words)[:40]}-{draw.randrange(1_000_000)}"
