internal import Addresses
package import Directory

extension OpenAPIResponses {
    /// The fields of a past day that are today's.
    static let notDated: JSON = [
        "type": "array", "minItems": 1, "items": ["type": "string"],
        "description": "The fields that are as of today, since nothing dates them.",
    ]

    /// Schemas of what is not a record.
    package static let schemas = ofLists + ofVersions + ofSearch + ofParts + map + ofProblems

    private static let text: JSON = ["type": "string"]
    private static let count: JSON = ["type": "integer", "minimum": 0]
    private static let address: JSON = ["type": "string", "format": "uri-reference"]
    private static let objects: JSON = ["type": "array", "items": object]

    private static func list(of name: String) -> JSON { ["type": "array", "items": reference("schemas/\(name)")] }

    /// An object with these members. It is not closed: a later release may say more.
    private static func schema(_ name: String, _ meaning: String?, required: [String], _ properties: JSON)
        -> JSON.Member
    {
        var members: [JSON.Member] = [.init("title", .string(name)), .init("type", "object")]
        if let meaning { members.append(.init("description", .string(meaning))) }
        if !required.isEmpty { members.append(.init("required", .array(required.map(JSON.string)))) }
        return .init(name, .object(members + [.init("properties", properties)]))
    }

    private static let ofLists: [JSON.Member] = [
        .init(
            "Links",
            ["type": "object", "required": ["self"], "properties": ["self": address], "additionalProperties": address]
        ),
        .init(
            "Included",
            [
                "type": "object", "description": "The records of `include`, by collection.",
                "additionalProperties": objects,
            ]
        ),
        .init(
            "Facets",
            [
                "type": "object", "description": "The values of `facets`, by parameter.",
                "additionalProperties": list(of: "Facet"),
            ]
        ),
        schema(
            "Facet",
            "A value, how many of the records that match have it, and the address that asks for it.",
            required: ["value", "label", "count", "url"],
            [
                "value": text, "label": text, "count": ["type": "integer", "minimum": 1], "url": address,
                "applied": ["type": "boolean", "description": "Never false."],
            ]
        ),
        .init(
            "Group",
            [
                "title": "Group", "type": "object", "required": ["count"],
                "description":
                    "A group of `group`: its fields with the values that its records share, what these are called, and their count.",
                "properties": ["count": ["type": "integer", "minimum": 1], "url": address],
                "additionalProperties": true,
            ]
        ),
        schema(
            "RecordMeta",
            nil,
            required: ["data_version", "citation"],
            [
                "as_of": text, "not_dated": notDated, "data_version": text, "citation": text,
                "unreleased": ["type": "boolean"],
            ]
        ),
        schema(
            "ListMeta",
            nil,
            required: ["total", "limit", "offset", "query", "data_version", "citation"],
            [
                "total": count, "limit": ["type": "integer", "minimum": 1], "offset": count, "query": text,
                "as_of": text, "since": reference("schemas/FormerVersion"),
                "unreleased": ["type": "boolean"],
                "undated": [
                    "type": "integer", "minimum": 0,
                    "description":
                        "Records that match all else and whose dates do not tell.",
                ],
                "unknown": [
                    "type": "object", "additionalProperties": count,
                    "description": "By compared field, how many else match without a value.",
                ],
                "search": reference("schemas/SearchNotes"), "not_dated": notDated, "hints": objects,
                "data_version": text, "citation": text,
            ]
        ),
    ]

    private static let ofVersions: [JSON.Member] = [
        schema(
            "FormerVersion",
            "A version that the data had.",
            required: ["version", "date"],
            ["version": text, "release": count, "date": text]
        ),
        schema(
            "Comparison",
            "What of a record changed between a version and now (`compare`).",
            required: ["data", "meta", "links"],
            [
                "data": reference("schemas/RecordChanges"), "meta": reference("schemas/RecordMeta"),
                "links": reference("schemas/Links"),
            ]
        ),
        schema(
            "RecordChanges",
            nil,
            required: ["record", "name", "from", "to", "change", "sentence", "differences"],
            [
                "record": address, "name": text, "from": reference("schemas/FormerVersion"),
                "to": reference("schemas/FormerVersion"),
                "change": ["type": "string", "enum": ["added", "changed", "renamed", "removed", "unchanged"]],
                "renamed_from": address, "sentence": text, "differences": objects,
            ]
        ),
        schema(
            "Patch",
            "What brings a copy of the seed files of a version to those of now (`since`).",
            required: ["from", "to", "changed", "removed", "documents", "releases"],
            [
                "from": reference("schemas/FormerVersion"), "to": reference("schemas/FormerVersion"),
                "changed": object, "removed": object, "documents": object, "releases": objects,
            ]
        ),
    ]

    private static let ofSearch: [JSON.Member] = [
        schema(
            "SearchNotes",
            "What was done to find something; absent where everything was found as it was typed.",
            required: ["corrected", "left_out"],
            [
                "corrected": list(of: "Correction"),
                "left_out": [
                    "type": "array", "items": text, "description": "The words that may be missing.",
                ],
            ]
        ),
        schema("Correction", nil, required: ["from", "to"], ["from": text, "to": text]),
        schema(
            "Matched",
            "Where a record was found, and how.",
            required: ["field", "text", "how"],
            [
                "field": text, "text": text,
                "how": [
                    "type": "string",
                    "x-extensible-enum": .array(SearchHit.How.allCases.map { .string("\($0.name)") }),
                ],
            ]
        ),
        schema(
            "Found",
            nil,
            required: ["collection", "id", "type", "url", "name", "matched"],
            [
                "collection": text, "id": text, "type": text, "url": text, "name": text, "name_language": text,
                "matched": reference("schemas/Matched"),
            ]
        ),
        schema(
            "Suggestions",
            nil,
            required: ["data", "meta"],
            [
                "data": [
                    "type": "array", "maxItems": .integer(Repository.mostSuggestions),
                    "items": reference("schemas/Found"),
                ],
                "meta": reference("schemas/SuggestionsMeta"),
            ]
        ),
        schema(
            "SuggestionsMeta",
            nil,
            required: ["total", "data_version"],
            ["total": count, "search": reference("schemas/SearchNotes"), "data_version": text]
        ),
        schema(
            "SearchResult",
            nil,
            required: ["data", "meta", "links"],
            [
                "data": list(of: "Found"), "meta": reference("schemas/ListMeta"), "links": reference("schemas/Links"),
            ]
        ),
    ]

    private static let ofParts: [JSON.Member] = [
        schema(
            "EvidenceAnswer",
            nil,
            required: ["data", "meta", "links"],
            [
                "data": reference("schemas/RecordEvidence"), "meta": reference("schemas/RecordMeta"),
                "links": reference("schemas/Links"),
            ]
        ),
        schema(
            "RecordEvidence",
            "What each field of a record rests on.",
            required: ["record", "name", "fields", "without_evidence"],
            [
                "record": text, "name": text, "confidence": text, "note": text,
                "fields": list(of: "FieldEvidence"), "without_evidence": objects, "gaps": objects,
            ]
        ),
        schema(
            "FieldEvidence",
            nil,
            required: ["field", "value", "evidence"],
            [
                "field": text, "value": .object([]),
                "basis": ["type": "string", "x-extensible-enum": ["stated", "inferred"]], "evidence": objects,
            ]
        ),
        schema(
            "GraphAnswer",
            nil,
            required: ["data", "meta", "links"],
            ["data": reference("schemas/GraphPart"), "meta": object, "links": reference("schemas/Links")]
        ),
        schema(
            "GraphPart",
            nil,
            required: ["nodes", "edges"],
            ["record": text, "nodes": list(of: "GraphNode"), "edges": list(of: "GraphEdge")]
        ),
        schema(
            "GraphNode",
            nil,
            required: ["id", "type", "name"],
            ["id": text, "type": text, "name": text, "name_language": text, "distance": count]
        ),
        schema(
            "GraphEdge",
            nil,
            required: ["from", "to", "relation"],
            ["from": text, "to": text, "relation": text]
        ),
    ]

    private static let ofProblems: [JSON.Member] = [
        schema("Suggestion", nil, required: ["name", "url"], ["value": text, "name": text, "url": address]),
        schema(
            "Problem",
            "What is wrong and what to do (RFC 9457).",
            required: ["type", "title", "status", "detail", "instance"],
            [
                "type": address, "title": text, "status": ["type": "integer"], "detail": text, "instance": address,
                "did_you_mean": text, "suggestions": list(of: "Suggestion"),
                "available": ["type": "array", "items": text],
                "errors": [
                    "type": "array", "maxItems": .integer(RequestBound.faults.most),
                    "items": reference("schemas/ParameterFault"),
                ],
                "errors_omitted": ["type": "integer", "minimum": 1],
            ]
        ),
        schema(
            "ParameterFault",
            nil,
            required: ["parameter", "detail"],
            [
                "parameter": text, "value": text, "detail": text, "did_you_mean": text,
                "suggestions": list(of: "Suggestion"), "allowed": ["type": "array", "items": text],
                "allowed_omitted": ["type": "integer", "minimum": 1],
            ]
        ),
    ]
}
