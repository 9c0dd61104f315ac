"""Replicas behind HAProxy, one killed with SIGKILL every two seconds: no client may see it."""

import random
import time

from fleet import HAProxy, Replica
from load import Load, differing, faults, percentile
from outcome import Outcome


def killing(replicas: list[Replica], haproxy: HAProxy, ranked: list[str], seconds: float, rate: float) -> Outcome:
    choice = random.Random(1)
    kills = 0
    with Load(haproxy.port, ranked, rate) as load:
        started = time.monotonic()
        due = started + 1
        while due < started + seconds:
            time.sleep(max(0, due - time.monotonic()))
            victim = choice.choice(replicas)
            victim.kill()
            victim.start()
            kills += 1
            due += 2
        time.sleep(1)
    answers = load.answers
    figures = haproxy.figures().values()
    retried = sum(int(row["wretr"]) for row in figures)
    moved = sum(int(row["wredis"]) for row in figures)
    down = sum(int(row["chkdown"]) for row in figures)
    wrong = faults(answers) + differing(answers, replicas[0].port)
    if down + retried + moved == 0:
        wrong.append("HAProxy noticed none of the kills, so nothing was shown")
    return Outcome(
        f"{kills} kills under {len(answers)} requests: {len(faults(answers))} errors; HAProxy retried {retried}, "
        f"moved {moved} to another replica, marked one down {down} times; "
        f"p50 {percentile(answers, 0.5):.1f} ms, p99 {percentile(answers, 0.99):.1f} ms, longest {percentile(answers, 1):.0f} ms",
        f"{kills} kills",
        len(answers),
        wrong,
    )
