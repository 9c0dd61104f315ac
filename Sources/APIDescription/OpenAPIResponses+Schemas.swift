internal import Addresses
package import Directory

extension OpenAPIResponses {
    /// The records that may have been meant.
    private static let suggestions: JSON = [
        "type": "array", "minItems": 1,
        "items": [
            "type": "object", "required": ["name", "url"],
            "properties": [
                "value": ["type": "string"], "name": ["type": "string"],
                "url": ["type": "string", "format": "uri-reference"],
            ],
            "additionalProperties": false,
        ],
    ]

    /// The fields of a past day that are today's.
    static let notDated: JSON = [
        "type": "array", "minItems": 1, "items": ["type": "string"],
        "description": "The fields in which the answer is as of today, since nothing tells what they were on the day.",
    ]

    /// Schemas of what is not a record.
    package static let schemas: [JSON.Member] = [
        .init(
            "Links",
            [
                "type": "object", "required": ["self"],
                "additionalProperties": ["type": "string", "format": "uri-reference"],
            ]
        ),
        .init(
            "ListMeta",
            [
                "type": "object", "required": ["total", "limit", "offset", "query", "data_version", "citation"],
                "properties": [
                    "total": ["type": "integer", "minimum": 0], "limit": ["type": "integer", "minimum": 1],
                    "offset": ["type": "integer", "minimum": 0], "query": ["type": "string"],
                    "as_of": ["type": "string"],
                    "undated": [
                        "type": "integer", "minimum": 0,
                        "description":
                            "Records that match all else and whose dates do not tell whether they existed on the day.",
                    ],
                    "search": reference("schemas/SearchNotes"),
                    "not_dated": notDated,
                    "hints": ["type": "array", "items": object], "data_version": ["type": "string"],
                    "citation": ["type": "string"],
                ],
                "additionalProperties": false,
            ]
        ),
        .init(
            "SearchNotes",
            [
                "type": "object", "required": ["corrected", "left_out"],
                "description": "What was done to find something; absent where everything was found as it was typed.",
                "properties": [
                    "corrected": [
                        "type": "array",
                        "items": [
                            "type": "object", "required": ["from", "to"],
                            "properties": ["from": ["type": "string"], "to": ["type": "string"]],
                            "additionalProperties": false,
                        ],
                    ],
                    "left_out": [
                        "type": "array", "items": ["type": "string"], "description": "The words that may be missing.",
                    ],
                ],
                "additionalProperties": false,
            ]
        ),
        .init(
            "Matched",
            [
                "type": "object", "required": ["field", "text", "how"],
                "properties": [
                    "field": ["type": "string"], "text": ["type": "string"],
                    "how": ["enum": .array(SearchHit.How.allCases.map { .string("\($0.name)") })],
                ],
                "additionalProperties": false,
            ]
        ),
        .init(
            "Suggestions",
            [
                "type": "object", "required": ["data", "meta"],
                "properties": [
                    "data": [
                        "type": "array", "maxItems": .integer(Repository.mostSuggestions),
                        "items": [
                            "type": "object", "required": ["collection", "id", "type", "url", "name", "matched"],
                            "properties": [
                                "collection": ["enum": .array(CollectionName.seeded.map { .string($0.rawValue) })],
                                "id": ["type": "string"], "type": ["type": "string"], "url": ["type": "string"],
                                "name": ["type": "string"], "matched": reference("schemas/Matched"),
                            ],
                        ],
                    ],
                    "meta": [
                        "type": "object", "required": ["total", "data_version"],
                        "properties": [
                            "total": ["type": "integer", "minimum": 0],
                            "search": reference("schemas/SearchNotes"), "data_version": ["type": "string"],
                        ],
                        "additionalProperties": false,
                    ],
                ],
                "additionalProperties": false,
            ]
        ),
        .init(
            "SearchResult",
            [
                "type": "object", "required": ["data", "meta", "links"],
                "properties": [
                    "data": [
                        "type": "array",
                        "items": [
                            "type": "object", "required": ["collection", "id", "type", "url", "name", "matched"],
                            "properties": [
                                "collection": ["enum": .array(CollectionName.seeded.map { .string($0.rawValue) })],
                                "id": ["type": "string"], "type": ["type": "string"], "url": ["type": "string"],
                                "name": ["type": "string"], "name_language": ["type": "string"],
                                "matched": reference("schemas/Matched"),
                            ],
                        ],
                    ],
                    "meta": reference("schemas/ListMeta"), "links": reference("schemas/Links"),
                ],
            ]
        ),
        .init(
            "Evidence",
            [
                "type": "object", "required": ["data", "meta", "links"],
                "properties": [
                    "data": [
                        "type": "object", "required": ["record", "name", "fields", "without_evidence"],
                        "properties": [
                            "record": ["type": "string"], "name": ["type": "string"],
                            "confidence": ["type": "string"], "note": ["type": "string"],
                            "fields": [
                                "type": "array",
                                "items": [
                                    "type": "object", "required": ["field", "value", "evidence"],
                                    "properties": [
                                        "field": ["type": "string"], "value": .object([]),
                                        "basis": ["enum": ["stated", "inferred"]],
                                        "evidence": ["type": "array", "items": object],
                                    ],
                                    "additionalProperties": false,
                                ],
                            ],
                            "without_evidence": ["type": "array", "items": object],
                            "gaps": ["type": "array", "items": object],
                        ],
                        "additionalProperties": false,
                    ],
                    "meta": object, "links": reference("schemas/Links"),
                ],
                "additionalProperties": false,
            ]
        ),
        .init("Map", map),
        .init(
            "Graph",
            [
                "type": "object", "required": ["data", "meta", "links"],
                "properties": [
                    "data": [
                        "type": "object", "required": ["nodes", "edges"],
                        "properties": [
                            "record": ["type": "string"],
                            "nodes": [
                                "type": "array",
                                "items": [
                                    "type": "object", "required": ["id", "type", "name"],
                                    "properties": [
                                        "id": ["type": "string"], "type": ["type": "string"],
                                        "name": ["type": "string"], "name_language": ["type": "string"],
                                        "distance": ["type": "integer", "minimum": 0],
                                    ],
                                    "additionalProperties": false,
                                ],
                            ],
                            "edges": [
                                "type": "array",
                                "items": [
                                    "type": "object", "required": ["from", "to", "relation"],
                                    "properties": [
                                        "from": ["type": "string"], "to": ["type": "string"],
                                        "relation": ["type": "string"],
                                    ],
                                    "additionalProperties": false,
                                ],
                            ],
                        ],
                        "additionalProperties": false,
                    ],
                    "meta": object, "links": reference("schemas/Links"),
                ],
                "additionalProperties": false,
            ]
        ),
        .init(
            "Problem",
            [
                "type": "object", "required": ["type", "title", "status", "detail", "instance"],
                "properties": [
                    "type": ["type": "string", "format": "uri-reference"], "title": ["type": "string"],
                    "status": ["type": "integer"], "detail": ["type": "string"],
                    "instance": ["type": "string", "format": "uri-reference"], "did_you_mean": ["type": "string"],
                    "suggestions": suggestions,
                    "available": ["type": "array", "items": ["type": "string"]],
                    "errors": [
                        "type": "array", "maxItems": .integer(RequestBound.faults.most),
                        "items": [
                            "type": "object", "required": ["parameter", "detail"],
                            "properties": [
                                "parameter": ["type": "string"], "value": ["type": "string"],
                                "detail": ["type": "string"], "did_you_mean": ["type": "string"],
                                "suggestions": suggestions,
                                "allowed": ["type": "array", "items": ["type": "string"]],
                                "allowed_omitted": ["type": "integer", "minimum": 1],
                            ],
                            "additionalProperties": false,
                        ],
                    ],
                    "errors_omitted": ["type": "integer", "minimum": 1],
                ],
                "additionalProperties": false,
            ]
        ),
    ]
}
