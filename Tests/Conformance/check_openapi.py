"""Proves that /openapi.json is a valid OpenAPI 3.1 document (openapi-spec-validator), names every route of the service, and that
its examples satisfy the schemas beside them."""
from common import COLLECTIONS, Findings, get

from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

findings = Findings()
answer = get("/openapi.json")
findings.equal(answer.status_code, 200, "/openapi.json", "status")
document = answer.json()
findings.expect(str(document.get("openapi", "")).startswith("3.1"), "/openapi.json", f"openapi is {document.get('openapi')!r}")

findings.compared += 1
for error in OpenAPIV31SpecValidator(document).iter_errors():
    findings.add("/openapi.json at /" + "/".join(map(str, error.absolute_path)), error.message)

wanted = ["/", "/search", "/suggest", "/suggest/opensearch", "/dataset", "/openapi.json", "/docs", "/healthz", "/readyz", "/metrics"]
wanted += [f"/{name}" for name in COLLECTIONS]
templates = [path.partition("{")[0] for path in document["paths"] if "{" in path]
for path in wanted:
    findings.expect(path in document["paths"], "/openapi.json", f"paths does not hold {path}")
for prefix in [f"/{name}/" for name in COLLECTIONS] + ["/schemas/"]:
    findings.expect(prefix in templates, "/openapi.json", f"paths holds no {prefix}{{…}}")

identifiers = [operation.get("operationId") for item in document["paths"].values() for method, operation in item.items() if isinstance(operation, dict)]
findings.equal(len(set(identifiers)), len(identifiers), "/openapi.json", "operationId is unique and always there")

# A reference inside the document is resolved from a resource that holds it whole.
registry = Registry().with_resource("urn:openapi", Resource(contents=document, specification=DRAFT202012))


def absolute(schema):
    """The schema with its references made absolute, so that it can stand alone."""
    if isinstance(schema, dict):
        return {k: "urn:openapi" + v if k == "$ref" and isinstance(v, str) and v.startswith("#") else absolute(v) for k, v in schema.items()}
    return [absolute(item) for item in schema] if isinstance(schema, list) else schema


def examples(node, place):
    """Every example that has a schema beside it: of parameters, headers and media types; and those inside of schemas."""
    if isinstance(node, dict):
        if isinstance(node.get("schema"), dict):
            if "example" in node:
                yield place, node["schema"], node["example"]
            for name, example in (node.get("examples") or {}).items() if isinstance(node.get("examples"), dict) else []:
                if "$ref" not in example and "value" in example:
                    yield f"{place}/examples/{name}", node["schema"], example["value"]
        if isinstance(node.get("examples"), list) and ("type" in node or "$ref" in node or "enum" in node):
            for example in node["examples"]:
                yield place, {key: value for key, value in node.items() if key != "examples"}, example
        for key, value in node.items():
            if key not in ("example", "examples", "default", "const", "enum"):
                yield from examples(value, f"{place}/{key.replace('~', '~0').replace('/', '~1')}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from examples(value, f"{place}/{index}")


for place, schema, example in examples(document, ""):
    # A component's schema resolves "#/…" against the document that is registered under this name.
    error = next(Draft202012Validator(absolute(schema), registry=registry, format_checker=Draft202012Validator.FORMAT_CHECKER).iter_errors(example), None)
    findings.expect(error is None, f"/openapi.json at {place}", f"the example does not satisfy its schema: {error.message[:300] if error else ''}")
findings.finish()
