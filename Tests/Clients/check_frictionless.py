"""The archive as a Frictionless Data Package: every table against its description, its key, its types and what it refers to."""
# requires: frictionless==5.21.0
import io
import json
import urllib.request
import zipfile

from frictionless import Package, system

from common import BASE, FOLDER, Findings

findings = Findings()
with urllib.request.urlopen(f"{BASE}/dataset/download") as answer:
    archive = zipfile.ZipFile(io.BytesIO(answer.read()))
archive.extractall(FOLDER)
root = next(FOLDER.iterdir())
with system.use_context(trusted=True):
    package = Package(str(root / "datapackage.json"))
    report = package.validate()
    names = {resource.name for resource in package.resources}
    for task in report.tasks:
        findings.expect(task.valid, f"{task.name}: {[error.message for error in task.errors][:3]}")
for name in ["names", "events", "evidence", "gaps", "heads", "staff", "budget", "operations_states", "records"]:
    findings.expect(name in names, f"no table {name}")
description = json.loads((root / "datapackage.json").read_text())
keys = [key for resource in description["resources"] for key in resource["schema"].get("foreignKeys", [])]
days = [f["name"] for r in description["resources"] for f in r["schema"]["fields"] if f["type"] == "date"]
files = {f"csv/{path.name}" for path in (root / "csv").iterdir()}
findings.equal(files, {resource["path"] for resource in description["resources"]}, "tables and their descriptions")
findings.expect(len(keys) > 30 and len(days) > 30, f"{len(keys)} foreign keys, {len(days)} days")
rows = sum(task.stats.get("rows") or 0 for task in report.tasks)
print(f"{len(names)} tables with {rows} rows, {len(keys)} foreign keys, {len(days)} columns of days")
findings.finish()
