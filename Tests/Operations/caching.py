"""A cache in front: how much of a realistic mix it answers by itself, and how it renews what has grown old."""

import time

from fleet import Nginx, Replica, Varnish
from load import Load, differing, faults, percentile
from outcome import Outcome

HIT_RATE = 0.95


def varnish(cache: Varnish, replicas: list[Replica], ranked: list[str], seconds: float, rate: float) -> Outcome:
    """Fills the cache for half as long again as it then measures: the first to ask for something never hits."""
    measured = []
    for seed, long in ((3, 1.5 * seconds), (4, seconds)):
        before = cache.figures()
        with Load(cache.port, ranked, rate, seed=seed, remembers=True) as load:
            time.sleep(long)
        after = cache.figures()
        measured.append((load.answers, {name: after[name] - before.get(name, 0) for name in after}))
    (filling, first), (answers, counts) = measured

    def share(counts: dict[str, int]) -> float:
        return counts["cache_hit"] / max(1, counts["cache_hit"] + counts["cache_miss"] + counts["cache_hitmiss"])

    wrong = [fault for each in (filling, answers) for fault in faults(each) + differing(each, replicas[0].port)]
    if share(counts) < HIT_RATE:
        wrong.append(f"a hit rate of {share(counts):.1%} is below {HIT_RATE:.0%}")
    if counts["fetch_304"] == 0:
        wrong.append("nothing was renewed by a 304")
    renewed = sum(1 for answer in answers if answer.status == 304)
    return Outcome(
        f"Varnish: hit rate {share(first):.1%} while it filled, then {share(counts):.1%} of {len(answers)} requests "
        f"({counts['cache_hit_grace']} of them stale while it was renewed); the origin got {counts['backend_req']} requests "
        f"and answered {counts['fetch_304']} with 304; {renewed} clients' own conditions were answered with 304; "
        f"{len(faults(filling)) + len(faults(answers))} errors; p99 {percentile(answers, 0.99):.1f} ms",
        f"Varnish hit {share(counts):.1%} and renewed {counts['fetch_304']} by 304",
        len(filling) + len(answers),
        wrong,
    )


def nginx(cache: Nginx, replicas: list[Replica], ranked: list[str], seconds: float, rate: float) -> Outcome:
    """The same mix through nginx's cache while a replica is killed."""
    with Load(cache.port, ranked, rate, seed=5) as load:
        time.sleep(seconds / 2)
        replicas[1].kill()
        time.sleep(seconds / 2)
        replicas[1].start()
    answers = load.answers
    wrong = faults(answers) + differing(answers, replicas[0].port)
    hits = sum(1 for answer in answers if answer.cache == "HIT")
    if not hits:
        wrong.append("nginx kept nothing")
    return Outcome(
        f"nginx: {hits / len(answers):.1%} of {len(answers)} requests from its cache, one replica killed: "
        f"{len(faults(answers))} errors",
        f"nginx hit {hits / len(answers):.1%}",
        len(answers),
        wrong,
    )
