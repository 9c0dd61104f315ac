"""The database in SQLite's own library, in DuckDB and in Datasette."""
# requires: duckdb==1.5.5 duckdb-extension-sqlite-scanner==1.5.5 datasette==0.65.5
import asyncio
import hashlib
import io
import json
import re
import shutil
import sqlite3
import subprocess
import time
import urllib.request
import zipfile
from pathlib import Path

import duckdb
import duckdb_extension_sqlite_scanner
from datasette.app import Datasette

from common import BASE, FOLDER, PROGRAM, Findings

findings = Findings()


def get(address, **fields):
    with urllib.request.urlopen(urllib.request.Request(BASE + address, headers=fields)) as answer:
        return answer.read(), answer.headers


start = time.monotonic()
content, headers = get("/dataset/download?format=sqlite")
first = time.monotonic() - start
version = headers["Data-Version"]
findings.expect(f"osce-directory-{version}.sqlite" in headers["Content-Disposition"], headers["Content-Disposition"])
path = FOLDER / f"osce-directory-{version}.sqlite"
path.write_bytes(content)
findings.equal(get("/dataset/download?format=sqlite", **{"Accept-Encoding": "gzip, br"})[0], content, "bytes the second time")
part, _ = get("/dataset/download?format=sqlite", Range="bytes=100-199")
findings.equal(part, content[100:200], "a part")

# SQLite
database = sqlite3.connect(path)
findings.equal(database.execute("PRAGMA integrity_check").fetchall(), [("ok",)], "integrity")
findings.equal(database.execute("PRAGMA foreign_key_check").fetchall(), [], "foreign keys")
findings.equal(database.execute("PRAGMA application_id").fetchone()[0].to_bytes(4, "big"), b"OSCE", "application")
findings.equal(database.execute("PRAGMA journal_mode").fetchone()[0], "delete", "journal")
tables = [name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search_%' ORDER BY name")]
views = [name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'view'")]
collections = ["institutions", "operations", "mandates", "documents", "activities", "principles", "dimensions", "states", "sources", "timeline", "changes"]
for name in collections:
    total = json.loads(get(f"/{name}?limit=1")[0])["meta"]["total"]
    findings.equal(database.execute(f"SELECT count(*) FROM {name}").fetchone()[0], total, f"rows of {name}")
    ids = [one["id"] for one in json.loads(get(f"/{name}?limit=500&fields=id&sort=id")[0])["data"]]
    findings.equal([i for (i,) in database.execute(f"SELECT id FROM {name} ORDER BY id LIMIT 500")], ids, f"ids of {name}")
for view in views:
    findings.expect(database.execute(f"SELECT count(*) FROM {view}").fetchone()[0] > 0, f"{view} is empty")
hits = [i for (i,) in database.execute("SELECT id FROM search WHERE search MATCH 'bishkek' ORDER BY rank")]
findings.expect("bishkek" in hits, f"search: {hits[:5]}")

guide = (Path(__file__).resolve().parents[2] / "docs/guides/sql.md").read_text()
sample = re.search(r"^```duckdb\n(.*?)^```\n+```text\n(.*?)^```", guide, re.MULTILINE | re.DOTALL)
# the extension of DuckDB for SQLite, from PyPI
scanner = next(Path(duckdb_extension_sqlite_scanner.__file__).parent.rglob("*.duckdb_extension"))

# DuckDB: every table and view, a join, and a date that is one
duck = duckdb.connect()
duck.execute(f"LOAD '{scanner}'")
duck.execute(f"ATTACH '{path}' AS directory (TYPE sqlite, READ_ONLY)")
for name in [t for t in tables if t != "search"] + views:
    expected = database.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
    findings.equal(duck.execute(f"SELECT count(*) FROM directory.{name}").fetchone()[0], expected, f"DuckDB, {name}")
types = {row[0] for row in duck.execute("SELECT DISTINCT data_type FROM duckdb_columns() WHERE database_name = 'directory' AND NOT starts_with(table_name, 'search')").fetchall()}
findings.expect("BLOB" not in types, f"DuckDB, types {types}")
rows = duck.execute(
    "SELECT s.name, count(*) FROM directory.operations_states l JOIN directory.states s ON s.id = l.state GROUP BY ALL"
).fetchall()
findings.equal(sum(count for _, count in rows), database.execute("SELECT count(*) FROM operations_states").fetchone()[0], "DuckDB, a join")
years = duck.execute("SELECT min(established_from::DATE) FROM directory.operations").fetchone()[0]
findings.expect(years.year > 1900, f"DuckDB, a day {years}")
duck.execute("DETACH directory")
shown = duck.execute(sample[1].replace("osce-directory.sqlite", str(path)))
printed = "\n".join(" | ".join(map(str, row)) for row in [[c[0] for c in shown.description], *shown.fetchall()])
findings.equal(sample[2].rstrip("\n"), printed, "the sample of the guide for DuckDB")

# R, where it is here with RSQLite
program = f"""library(DBI); d <- dbConnect(RSQLite::SQLite(), "{path}"); for (t in setdiff(dbListTables(d), dbGetQuery(d, "SELECT name
FROM sqlite_schema WHERE name LIKE 'search%'")$name)) cat(t, nrow(dbReadTable(d, t)), "\\n")"""
if shutil.which("Rscript") and not subprocess.run(["Rscript", "-e", "library(RSQLite)"], capture_output=True).returncode:
    read = subprocess.run(["Rscript", "-e", program], capture_output=True, text=True)
    findings.equal(read.returncode, 0, f"RSQLite: {read.stderr[-300:]}")
    counts = dict(line.split() for line in read.stdout.splitlines())
    findings.equal(set(counts), set(tables + views) - {"search"}, "RSQLite, tables and views")
    for name, count in counts.items():
        findings.equal(int(count), database.execute(f"SELECT count(*) FROM {name}").fetchone()[0], f"RSQLite, rows of {name}")
else:
    print("R with RSQLite is not here and was not asked")


async def ask():
    metadata = json.loads((FOLDER / "metadata.json").read_text())
    explorer = Datasette(files=[str(path)], metadata=metadata)
    await explorer.invoke_startup()
    name = path.stem

    async def page(address):
        answer = await explorer.client.get(address)
        findings.equal(answer.status_code, 200, f"Datasette, {address}")
        return answer

    await page("/")
    overview = await page(f"/{name}.json")
    findings.equal({t["name"] for t in overview.json()["tables"] if not t["hidden"]}, set(tables) - {"search"}, "Datasette, tables")
    findings.equal({v["name"] for v in overview.json()["views"]} if isinstance(overview.json()["views"][0], dict) else set(overview.json()["views"]), set(views), "Datasette, views")
    for table in tables + views:
        await page(f"/{name}/{table}")
    operations = (await page(f"/{name}/operations.json?_facet=status")).json()
    findings.expect("status" in operations["facet_results"]["results"] if "results" in operations["facet_results"] else "status" in operations["facet_results"], "Datasette, facets")
    html = (await page(f"/{name}/operations")).text
    findings.expect("facet-info" in html or "facet-results" in html, "Datasette, facets without a question")
    findings.expect("Creative Commons" in html or "CC BY" in html, "Datasette, the licence")
    for searched in ["search", "records"]:
        found = (await page(f"/{name}/{searched}.json?_search=bishkek&_shape=array")).json()
        findings.expect(any(row["id"] == "bishkek" for row in found), f"Datasette, search of {searched}")
        findings.expect('name="_search"' in (await page(f"/{name}/{searched}")).text, f"Datasette, a box to search {searched}")


with zipfile.ZipFile(io.BytesIO(get("/dataset/download", Accept="application/zip")[0])) as archive:
    entry = next(name for name in archive.namelist() if name.endswith("/metadata.json"))
    (FOLDER / "metadata.json").write_bytes(archive.read(entry))
asyncio.run(ask())

# the export has the same beside the other files
exported = FOLDER / "export"
subprocess.run([PROGRAM, "export", str(exported)], check=True, capture_output=True)
findings.equal(hashlib.sha256((exported / "osce-directory.sqlite").read_bytes()).hexdigest(), hashlib.sha256(content).hexdigest(), "the exported database")
findings.equal(subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=exported).returncode, 0, "sums of the export")
print(f"{len(tables)} tables, {len(views)} views, {len(content)} bytes, first answer after {first * 1000:.0f} ms, library {sqlite3.sqlite_version}")
findings.finish()
