#!/usr/bin/env python3
"""Makes a dataset of the Seed's shape with any number of operations.

The Seed's own operations come first, since other files refer to them; the rest is made up from the Seed's words and
ids with the skew of real data: a few countries, kinds and sources have most of the records, most dates lie around
2000. Places are new and shared by about 20 records each at any size. All other files are the Seed's. The same count
and seed give the same bytes. One record stands on each line, without indentation.
"""

import argparse
import json
import re
import shutil
import sys
import time
from datetime import date, timedelta
from itertools import accumulate
from multiprocessing import Pool
from pathlib import Path
from random import Random

SEED = Path(__file__).parent.parent / "Seed"
# where the checks of a seed say that States lie: west, south, east and north of a State's first frame
FRAMES = Path(__file__).parent.parent / "Sources/Directory/Seed/Sense/StateFrames.swift"
FRAME = re.compile(r'\("(\w\w)", (-?[\d.]+), (-?[\d.]+), (-?[\d.]+), (-?[\d.]+)\)')
CHUNK = 5_000
RECORDS_OF_A_PLACE = 20
FIRST, LAST = date(1973, 1, 1), date(2026, 6, 30)

KIND_NAMES = {
    "mission": "Mission to",
    "centre": "Centre in",
    "office": "Office in",
    "presence": "Presence in",
    "programme-office": "Programme Office in",
    "project-co-ordinator": "Project Co-ordinator in",
    "monitoring-mission": "Monitoring Mission to",
    "assistance-group": "Assistance Group to",
    "verification-mission": "Verification Mission to",
    "other": "Representative for",
}
REGIONS = ["south-eastern-europe", "eastern-europe", "south-caucasus", "central-asia"]
GAPS = ["website", "offices", "staff", "budget", "counter_terrorism", "closing_reason", "founding_decision"]
REASONS = ["Not found in a source read.", "No source read.", "The page is undated.", "Not in the part read."]
SYLLABLES = [
    consonant + vowel + end
    for consonant in ("b", "d", "k", "l", "m", "n", "r", "s", "t", "v", "z", "gr", "st", "zh")
    for vowel in "aeiou"
    for end in ("", "n", "r")
]  # fmt: skip


class Skewed:
    """Draws from a list by Zipf's law: the first entry most often, the n-th one n times less often."""

    def __init__(self, entries: list):
        self.entries = entries
        self._weights = list(accumulate(1 / rank for rank in range(1, len(entries) + 1)))

    def one(self, draw: Random):
        return draw.choices(self.entries, cum_weights=self._weights)[0]

    def some(self, draw: Random, count: int) -> list:
        """Up to so many different ones, at least one."""
        return list(dict.fromkeys(draw.choices(self.entries, cum_weights=self._weights, k=count)))


class Generator:
    """Makes operations out of what the Seed holds."""

    def __init__(self, count: int, seed: int):
        self._seed = seed
        self._places = max(50, count // RECORDS_OF_A_PLACE)
        self.known = json.loads((SEED / "operations.json").read_text())
        order = Random(seed)

        def ids(collection: str) -> list[str]:
            found = [record["id"] for record in json.loads((SEED / f"{collection}.json").read_text())]
            order.shuffle(found)
            return found

        rows = FRAME.findall(FRAMES.read_text())
        self._frames = {state: [float(edge) for edge in edges] for state, *edges in reversed(rows)}
        self._states = Skewed([state for state in ids("states") if state in self._frames])
        self._sources = Skewed(ids("sources"))
        self._activities = Skewed(ids("activities"))
        self._dimensions = Skewed(ids("dimensions"))
        self._kinds = Skewed(list(KIND_NAMES))
        tasks = [task for record in self.known for task in record.get("tasks", [])]
        self._tasks = Skewed(list(dict.fromkeys(tasks)))
        sentences = [
            sentence.rstrip(".") + "."
            for record in self.known
            for key in ("summary", "counter_terrorism")
            for sentence in record.get(key, "").split(". ")
            if sentence
        ]
        self._sentences = list(dict.fromkeys(sentences))
        self._regions = {state: order.choice(REGIONS) for state in self._states.entries}

    def place(self, number: int) -> str:
        """The name of a place; no two are the same."""
        # a product with a number that shares no factor with the count of names scatters neighbours over the alphabet
        names = len(SYLLABLES) ** 3
        scattered = number * 48_271 % names
        syllables = []
        for _ in range(3):
            scattered, index = divmod(scattered, len(SYLLABLES))
            syllables.append(SYLLABLES[index])
        return "".join(syllables).capitalize() + "grad"

    def chunk(self, first: int, count: int) -> list[str]:
        """Records as lines of JSON. Each chunk has a seed of its own, so that chunks can be made in any order."""
        draw = Random(f"{self._seed} {first}")
        ids: list[str] = []
        lines = []
        for number in range(first, first + count):
            record = self.operation(draw, number, ids)
            ids.append(record["id"])
            lines.append(json.dumps(record, ensure_ascii=False, separators=(",", ":")))
        return lines

    def operation(self, draw: Random, number: int, earlier: list[str]) -> dict:
        """One operation with evidence for each of its facts."""
        kind = self._kinds.one(draw)
        place = self.place(draw.randrange(self._places))
        state = self._states.one(draw)
        name = f"OSCE {KIND_NAMES[kind]} {place}"
        chance = draw.random
        begin = _founding_day(draw)
        end = begin + timedelta(days=int(draw.expovariate(1 / 3_000)) + 430)
        is_closed = end <= LAST and chance() < 0.9
        end = min(end, LAST)
        names = [{"value": name, "kind": "official", "language": "en"}]
        if chance() < 0.4:
            change = _shown(draw, begin + (end - begin) / 2)
            former = f"CSCE {KIND_NAMES[self._kinds.one(draw)]} {place}"
            names.insert(0, {"value": former, "kind": "former", "language": "en", "to": change})
        record = {"id": f"{kind}-{place.lower()}-{number}", "name": name, "names": names}
        record["category"] = "field-operation" if chance() < 0.85 else "related-field-activity"
        record["kind"] = kind
        if kind == "other":
            record["kind_detail"] = "personal representative"
        record["status"] = "closed" if is_closed else "active" if chance() < 0.8 else "unknown"
        if record["status"] == "active":
            record["status_as_of"] = _shown(draw, date(2024, 1, 1) + timedelta(days=draw.randrange(700)))
        others = [other for other in self._states.some(draw, 2) if other != state] if chance() < 0.05 else []
        record["host"] = {"states": [state, *others]}
        if chance() < 0.8:
            record["region"] = self._regions[state]
        if chance() < 0.78:
            west, south, east, north = self._frames[state]
            position = [round(draw.uniform(west, east), 3), round(draw.uniform(south, north), 3)]
            record["seat"] = {"city": place, "country": state, "coordinates": position}
        if chance() < 0.92:
            record["established"] = _shown(draw, begin)
            record["established_meaning"] = "decision"
            record["founding_decision"] = f"PC.DEC/{draw.randrange(1, 1500)}"
            start = begin + timedelta(days=draw.randrange(31, 400))
            if start <= LAST and chance() < 0.6:
                record["started"] = _shown(draw, start)
        if is_closed:
            record["closed"] = _shown(draw, end)
            record["closing_reason"] = draw.choice(self._sentences)
        sentences = draw.sample(self._sentences, draw.randint(1, 3))
        record["summary"] = " ".join([*sentences, f"It works out of {place}."])
        record["tasks"] = self._tasks.some(draw, draw.randint(2, 9))
        if chance() < 0.92:
            record["dimensions"] = self._dimensions.some(draw, 3)
        if chance() < 0.42:
            record["activities"] = self._activities.some(draw, 3)
        if chance() < 0.33:
            record["counter_terrorism"] = " ".join(draw.sample(self._sentences, 2))
        if chance() < 0.44:
            record["offices"] = {"count": draw.randint(1, 12), "what": "project offices", "names": [place]}
        if earlier and chance() < 0.27:
            record["predecessors"] = [{"id": draw.choice(earlier), "relation": "replaced"}]
        if chance() < 0.4:
            record["events"] = [{"date": _shown(draw, begin + (end - begin) / 3), "what": draw.choice(self._sentences)}]
        year = str(min(begin.year + 1, LAST.year))
        if chance() < 0.5:
            local = draw.randint(2, 200)
            abroad = draw.randint(1, 60)
            record["staff"] = [{"as_of": year, "total": local + abroad, "international": abroad, "local": local}]
        if chance() < 0.3:
            amount = draw.randrange(100_000, 9_000_000, 100)
            record["budget"] = [{"year": year, "amount": amount, "currency": "EUR", "what": "Unified Budget"}]
        if chance() < 0.4:
            record["website"] = f"https://{record['id']}.osce.example"
        record["confidence"] = draw.choices(("high", "medium", "low"), (60, 30, 10))[0]
        if record["confidence"] == "low" or chance() < 0.7:
            record["note"] = draw.choice(self._sentences)
        gaps = [{"field": field, "reason": draw.choice(REASONS)} for field in GAPS if field not in record]
        if gaps:
            record["gaps"] = gaps
        record["evidence"] = self._evidence(draw, record)
        return record

    def _evidence(self, draw: Random, record: dict) -> list[dict]:
        """One source for all facts, and others for parts of them, as paths into the record."""
        # what the tables of fields do not count as facts
        unsourced = ("id", "category", "kind_detail", "confidence", "gaps", "note")
        facts = [field for field in record if field not in unsourced]
        if "kind_detail" in record:
            facts.append("kind_detail")
        parts = [f"names.{name['value']}" for name in record["names"]]
        parts += [f"tasks.{task}" for task in record["tasks"]]
        parts += [f"dimensions.{each}" for each in record.get("dimensions", [])]
        parts += [f"activities.{each}" for each in record.get("activities", [])]
        if "seat" in record:
            parts += ["seat.city", "seat.coordinates"]
        # every item of a list has evidence of its own
        facts = [path for field in facts for path in _paths(field, record[field])]
        evidence = [{"fields": facts, "source": self._sources.one(draw), "basis": "stated"}]
        for source in self._sources.some(draw, draw.randint(4, 14)):
            fields = draw.sample(facts, min(len(facts), draw.randint(1, 3))) + [draw.choice(parts)]
            entry = {"fields": list(dict.fromkeys(fields)), "source": source}
            if draw.random() < 0.37:
                entry["locator"] = f"page {draw.randint(1, 90)}: {draw.choice(record['tasks'])}"
            entry["basis"] = "stated" if draw.random() < 0.8 else "inferred"
            evidence.append(entry)
        return evidence


def _paths(field: str, value) -> list[str]:
    """The evidence paths of a fact: that of the field, or one for each item of a list, by what tells them apart."""
    if not isinstance(value, list):
        return [field]
    keys = ("value", "date", "as_of", "year", "id")
    labels = [next(str(item[key]) for key in keys if key in item) if isinstance(item, dict) else item for item in value]
    return list(dict.fromkeys(f"{field}.{label}" for label in labels))


def _founding_day(draw: Random) -> date:
    """A day from 1973 to 2026, most often around 2000."""
    first, last = FIRST.toordinal(), LAST.toordinal()
    if draw.random() < 0.3:
        return date.fromordinal(draw.randint(first, last))
    middle = date(2000, 1, 1).toordinal()
    return date.fromordinal(min(last, max(first, int(draw.gauss(middle, 2_600)))))


def _shown(draw: Random, day: date) -> str:
    """A day as precisely as a source may know it."""
    text = day.isoformat()
    precision = draw.random()
    return text if precision < 0.7 else text[:7] if precision < 0.85 else text[:4]


_generator: Generator  # of a worker


def _start_worker(count: int, seed: int) -> None:
    global _generator
    _generator = Generator(count, seed)


def _make_chunk(part: tuple[int, int]) -> str:
    return ",\n".join(_generator.chunk(*part))


def write(count: int, folder: Path, seed: int) -> None:
    """Writes the dataset, chunk by chunk, so that memory does not grow with the count."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in SEED.iterdir():
        # what stands beside the files, such as schemas, is no part of the dataset; releases tell of other records
        if file.is_file() and file.name not in ("operations.json", "releases.json"):
            shutil.copyfile(file, folder / file.name)
    known = [json.dumps(record, ensure_ascii=False, separators=(",", ":")) for record in Generator(count, seed).known]
    if count < len(known):
        raise SystemExit(f"generate.py: at least {len(known)}, the operations of the Seed")
    parts = [(first, min(CHUNK, count - first)) for first in range(len(known), count, CHUNK)]
    with (
        (folder / "operations.json").open("w") as file,
        Pool(initializer=_start_worker, initargs=(count, seed)) as pool,
    ):
        file.write("[\n" + ",\n".join(known))
        for text in pool.imap(_make_chunk, parts):
            file.write(",\n" + text)
        file.write("\n]\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, help="how many operations")
    parser.add_argument("folder", type=Path, help="where to write the files")
    parser.add_argument("--seed", type=int, default=1, help="another number gives other records (%(default)s)")
    options = parser.parse_args()
    start = time.monotonic()
    write(options.count, options.folder, options.seed)
    size = (options.folder / "operations.json").stat().st_size
    print(f"{options.count:,} operations, {size / 1e6:.1f} MB, in {time.monotonic() - start:.1f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
