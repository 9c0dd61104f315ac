#!/usr/bin/env python3
"""Simulates a CDN in front of the program: cdn.py BINARY

What is real: the addresses, sizes and headers (Cache-Control, Vary, ETag), fetched from the running program. What is
assumed is a flag: how many requests, how popular which address and which location is, how many questions nobody else
asks, how much a location keeps. Each location is a cache of RFC 9111 with stale-while-revalidate (RFC 5861) that drops
what was used longest ago. Locations are simulated request by request: twelve, each of which stands for a twelfth of
them; a shield, which all locations ask instead of the origin, gets their requests as a Poisson process of each
address. Half-way a release changes every entity tag. Seeded: the same flags print the same table.
"""

import argparse
import itertools
import math
import random
import re
import sys
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1] / "Tests"
sys.path[:0] = [str(TESTS / "Python"), str(TESTS / "Operations")]
from client import Connection  # noqa: E402
from harness import figures  # noqa: E402
from mix import BROWSER, addresses  # noqa: E402
from server import Program  # noqa: E402

# Accept of programs, of browsers and of programs that name JSON, with their shares. A CDN asks with gzip, for all.
VARIANTS = ((None, 0.6), (BROWSER, 0.3), ("application/json", 0.1))
HEAD = 900  # bytes of an answer's head, and so of a 304
DAY = 86_400


@dataclass(frozen=True)
class Thing:
    """One representation of one address, as a cache keeps it."""

    weight: float
    size: int
    fresh: float
    stale: float


def things(port: int, ranked: list[str], exponent: float) -> list[Thing]:
    """Each address once for each value of `Accept` that its `Vary` tells apart."""
    kept, connection = [], Connection(port, 30)
    for rank, address in enumerate(ranked, 1):
        variants: dict[str | None, list] = {}
        for accept, share in VARIANTS:
            answer = connection.get(address, {"Accept-Encoding": "gzip"} | ({"Accept": accept} if accept else {}))
            control = dict(re.findall(r"([a-z-]+)=(\d+)", answer.field("Cache-Control") or ""))
            key = accept if "accept" in re.split(r",\s*", (answer.field("Vary") or "").lower()) else None
            variants.setdefault(
                key, [0, len(answer.body) + HEAD, float(control.get("max-age", 0)), float(control.get("stale-while-revalidate", 0))]
            )[0] += share
        kept += [Thing(share / rank**exponent, size, fresh, stale) for share, size, fresh, stale in variants.values()]
    total = sum(thing.weight for thing in kept)
    return [Thing(thing.weight / total, thing.size, thing.fresh, thing.stale) for thing in kept]


class Counts:
    """What happened in the time that was measured, as rates a second of all that is simulated."""

    def __init__(self, things: int):
        self.requests = self.fresh = self.stale = self.renewed = self.fetched = self.changed = 0.0
        self.asked = [0.0] * things

    def add(self, other: "Counts", weight: float):
        for name in ("requests", "fresh", "stale", "renewed", "fetched", "changed"):
            setattr(self, name, getattr(self, name) + weight * getattr(other, name))
        self.asked = [mine + weight * theirs for mine, theirs in zip(self.asked, other.asked, strict=True)]


def cache(requests, known: list[Thing], capacity: float, warm: float, release: float) -> Counts:
    """Runs (time, thing) in order of time through one cache. What comes before `warm` fills it and is not counted."""
    counts = Counts(len(known))
    store: OrderedDict[int, tuple[float, bool]] = OrderedDict()  # thing: fetched or renewed at, before the release
    used = 0
    for now, number in requests:
        counted = now >= warm
        thing = known[number]
        counts.requests += counted
        entry = store.get(number)
        if entry:
            store.move_to_end(number)
            age = now - entry[0]
            if age < thing.fresh:
                counts.fresh += counted
                continue
            old = entry[1] and now >= release
            # while it is renewed the next ones get the old one too; that takes far less than a second here
            counts.stale += counted and age < thing.fresh + thing.stale
            counts.renewed += counted and not old
            counts.changed += counted and old
        else:
            counts.fetched += counted
            used += thing.size
            while used > capacity and store:
                dropped, _ = store.popitem(last=False)
                used -= known[dropped].size
        counts.asked[number] += counted
        store[number] = (now, now < release)
    return counts


def arrivals(rate: float, seconds: float, cumulative: list[float], chance: random.Random):
    """A Poisson process of `rate` a second, each arrival for a thing drawn by its weight."""
    now, numbers = 0.0, range(len(cumulative))
    while True:
        for number in chance.choices(numbers, cum_weights=cumulative, k=4096):
            now += chance.expovariate(rate)
            if now > seconds:
                return
            yield now, number


@dataclass(frozen=True)
class Case:
    a_day: float
    locations: int
    capacity: float


def simulate(case: Case, known: list[Thing], chosen: argparse.Namespace) -> tuple[Counts, Counts]:
    """The counts a second of all locations together, and of the shield behind them."""
    warm, measured = chosen.warm * 60, chosen.minutes * 60
    release = warm + measured / 2
    cumulative = list(itertools.accumulate(thing.weight for thing in known))
    chance = random.Random(chosen.random_seed)
    shares = [1 / rank**chosen.location_exponent for rank in range(1, case.locations + 1)]
    total = sum(shares)
    strata = min(12, case.locations)
    bounds = [round(number * case.locations / strata) for number in range(strata + 1)]
    every = Counts(len(known))
    for first, last in itertools.pairwise(bounds):
        members = shares[first:last]
        rate = case.a_day / DAY * (1 - chosen.unique) * sum(members) / len(members) / total
        requests = arrivals(rate, warm + measured, cumulative, chance)
        every.add(cache(requests, known, case.capacity, warm, release), len(members) / measured)
    asked = sum(every.asked)
    shield = cache(
        arrivals(asked, warm + measured, list(itertools.accumulate(every.asked)), chance),
        known,
        math.inf,
        warm,
        release,
    )
    behind = Counts(len(known))
    behind.add(shield, 1 / measured)
    return every, behind


def parse() -> argparse.Namespace:
    measured = figures.read()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", type=Path)
    parser.add_argument("--port", type=int, default=18320)
    parser.add_argument("--exponent", type=float, default=1.0, help="of the addresses' popularity, Zipf (1.0)")
    parser.add_argument("--location-exponent", type=float, default=0.5, help="of the locations' traffic (0.5)")
    parser.add_argument("--unique", type=float, default=0.01, help="share of questions that nobody asks twice (0.01)")
    parser.add_argument("--warm", type=float, default=60, help="minutes before counting (60)")
    parser.add_argument("--minutes", type=float, default=60, help="minutes that are counted (60)")
    parser.add_argument(
        "--hot-us",
        type=float,
        default=measured.hot,
        help="CPU time of an answer that is ready, or a 304 (%(default)s, of docs/benchmarks.md)",
    )
    parser.add_argument(
        "--cold-us",
        type=float,
        default=measured.cold,
        help="CPU time of one made anew (%(default)s, of docs/benchmarks.md)",
    )
    parser.add_argument("--random-seed", type=int, default=1)
    return parser.parse_args()


def main():
    chosen = parse()
    with Program(chosen.binary, chosen.port):
        ranked = addresses(chosen.port)
        known = things(chosen.port, ranked, chosen.exponent)
    mean = sum(thing.weight * thing.size for thing in known)
    lifetimes = sorted({(thing.fresh, thing.stale) for thing in known})
    print(
        f"{len(ranked)} addresses in {len(known)} representations, {sum(thing.size for thing in known) / 1e6:.1f} MB; "
        f"a mean answer has {mean:,.0f} bytes; (max-age, stale-while-revalidate): {lifetimes}\n"
    )
    names = (
        *("Requests a day", "Locations", "MB each", "Hit rate", "of it stale", "Origin, requests/s", "of it 304"),
        *("Origin, Mbit/s", "Origin, cores", "With a shield: requests/s", "Mbit/s", "cores", "Renewed after a release"),
    )
    print(f"| {' | '.join(names)} |\n|{'--:|' * len(names)}")
    cases = [Case(a_day, locations, 256e6) for a_day in (1e6, 1e7, 1e8, 1e9) for locations in (20, 300)]
    cases += [Case(1e8, 300, capacity) for capacity in (1e6, 4e6)]
    for case in cases:
        every, shield = simulate(case, known, chosen)
        unique = case.a_day / DAY * chosen.unique
        asked = every.requests + unique
        figures = [
            f"{case.a_day:,.0f}",
            case.locations,
            f"{case.capacity / 1e6:g}",
            f"{(every.fresh + every.stale) / asked:.2%}",
            f"{every.stale / asked:.2%}",
        ]
        for counts in (every, shield):
            requests, megabits, cores = at_origin(counts, unique, mean, chosen)
            renewed = [f"{counts.renewed:,.1f}"] if counts is every else []
            figures += [f"{requests:,.1f}", *renewed, f"{megabits:,.2f}", f"{cores:.4f}"]
        figures.append(f"{every.changed * chosen.minutes * 60:,.0f}")
        print(f"| {' | '.join(map(str, figures))} |", flush=True)


def at_origin(counts: Counts, unique: float, mean: float, chosen: argparse.Namespace) -> tuple[float, float, float]:
    """Requests a second, megabits a second and cores at the origin, the questions that nobody asks twice included."""
    whole = counts.fetched + counts.changed
    cores = (unique * chosen.cold_us + (whole + counts.renewed) * chosen.hot_us) / 1e6
    return unique + whole + counts.renewed, 8e-6 * ((unique + whole) * mean + counts.renewed * HEAD), cores


if __name__ == "__main__":
    main()
