internal import Directory

/// The answers of the OpenAPI document.
enum OpenAPIResponses {
    /// Any object.
    static let object: JSON = ["type": "object"]

    /// A page of a collection in each of its formats.
    static func list(_ schema: CollectionSchema) -> JSON {
        let record: JSON = ["$ref": .string("#/components/schemas/\(OpenAPIDocument.component(schema))")]
        let document: JSON = [
            "type": "object",
            "required": ["data", "meta", "links"],
            "properties": [
                "data": ["type": "array", "items": record],
                "meta": ["$ref": "#/components/schemas/ListMeta"],
                "links": ["$ref": "#/components/schemas/Links"],
                "facets": ["type": "object", "additionalProperties": ["type": "array", "items": facet]],
                "included": ["type": "object", "additionalProperties": ["type": "array", "items": object]],
            ],
            "additionalProperties": false,
        ]
        return responses(content(document, schema), mayBeMissing: false, mayMove: false, isNegotiated: true)
    }

    /// A record in each of its formats.
    static func record(_ schema: CollectionSchema) -> JSON {
        let document: JSON = [
            "type": "object",
            "required": ["data", "meta", "links"],
            "properties": [
                "data": ["$ref": .string("#/components/schemas/\(OpenAPIDocument.component(schema))")],
                "meta": object,
                "links": ["$ref": "#/components/schemas/Links"],
                "included": ["type": "object", "additionalProperties": ["type": "array", "items": object]],
            ],
            "additionalProperties": false,
        ]
        return responses(content(document, schema), mayBeMissing: true, mayMove: true, isNegotiated: true)
    }

    /// A document that there is in JSON alone.
    static func negotiated(_ schema: JSON) -> JSON {
        responses(
            .object([.init(Format.json.mediaType, ["schema": schema])]),
            mayBeMissing: false,
            mayMove: false,
            isNegotiated: true
        )
    }

    /// A document of one media type that takes no parameters.
    static func fixed(_ mediaType: String, _ schema: JSON, mayBeMissing: Bool = false) -> JSON {
        responses(
            .object([.init(mediaType, ["schema": schema])]),
            mayBeMissing: mayBeMissing,
            mayMove: mayBeMissing,
            isNegotiated: false
        )
    }

    /// The answer of a probe.
    static let probe: JSON = [
        "200": [
            "description": "It is so.", "headers": ["Cache-Control": reference("headers/CacheControl")],
            "content": ["application/json": ["schema": object]],
        ],
        "default": reference("responses/Problem"),
    ]

    /// The same answers without their content, for HEAD.
    static func withoutContent(_ responses: JSON) -> JSON {
        .object(
            (responses.members ?? []).map { entry in
                guard let members = entry.value.members, members.contains(where: { $0.name == "content" }) else {
                    return entry
                }
                return JSON.Member(entry.name, .object(members.filter { $0.name != "content" }))
            }
        )
    }

    // MARK: Parts

    private static func reference(_ path: String) -> JSON { ["$ref": .string("#/components/\(path)")] }

    private static func content(_ document: JSON, _ schema: CollectionSchema) -> JSON {
        .object(
            Format.available(for: schema).map { format in
                let schema: JSON =
                    switch format {
                    case .json: document
                    case .geojson, .jsonld: object
                    case .ndjson, .csv: ["type": "string"]
                    }
                return JSON.Member(format.mediaType, ["schema": schema])
            }
        )
    }

    private static func responses(
        _ content: JSON,
        mayBeMissing: Bool,
        mayMove: Bool,
        isNegotiated: Bool
    ) -> JSON {
        var members: [JSON.Member] = [
            .init(
                "200",
                [
                    "description": "The representation.",
                    "headers": [
                        "ETag": reference("headers/ETag"), "Last-Modified": reference("headers/LastModified"),
                        "Cache-Control": reference("headers/CacheControl"), "Vary": reference("headers/Vary"),
                        "Link": reference("headers/Link"),
                    ],
                    "content": content,
                ]
            ),
            .init("304", reference("responses/NotModified")),
        ]
        if mayMove { members.append(.init("308", reference("responses/Moved"))) }
        members.append(.init("400", reference("responses/Problem")))
        if mayBeMissing { members.append(.init("404", reference("responses/Problem"))) }
        if isNegotiated { members.append(.init("406", reference("responses/Problem"))) }
        members.append(.init("412", reference("responses/Problem")))
        members.append(.init("default", reference("responses/Problem")))
        return .object(members)
    }

    private static let facet: JSON = [
        "type": "object", "required": ["value", "label", "count", "url"],
        "properties": [
            "value": ["type": "string"], "label": ["type": "string"], "count": ["type": "integer", "minimum": 1],
            "url": ["type": "string", "format": "uri-reference"], "applied": ["const": true],
        ],
        "additionalProperties": false,
    ]

    /// Answers that many operations share.
    static let shared: JSON = [
        "NotModified": [
            "description": "The client has the representation.",
            "headers": ["ETag": reference("headers/ETag"), "Cache-Control": reference("headers/CacheControl")],
        ],
        "Moved": [
            "description": "The resource has another address of its own.",
            "headers": ["Location": ["required": true, "schema": ["type": "string", "format": "uri-reference"]]],
            "content": ["application/json": ["schema": object]],
        ],
        "Allowed": [
            "description": "What is allowed.",
            "headers": ["Allow": ["required": true, "schema": ["type": "string"]]],
        ],
        "Problem": [
            "description": "What is wrong and what to do (RFC 9457).",
            "content": ["application/problem+json": ["schema": reference("schemas/Problem")]],
        ],
    ]

    /// Response fields.
    static let headers: JSON = [
        "ETag": ["description": "A strong validator of the representation.", "schema": ["type": "string"]],
        "LastModified": ["description": "When the data were released.", "schema": ["type": "string"]],
        "CacheControl": ["description": "How long it may be reused.", "schema": ["type": "string"]],
        "Vary": ["description": "The request fields it was selected by.", "schema": ["type": "string"]],
        "Link": ["description": "Neighbouring pages and descriptions (RFC 8288).", "schema": ["type": "string"]],
    ]

    /// Request fields.
    static let requestFields: JSON = [
        "IfNoneMatch": [
            "name": "If-None-Match", "in": "header",
            "description": "The entity tag of a representation the client has.",
            "schema": ["type": "string"],
        ]
    ]

    /// Schemas of what is not a record.
    static let schemas: [JSON.Member] = [
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
                        "description": "Records left out of the day because their dates do not tell.",
                    ],
                    "hints": ["type": "array", "items": object], "data_version": ["type": "string"],
                    "citation": ["type": "string"],
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
                                "collection": ["enum": .array(CollectionName.allCases.map { .string($0.rawValue) })],
                                "id": ["type": "string"], "type": ["type": "string"], "url": ["type": "string"],
                                "name": ["type": "string"], "matched": object,
                            ],
                        ],
                    ],
                    "meta": reference("schemas/ListMeta"), "links": reference("schemas/Links"),
                ],
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
                    "available": ["type": "array", "items": ["type": "string"]],
                    "errors": [
                        "type": "array",
                        "items": [
                            "type": "object", "required": ["parameter", "detail"],
                            "properties": [
                                "parameter": ["type": "string"], "value": ["type": "string"],
                                "detail": ["type": "string"], "did_you_mean": ["type": "string"],
                                "allowed": ["type": "array", "items": ["type": "string"]],
                            ],
                            "additionalProperties": false,
                        ],
                    ],
                ],
                "additionalProperties": false,
            ]
        ),
    ]
}
