"""Writes libFuzzer's dictionary of the words that the API's parameters know: dictionary.py < openapi.json"""
import json
import sys

document = json.load(sys.stdin)
words = {"&", "=", "%", "+", "%00", "__not=", "__gt=", "__gte=", "__lt=", "__lte=", "__contains=", "__exists=", "1992-09", "1998-07-18", "-established"}


def collect(schema):
    words.update(str(value) for value in schema.get("enum", []))
    for key in ("items", "schema"):
        if isinstance(schema.get(key), dict):
            collect(schema[key])
    for key in ("anyOf", "oneOf", "allOf"):
        for part in schema.get(key, []):
            collect(part)


shared = document.get("components", {}).get("parameters", {})
for path in document["paths"].values():
    for operation in [path, *(value for value in path.values() if isinstance(value, dict))]:
        for parameter in operation.get("parameters", []):
            parameter = shared.get(parameter.get("$ref", "").rpartition("/")[2], parameter)
            if "name" in parameter:
                words.add(f"{parameter['name']}=")
                collect(parameter.get("schema", {}))
for word in sorted(words):
    text = "".join(chr(byte) if 0x20 <= byte < 0x7F and byte not in b'"\\' else f"\\x{byte:02X}" for byte in word.encode())
    if text:
        print(f'"{text}"')
