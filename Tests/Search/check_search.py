#!/usr/bin/env python3
"""Asks the search what people ask and tells, by kind of question, how often what they want is among the first three hits:
ours, SQLite FTS5 and tantivy over the same records. Measures how long a page of ten hits takes each of them.

check_search.py PROGRAM [--seed FOLDER] [--questions FILE …] [--least PERCENT] [--operations COUNT …] [--write docs/benchmarks.md]
"""
import argparse
import json
import os
import pathlib
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import http.client

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
COLLECTIONS = ["institutions", "operations", "mandates", "documents", "activities", "principles", "dimensions", "states", "sources"]
#: Words that find many records, few, and several at once; what FTS5 and tantivy read as words, too.
TIMED = ["mission", "kosovo", "border", "mission border", "counter terrorism", "office tirana", "police training", "human rights", "osce"]


class Server:
    """The program, serving a folder."""

    def __init__(self, program: str, seed: str | None):
        command = [program, "serve", "--port", "0"] + (["--seed", seed] if seed else [])
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for line in self.process.stdout:
            found = re.search(r'"port":"(\d+)"|127\.0\.0\.1:(\d+)', line)
            if found:
                self.connection = http.client.HTTPConnection("127.0.0.1", int(found.group(1) or found.group(2)))
                return
            if "ault" in line:
                print(line, end="", file=sys.stderr)
        raise SystemExit(f"{' '.join(command)} does not serve")

    def ask(self, target: str) -> dict:
        self.connection.request("GET", target, headers={"Accept": "application/json"})
        answer = self.connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise SystemExit(f"{target}: {answer.status} {body[:300]!r}")
        return json.loads(body)

    def hits(self, question: str, limit: int = 10) -> tuple[list[str], bool]:
        document = self.ask(f"/search?limit={limit}&q={urllib.parse.quote(question)}")
        return [hit["url"] for hit in document["data"]], "search" in document["meta"]

    def stop(self):
        self.process.terminate()
        self.process.wait()


def texts(value) -> list[str]:
    """All texts of a value."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [text for each in value for text in texts(each)]
    if isinstance(value, dict):
        return [text for name, each in value.items() if name not in ("evidence", "gaps") for text in texts(each)]
    return []


def records(seed: pathlib.Path):
    """Address, names and prose of every record."""
    for collection in COLLECTIONS:
        for record in json.loads((seed / f"{collection}.json").read_text()):
            names = [record["name"], record["id"]] + [each["value"] for each in record.get("names", [])] + record.get("aliases", [])
            rest = {name: value for name, value in record.items() if name not in ("name", "names", "aliases", "evidence", "gaps", "id")}
            yield f"/{collection}/{record['id']}", " ; ".join(names), " ; ".join(texts(rest))


class FTS5:
    """SQLite's full text search, names weighing ten times what prose does."""

    name = f"SQLite FTS5 {sqlite3.sqlite_version}"

    def __init__(self, found):
        self.database = sqlite3.connect(":memory:")
        self.database.execute("create virtual table t using fts5(url unindexed, names, prose, tokenize='porter unicode61 remove_diacritics 2', prefix='2 3')")
        self.database.executemany("insert into t values (?, ?, ?)", found)
        self.database.commit()

    def hits(self, question: str, limit: int = 10) -> list[str]:
        words = re.findall(r"\w+", question)
        if not words:
            return []
        query = " ".join(f'"{word}"' for word in words) + "*"
        rows = self.database.execute("select url from t where t match ? order by bm25(t, 0, 10, 1) limit ?", (query, limit))
        return [row[0] for row in rows]


class Tantivy:
    """The library behind Quickwit: fuzzy words, names weighing ten times what prose does."""

    name = "tantivy"

    def __init__(self, found):
        import tantivy

        builder = tantivy.SchemaBuilder()
        builder.add_text_field("url", stored=True, tokenizer_name="raw")
        builder.add_text_field("names", stored=False, tokenizer_name="en_stem")
        builder.add_text_field("prose", stored=False, tokenizer_name="en_stem")
        self.index = tantivy.Index(builder.build())
        writer = self.index.writer(heap_size=256 << 20)
        for url, names, prose in found:
            writer.add_document(tantivy.Document(url=url, names=names, prose=prose))
        writer.commit()
        writer.wait_merging_threads()
        self.index.reload()
        self.searcher = self.index.searcher()

    def hits(self, question: str, limit: int = 10, conjunction: bool = False) -> list[str]:
        words = " ".join(re.findall(r"\w+", question))
        if not words:
            return []
        query = self.index.parse_query(
            words, ["names", "prose"], field_boosts={"names": 10.0}, conjunction_by_default=conjunction,
            fuzzy_fields={} if conjunction else {"names": (False, 1, True)},
        )
        return [self.searcher.doc(address)["url"][0] for _, address in self.searcher.search(query, limit).hits]


def questions(files: list[pathlib.Path]):
    """Kind, question and what is wanted."""
    for file in files:
        for line in file.read_text().splitlines():
            parts = line.split("\t")
            if line.startswith("#") or len(parts) < 2:
                continue
            kind, question, wanted = parts if len(parts) == 3 else ("others", *parts)
            yield kind, question, wanted.split()


def is_right(hits: list[str], wanted: list[str], says_so: bool = False) -> bool:
    return (not hits or says_so) if wanted == ["-"] else any(hit in wanted for hit in hits[:3])


def timed(ask, rounds: int) -> tuple[float, float]:
    """Median and 99th percentile in milliseconds."""
    for question in TIMED:
        ask(question)
    durations = []
    for _ in range(rounds):
        for question in TIMED:
            start = time.perf_counter()
            ask(question)
            durations.append((time.perf_counter() - start) * 1000)
    durations.sort()
    return statistics.median(durations), durations[int(len(durations) * 0.99)]


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("program")
    options.add_argument("--seed", default=str(ROOT / "Seed"))
    options.add_argument("--questions", nargs="*", default=[str(HERE / "questions.tsv")])
    options.add_argument("--least", type=float, default=92)
    options.add_argument("--operations", type=int, nargs="*", default=[])
    options.add_argument("--write")
    options = options.parse_args()

    found = list(records(pathlib.Path(options.seed)))
    peers = [FTS5(found)]
    try:
        peers.append(Tantivy(found))
    except ImportError:
        print("tantivy is not installed (PyPI); it is left aside", file=sys.stderr)
    server = Server(options.program, options.seed)
    kinds: dict[str, list[int]] = {}
    missed = []
    for kind, question, wanted in questions([pathlib.Path(each) for each in options.questions]):
        row = kinds.setdefault(kind, [0] * (2 + len(peers)))
        row[0] += 1
        hits, says_so = server.hits(question)
        if is_right(hits, wanted, says_so):
            row[1] += 1
        else:
            missed.append(f"{question!r}: {', '.join(hits[:3]) or 'nothing'}")
        for number, peer in enumerate(peers):
            row[2 + number] += is_right(peer.hits(question), wanted)
    total = [sum(row[column] for row in kinds.values()) for column in range(2 + len(peers))]
    lines = ["| Kind of question | questions | osce-directory | " + " | ".join(peer.name for peer in peers) + " |"]
    lines.append("|---|" + "---:|" * (2 + len(peers)))
    for kind, row in list(kinds.items()) + [("**all**", total)]:
        lines.append(f"| {kind} | " + " | ".join(str(number) for number in row) + " |")
    server.stop()

    if options.operations:
        lines += ["", "| Operations | | median ms | p99 ms |", "|---:|---|---:|---:|"]
    for count in options.operations:
        folder = ROOT / ".build-bench" / "data" / str(count)
        if not folder.exists():
            subprocess.run([sys.executable, ROOT / "Benchmarks" / "generate.py", str(count), folder], check=True)
        server = Server(options.program, str(folder))
        # a further parameter for each question keeps it out of the cache of answers
        number = iter(range(1_000_000_000))
        lines.append("| {:,} | osce-directory, over HTTP | {:.3f} | {:.3f} |".format(
            count, *timed(lambda question: server.ask(f"/search?limit=10&q={urllib.parse.quote(question)}%20%20{'%20' * (next(number) % 60)}"), 40)))
        server.stop()
        found = list(records(folder))
        for make in [FTS5] + ([Tantivy] if len(peers) > 1 else []):
            peer = make(found)
            ask = (lambda question: peer.hits(question, conjunction=True)) if make is Tantivy else peer.hits
            lines.append("| {:,} | {}, in the process | {:.3f} | {:.3f} |".format(count, peer.name, *timed(ask, 10)))
            del peer
    print("\n".join(lines))
    print("\n".join(["", f"{len(missed)} missed:"] + missed))
    if options.write:
        file = pathlib.Path(options.write)
        text = file.read_text()
        begin, end = "<!-- search -->", "<!-- /search -->"
        if begin not in text:
            text += f"\n## Search\n\nTaken by `make check-search`. What is wanted is among the first three hits; the questions are in `Tests/Search/questions.tsv`.\n\n{begin}\n{end}\n"
        head, rest = text.split(begin, 1)
        file.write_text(head + begin + "\n" + "\n".join(lines) + "\n" + end + rest.split(end, 1)[1])
    share = 100 * total[1] / total[0]
    print(f"{share:.1f} % of {total[0]}, {options.least} % are asked for")
    return 0 if share >= options.least else 1


if __name__ == "__main__":
    sys.exit(main())
