"""Requests that prove nothing, since the document cannot say that a value is right for one format and wrong for another, and
that are not made: what a form without a script sends and pages pass over, empty fields; a limit that tables take alone; and
a box whose south is north of its north."""

import schemathesis

PASSED_OVER = ("q", "as_of", "sort")  # as Sources/DirectoryAPI/Request/Reader.swift has it
TABLES = ("csv", "ndjson", "geojson", "jsonld")  # as Sources/DirectoryAPI/Parameters/Format.swift has it


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


@schemathesis.hook
def filter_query(context, query):
    if not query:
        return True
    if is_long(query.get("limit")) and query.get("format") not in TABLES:
        return False
    if is_upside_down(query.get("bbox")):
        return False
    return query.get("format") != "html" or all(query.get(name) != "" for name in PASSED_OVER)
