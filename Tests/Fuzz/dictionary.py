"""Writes libFuzzer's dictionaries into a folder: dictionary.py PROGRAM FOLDER

query.dict has the words that the API's parameters know, search.dict those of names, for questions and messages.

Filters come from their descriptions (`/schemas/{type}-filters.json`), what else there is from the OpenAPI document."""
import json
import os
import subprocess
import sys


def get(target):
    return json.loads(subprocess.run([sys.argv[1], "get", target], check=True, capture_output=True).stdout)


document = get("/openapi.json")
words = {"&", "=", "%", "+", "%00", "1992-09", "1998-07-18", "-established"}


def collect(schema):
    for key in ("enum", "x-extensible-enum"):
        words.update(str(value) for value in schema.get(key, []))
    for key in ("items", "schema"):
        if isinstance(schema.get(key), dict):
            collect(schema[key])
    for key in ("anyOf", "oneOf", "allOf"):
        for part in schema.get(key, []):
            collect(part)


shared = document.get("components", {}).get("parameters", {})
described = set()
for path in document["paths"].values():
    for operation in [path, *(value for value in path.values() if isinstance(value, dict))]:
        described.update([operation["x-filters"]] if "x-filters" in operation else [])
        for parameter in operation.get("parameters", []):
            parameter = shared.get(parameter.get("$ref", "").rpartition("/")[2], parameter)
            if "name" in parameter:
                words.add(f"{parameter['name']}=")
                collect(parameter.get("schema", {}))
for address in described:
    filters = get(address)
    words.update(f"{operator['suffix']}=" for operator in filters["operators"])
    for parameter in filters["parameters"] + filters["filters"]:
        words.add(f"{parameter['name']}=")
        collect(parameter["schema"])


def write(name, words):
    with open(os.path.join(sys.argv[2], name), "w") as file:
        for word in sorted(words):
            text = "".join(chr(byte) if 0x20 <= byte < 0x7F and byte not in b'"\\' else f"\\x{byte:02X}" for byte in word.encode())
            if text:
                print(f'"{text}"', file=file)


write("query.dict", words)
names = set()
for collection in get("/")["data"]["collections"]:
    lines = subprocess.run([sys.argv[1], "get", f"/{collection['name']}?fields=name&format=ndjson"], check=True, capture_output=True)
    for line in lines.stdout.splitlines():
        names.update(word + " " for word in json.loads(line).get("name", "").split())
write("search.dict", names)
