"""Requests that prove nothing, since the document cannot say that a value is right for one format and wrong for another, and
that are not made: what a form without a script sends and pages pass over, empty fields; a limit that tables take alone;
a box whose south is north of its north; `undated` without the day that it is about; and
a text with nothing between two commas or at one of its ends, which would be an empty value."""

import schemathesis

PASSED_OVER = ("q", "as_of", "sort")  # as Sources/Addresses/Requests/Reader.swift has it
TABLES = ("csv", "ndjson", "geojson", "jsonld")  # as Sources/Addresses/Terms/Format.swift has it


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


@schemathesis.hook
def filter_query(context, query):
    if not query:
        return True
    if is_long(query.get("limit")) and query.get("format") not in TABLES:
        return False
    if is_upside_down(query.get("bbox")) or any(has_empty_value(*pair) for pair in query.items()):
        return False
    if "undated" in query and "as_of" not in query:
        return False
    return query.get("format") != "html" or all(query.get(name) != "" for name in PASSED_OVER)


@schemathesis.hook
def filter_case(context, case):
    """The same for whole requests, which the coverage of each parameter by itself makes."""
    return filter_query(context, case.query)
