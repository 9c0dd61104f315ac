#!/usr/bin/env python3
"""Runs a fleet of the program with the configurations of docs/deploy, and harms it: chaos.py BINARY

Three processes behind HAProxy, one killed with SIGKILL every two seconds; a new data set, replica after replica; Varnish
and nginx in front. Each check prints its counts; the last line begins with `chaos:`. Exit code 0 where nothing went wrong.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Python"))
from caching import nginx, varnish
from fleet import HAProxy, Nginx, Replica, Varnish
from killing import killing
from mix import addresses
from outcome import Outcome
from rolling import rolling


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", type=Path)
    parser.add_argument("--seed", type=Path, default=Path(__file__).resolve().parents[2] / "Seed")
    parser.add_argument("--seconds", type=float, default=60, help="how long replicas are killed (60)")
    parser.add_argument(
        "--cache-seconds", type=float, default=20, help="how long each part of the caches' check takes (20; fewer leave Varnish too empty)"
    )
    parser.add_argument("--rate", type=float, default=300, help="requests a second (300)")
    parser.add_argument("--cache-rate", type=float, default=500, help="requests a second to the caches (500)")
    parser.add_argument(
        "--reload-by", choices=("signal", "restart"), default="signal", help="how a replica takes new data (signal)"
    )
    parser.add_argument(
        "--port", type=int, default=18300, help="the first of ten ports on the loopback interface (18300)"
    )
    parser.add_argument(
        "--only", choices=("killing", "rolling", "varnish", "nginx"), action="append", help="these checks alone"
    )
    return parser.parse_args()


def main() -> int:
    chosen = arguments()
    only = chosen.only or ["killing", "rolling", "varnish", "nginx"]
    folder = Path(tempfile.mkdtemp(prefix="chaos-"))
    # a build meanwhile must not pull the program away
    program = folder / "program"
    shutil.copy2(chosen.binary, program)
    knows = subprocess.run([program, "serve", "--help"], check=True, capture_output=True, text=True).stdout
    wanted = {"--drain-delay": "1", "--trusted-proxies": "127.0.0.1"}
    options = [word for option in wanted.items() if option[0] in knows for word in option]
    replicas = [
        Replica(program, name, chosen.port + number, chosen.seed, folder, options)
        for number, name in enumerate(("one", "two", "three"), 1)
    ]
    servers = []
    started = time.monotonic()
    wrong: list[str] = []
    outcomes: list[Outcome] = []

    def judge(outcome: Outcome):
        print(outcome.counts, flush=True)
        outcomes.append(outcome)
        for fault in outcome.wrong[:20]:
            print(f"  wrong: {fault}", flush=True)
        if len(outcome.wrong) > 20:
            print(f"  and {len(outcome.wrong) - 20} more", flush=True)
        wrong.extend(outcome.wrong)

    try:
        for replica in replicas:
            replica.start()
        ranked = addresses(replicas[0].port)
        haproxy = HAProxy(replicas, chosen.port + 4, folder)
        servers.append(haproxy)
        haproxy.wait_for(replicas)
        print(f"{len(replicas)} replicas, {len(ranked)} addresses, {chosen.rate:g} requests a second", flush=True)

        if "killing" in only:
            judge(killing(replicas, haproxy, ranked, chosen.seconds, chosen.rate))
            haproxy.wait_for(replicas)
        if "rolling" in only:
            judge(rolling(program, replicas, haproxy, ranked, chosen.seed, folder, chosen.rate, chosen.reload_by))
        if "varnish" in only:
            cache = Varnish(haproxy.port, chosen.port + 6, folder, shorten=100)
            servers.append(cache)
            judge(varnish(cache, replicas, ranked, chosen.cache_seconds, chosen.cache_rate))
        if "nginx" in only:
            front = Nginx(replicas, chosen.port + 7, folder)
            servers.append(front)
            judge(nginx(front, replicas, ranked, chosen.cache_seconds / 2, chosen.cache_rate))
        for replica in replicas:
            replica.end()
    except RuntimeError as fault:
        wrong.append(str(fault))
        print(f"  wrong: {fault}", flush=True)
    finally:
        for server in reversed(servers):
            server.end()
        for replica in replicas:
            if replica.is_alive:
                replica.kill()

    counts = f"{sum(outcome.requests for outcome in outcomes):,} requests"
    counts = "; ".join([counts, *(outcome.brief for outcome in outcomes), f"{time.monotonic() - started:.0f} s"])
    if wrong:
        print(f"chaos: FAILED with {len(wrong)} faults; {counts}; logs in {folder}")
        return 1
    shutil.rmtree(folder)
    print(f"chaos: no client saw an error; {counts}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
