"""Proves that the JSON Schemas of the seed files serve an editor: every seed file is right by its schema (check-jsonschema, as an
editor's validator sees it), the schemas in Seed/schemas are those that are served, and twenty slips are told at the very place."""
import copy
import json
import pathlib
import subprocess
import sys
import tempfile

import jsonschema
import jsonschema.validators

from common import Findings, get

SEED = pathlib.Path(__file__).resolve().parents[2] / "Seed"
findings = Findings()


def served(name):
    path = f"/schemas/seed/{name}.json"
    answer = get(path)
    findings.equal(answer.status_code, 200, path, "status")
    findings.equal(answer.headers.get("Content-Type"), "application/schema+json", path, "Content-Type")
    return answer.json()


names = sorted(path.stem for path in (SEED / "schemas").glob("*.json"))
findings.expect(len(names) > 9, "Seed/schemas", f"only {names}")
schemas = {}
for name in names:
    schemas[name] = served(name)
    kept = json.loads((SEED / "schemas" / f"{name}.json").read_text())
    findings.expect(kept == schemas[name], f"Seed/schemas/{name}.json", "is not the schema that is served; run make renew")
    jsonschema.validators.Draft7Validator.check_schema(kept)
    run = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--schemafile", SEED / "schemas" / f"{name}.json", SEED / f"{name}.json"],
        capture_output=True, text=True)
    findings.expect(run.returncode == 0, f"Seed/{name}.json", f"check-jsonschema: {run.stdout[:400]}{run.stderr[:400]}")
findings.equal(get("/schemas/seed/operatons.json").status_code, 404, "/schemas/seed/operatons.json", "status")

data = {name: json.loads((SEED / f"{name}.json").read_text()) for name in names}


def index(collection, wanted):
    """The place of the first record that has what a slip needs."""
    return next(place for place, record in enumerate(data[collection]) if wanted(record))


closed = index("operations", lambda record: record.get("closed") and record.get("seat", {}).get("coordinates") and record.get("staff"))
operation, source, state = f"/{closed}", "/0", "/0"


def put(value):
    """Puts a value in the place of another."""
    return lambda parent, key: parent.__setitem__(key, value)


def lose(parent, key):
    del parent[key]


def rename(other):
    def edit(parent, key):
        parent[other] = parent.pop(key)
    return edit


# what is edited, how, and where the schema has to point: the value itself, or the object that has a wrong or lacking member
SLIPS = [
    ("a term mistyped", "operations", f"{operation}/status", put("close"), f"{operation}/status"),
    ("a term in capitals", "operations", f"{operation}/kind", put("Mission"), f"{operation}/kind"),
    ("a date that is none", "operations", f"{operation}/closed", put("2019-02-30"), f"{operation}/closed"),
    ("a date the other way round", "operations", f"{operation}/closed", put("17.01.2012"), f"{operation}/closed"),
    ("a date without zeros", "operations", f"{operation}/closed", put("2012-1-17"), f"{operation}/closed"),
    ("a date as a number", "operations", f"{operation}/closed", put(2012), f"{operation}/closed"),
    ("a key mistyped", "operations", f"{operation}/status", rename("statuss"), operation),
    ("a key that is not there", "operations", f"{operation}/name", lose, operation),
    ("a computed field", "operations", f"{operation}/status", rename("url"), operation),
    ("null", "operations", f"{operation}/closed", put(None), f"{operation}/closed"),
    ("an empty text", "operations", f"{operation}/seat/city", put(""), f"{operation}/seat/city"),
    ("a space at the end", "operations", f"{operation}/seat/city", put("Zagreb "), f"{operation}/seat/city"),
    ("an empty list", "operations", f"{operation}/names", put([]), f"{operation}/names"),
    ("a number as a text", "operations", f"{operation}/staff/0/total", put("12"), f"{operation}/staff/0/total"),
    ("a latitude beyond the pole", "operations", f"{operation}/seat/coordinates", put([19.8, 141.3]), f"{operation}/seat/coordinates/1"),
    ("evidence for no field", "operations", f"{operation}/evidence/0/fields/0", put("closing_decison"), f"{operation}/evidence/0/fields/0"),
    ("evidence without a source", "operations", f"{operation}/evidence/0/source", lose, f"{operation}/evidence/0"),
    ("an id with capitals", "operations", f"{operation}/evidence/0/source", put("OSCE page"), f"{operation}/evidence/0/source"),
    ("an address without a scheme", "sources", f"{source}/source_url", put("www.osce.org/x"), f"{source}/source_url"),
    ("an address with a space", "sources", f"{source}/source_url", put("https://www.osce.org/a b"), f"{source}/source_url"),
    ("a language for a list", "states", f"{state}/names/0/language", put(["en"]), f"{state}/names/0/language"),
    ("a title that is not there", "dataset", "/title", lose, ""),
]


def edited(document, pointer, edit):
    document = copy.deepcopy(document)
    *way, last = pointer.split("/")[1:]
    parent = document
    for step in way:
        parent = parent[int(step) if isinstance(parent, list) else step]
    edit(parent, int(last) if isinstance(parent, list) else last)
    return document


for slip, name, pointer, edit, wanted in SLIPS:
    validator = jsonschema.validators.Draft7Validator(schemas[name])
    errors = list(validator.iter_errors(edited(data[name], pointer, edit)))
    places = {"".join(f"/{part}" for part in error.absolute_path) for error in errors}
    findings.expect(places == {wanted}, f"{slip}: {name}.json {pointer}", f"places {sorted(places)}, expected {wanted}")

# what an editor shows: each field explains itself, each term too
for name, schema in schemas.items():
    waiting = [(name, schema)]
    while waiting:
        where, node = waiting.pop()
        for key, value in node.get("properties", {}).items():
            findings.expect(bool(value.get("description")), f"{where}.{key}", "no description")
            waiting.append((f"{where}.{key}", value))
        if "enum" in node and "anyOf" not in node:
            findings.equal(len(node.get("enumDescriptions", [])), len(node["enum"]), where, "number of meanings of terms")
        if "pattern" in node:
            findings.expect(bool(node.get("patternErrorMessage")), where, "a pattern without a message")
        if isinstance(node.get("items"), dict):
            waiting.append((f"{where}[]", node["items"]))

with tempfile.TemporaryDirectory() as folder:
    # the validator that editors and hooks run names the place too
    broken = pathlib.Path(folder) / "operations.json"
    broken.write_text(json.dumps(edited(data["operations"], f"{operation}/status", put("close"))))
    run = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--schemafile", SEED / "schemas/operations.json", broken], capture_output=True, text=True)
    findings.expect(run.returncode == 1 and f"$[{closed}].status" in run.stdout, "check-jsonschema", run.stdout[:400])

findings.finish()
