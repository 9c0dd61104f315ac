"""Tables in pandas and polars: days are dates, numbers numbers, and tables of the archive join by id."""
# requires: pandas==3.1.1 polars==2.1.0
import io
import json
import urllib.request
import zipfile

import pandas
import polars

from common import BASE, Findings

findings = Findings()


def get(address):
    with urllib.request.urlopen(BASE + address) as answer:
        return answer.read()


collections = [
    "institutions", "operations", "mandates", "documents", "activities", "principles", "dimensions", "states", "sources", "timeline", "changes",
]
for name in collections:
    total = json.loads(get(f"/{name}?limit=1"))["meta"]["total"]
    head = get(f"/{name}?format=csv&limit=1").decode().splitlines()[0].split(",")
    days = [column for column in head if column.endswith(("_from", "_to")) and column.rsplit("_", 1)[0] in head]
    frame = pandas.read_csv(f"{BASE}/{name}?format=csv", parse_dates=days, keep_default_na=False, na_values={d: [""] for d in days})
    findings.equal(len(frame), total, f"pandas, rows of {name}")
    for day in days:
        findings.expect(str(frame[day].dtype).startswith("datetime64"), f"pandas, {name}.{day} is {frame[day].dtype}")
    other = polars.read_csv(io.BytesIO(get(f"/{name}?format=csv")), try_parse_dates=True, infer_schema_length=None)
    findings.equal(other.height, total, f"polars, rows of {name}")
    for day in days:
        if other[day].null_count() < total:
            findings.equal(other[day].dtype, polars.Date, f"polars, {name}.{day}")
    plain = get(f"/{name}?format=csv&dates=plain&limit=1").decode().splitlines()[0].split(",")
    findings.equal(plain, [column for column in head if column not in days], f"{name} with dates=plain")

archive = zipfile.ZipFile(io.BytesIO(get("/dataset/download")))
root = archive.namelist()[0].split("/")[0]


def table(name):
    return pandas.read_csv(archive.open(f"{root}/csv/{name}.csv"), dtype=str, keep_default_na=False)


evidence, sources, records = table("evidence"), table("sources"), table("records")
joined = evidence.merge(sources, left_on="source", right_on="id", suffixes=("", "_of_source"))
findings.equal(len(joined), len(evidence), "evidence joins its sources")
findings.expect((joined["source_url"] == joined["source_url_of_source"]).all(), "addresses of sources differ")
for name in ["names", "events", "gaps", "heads", "staff", "budget", "evidence"]:
    rows = table(name)
    joined = rows.merge(records, left_on=["collection", "record"], right_on=["collection", "id"], suffixes=("", "_of_record"))
    findings.equal(len(joined), len(rows), f"{name} joins records")
links = table("operations_states").merge(table("states"), left_on="state", right_on="id")
kyrgyz = json.loads(get("/operations?country=kg&limit=1"))["meta"]["total"]
findings.equal(int((links["state"] == "kg").sum()), kyrgyz, "operations in Kyrgyzstan")
marked = get("/states?format=csv&bom=1")
findings.equal(marked[:3], b"\xef\xbb\xbf", "byte order mark")
findings.equal(list(pandas.read_csv(io.BytesIO(marked)).columns)[0], "id", "first column behind the mark")
findings.finish()
