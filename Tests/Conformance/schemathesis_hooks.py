"""What a form without a script sends and pages pass over: empty fields. The document cannot say that an empty value is
right for one format and wrong for the others, so such a request proves nothing and is not made."""

import schemathesis

PASSED_OVER = ("q", "as_of", "sort")  # as Sources/DirectoryAPI/Request/Reader.swift has it


@schemathesis.hook
def filter_query(context, query):
    return not query or query.get("format") != "html" or all(query.get(name) != "" for name in PASSED_OVER)
