"""Proves that every record of every collection satisfies the schema that the program serves for its type (JSON Schema 2020-12,
formats checked), that the schemas are themselves valid, and that each record is the same at its own URL."""
from common import COLLECTIONS, Findings, get, records

from jsonschema import Draft202012Validator, SchemaError

findings = Findings()
types = set()
for collection in COLLECTIONS:
    found = records(findings, collection)
    if not findings.expect(found, f"/{collection}", "is empty"):
        continue
    wanted = found[0]["type"]
    findings.expect(wanted not in types, f"/{collection}", f"has the type {wanted} of another collection")
    types.add(wanted)
    path = f"/schemas/{wanted}.json"
    answer = get(path)
    if not findings.equal(answer.status_code, 200, path, "status"):
        continue
    schema = answer.json()
    findings.equal(schema.get("$schema"), "https://json-schema.org/draft/2020-12/schema", path, "$schema")
    try:
        Draft202012Validator.check_schema(schema)
    except SchemaError as error:
        findings.add(path, f"is not a valid schema: {error.message}")
        continue
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    for record in found:
        where = f"/{collection}/{record.get('id')}"
        findings.compared += 1
        for error in validator.iter_errors(record):
            findings.add(where, f"{path}: at {error.json_path}: {error.message[:300]}")
        single = get(record["url"])
        if findings.equal(single.status_code, 200, record["url"], "status"):
            findings.equal(record["url"], where, where, "url")
            findings.equal(record["type"], wanted, where, "type")
            findings.equal(single.json()["data"], record, where, "data at its own URL against the list's")
findings.finish()
