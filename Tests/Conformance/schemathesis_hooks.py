"""Requests that prove nothing, since the document cannot say that a value is right for one format and wrong for another, and
that are not made: what a form without a script sends and pages pass over, empty fields; a limit that tables take alone;
a box whose south is north of its north; `undated` without the day that it is about; and
a text with nothing between two commas or at one of its ends, which would be an empty value."""

import json
import os
import urllib.request

import schemathesis

PASSED_OVER = ("q", "as_of", "sort")  # as Sources/Addresses/Requests/Reader.swift has it
TABLES = ("csv", "ndjson", "geojson", "jsonld", "ics")  # as Sources/Addresses/Terms/Format.swift has it


def is_long(limit):
    """Whether a limit is more than JSON and pages give."""
    try:
        return 500 < int(limit) <= 1_000_000_000
    except (TypeError, ValueError):
        return False


def is_upside_down(box):
    """Whether a bbox has its south north of its north."""
    try:
        numbers = [float(part) for part in (box if isinstance(box, list) else str(box).split(","))]
        return len(numbers) == 4 and numbers[1] > numbers[3]
    except (TypeError, ValueError):
        return False


def has_empty_value(name, value):
    """Whether nothing stands between two commas of a value, or before or behind one."""
    if name == "q" or name.endswith("__contains"):
        return False
    texts = [str(part) for part in value] if isinstance(value, list) else [str(value)]
    return any("," in text and "" in text.split(",") for text in texts)


# Filters one by one. The document has one object for all of them; what each takes stands in `/schemas/{type}-filters.json`.

def fetch(target):
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(os.environ["DIRECTORY"] + target, timeout=30) as answer:
        return answer.read().decode()


def value_of(schema, ids):
    """What a filter takes, with the ids of the collections that it names."""
    schema = dict(schema)
    collections = schema.pop("x-collections", None)
    if collections:
        return {"type": "string", "enum": [one for collection in collections for one in ids(collection)]}
    if "anyOf" in schema:
        schema["anyOf"] = [value_of(part, ids) for part in schema["anyOf"]]
    return schema


def parameter(name, schema, most_values=None):
    described = {"name": name, "in": "query", "schema": schema}
    if most_values:
        described |= {"style": "form", "explode": False, "schema": {"type": "array", "minItems": 1, "maxItems": most_values, "items": schema}}
    return described


def filters(description, ids, only_equality=False):
    """Each filter with each operator as a parameter of its own."""
    bounds = description["bounds"]
    any_text = {"type": "string", "minLength": 1, "maxLength": bounds["letters"], "pattern": "^[^\\u0000]+$"}
    for one in description["filters"]:
        value = value_of(one["schema"], ids)
        for suffix in one["operators"]:
            name = one["name"] + suffix
            if suffix == "__exists":
                made = parameter(name, {"type": "boolean"})
            elif suffix == "__contains":
                made = parameter(name, any_text)
            elif suffix in ("", "__not"):
                # a text is any one where its schema does not say more
                plain = any_text if "pattern" not in value else value
                made = parameter(name, value if one["list"] else plain, one["list"] and bounds["values"])
            else:
                made = parameter(name, value)
            if suffix == "" and "example" in one:
                made["example"] = [one["example"]] if one["list"] else one["example"]
            if not only_equality or suffix == "":
                yield made


@schemathesis.hook
def before_load_schema(context, raw_schema):
    shared = raw_schema["components"]["parameters"]
    known = {}

    def ids(collection):
        if collection not in known:
            known[collection] = [json.loads(line)["id"] for line in fetch(f"/{collection}?fields=id&format=ndjson").splitlines()]
        return known[collection]

    def description(address):
        if address not in known:
            known[address] = json.loads(fetch(address))
        return known[address]

    for path, item in raw_schema["paths"].items():
        for operation in item.values():
            parameters = [shared[one["$ref"].rpartition("/")[2]] if "$ref" in one else one for one in operation.get("parameters", [])]
            if not any(one["name"] == "filter" for one in parameters):
                # a record takes the fields that its list takes
                of_list = raw_schema["paths"].get(path.removesuffix("/{id}"), {}).get("get", {}).get("x-filters")
                whole = {one["name"]: one for one in description(of_list)["parameters"]} if of_list else {}
                operation["parameters"] = [whole.get(one["name"], one) if one["in"] == "query" else one for one in parameters]
                continue
            if "x-filters" in operation:
                whole = description(operation["x-filters"])
                made = whole["parameters"] + list(filters(whole, ids))
            else:  # the map: what it names itself, by equality
                made = [one for kind in ("institution", "operation") for one in filters(description(f"/schemas/{kind}-filters.json"), ids, True)]
                own = {one["name"] for one in parameters if one["in"] == "query"} - {"type"}  # `type` there is not the field
                made = [one for one in made if one["name"] in own]
            names = set()
            kept = [one for one in made if not (one["name"] in names or names.add(one["name"]))]
            operation["parameters"] = [one for one in parameters if one["in"] != "query" or (one["name"] not in names and one["name"] != "filter")] + kept


@schemathesis.hook
def filter_query(context, query):
    if not query:
        return True
    if is_long(query.get("limit")) and query.get("format") not in TABLES:
        return False
    if is_upside_down(query.get("bbox")) or any(has_empty_value(*pair) for pair in query.items()):
        return False
    # groups have room in some formats alone, and a table of them is whole
    if "group" in query and query.get("format") not in (None, "json", "html", "svg"):
        return False
    # counts and included records have room in some formats alone
    if {"facets", "include"} & set(query) and query.get("format") not in (None, "json", "geojson", "html"):
        return False
    # what a comparison shows is all of a record, as it is
    if "compare" in query and (not set(query) <= {"compare", "format", "version"} or query.get("format") not in (None, "json", "html")):
        return False
    if "undated" in query and "as_of" not in query:
        return False
    # a sheet is a page or Markdown, and whole
    if "view" in query or query.get("format") == "md":
        if query.get("format") not in ("html", "md") or "view" not in query or {"fields", "include", "dates", "bom", "undated"} & set(query):
            return False
    return query.get("format") != "html" or all(query.get(name) != "" for name in PASSED_OVER)


@schemathesis.hook
def filter_case(context, case):
    """The same for whole requests, which the coverage of each parameter by itself makes. What is matched is text or JSON in a
    parameter, of which the document cannot say what is right; other checks ask it."""
    if case.path in ("/match", "/reconcile") and (case.query or case.method == "POST"):
        return False
    # the facts of a record that can be cited are known to the record alone; a QUERY without content is no form
    if case.query and "field" in case.query or case.method == "QUERY":
        return False
    # a graph without bodies and operations has no picture
    if case.path == "/graph" and case.query and case.query.get("format") == "svg" and {"type", "relation", "as_of"} & set(case.query):
        return False
    # a patch is JSON alone
    if case.path == "/dataset/download" and case.query and "since" in case.query and case.query.get("format") not in (None, "json"):
        return False
    # some collections have no past days, of which the document has the parts of all in one
    if case.path in ("/{collection}/{id}/cite", "/{collection}/{id}/evidence") and case.query and {"as_of", "undated"} & set(case.query):
        return False
    return filter_query(context, case.query)


@schemathesis.hook
def after_call(context, case, response):
    """OpenAPI 3.1 has no QUERY (RFC 10008), which `Allow` names; check_http.py compares it."""
    if case.method == "OPTIONS" and "allow" in response.headers:
        response.headers["allow"] = [one.replace(", QUERY", "") for one in response.headers["allow"]]
