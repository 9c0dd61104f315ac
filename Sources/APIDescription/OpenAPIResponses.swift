package import Addresses
package import Directory

/// The answers of the OpenAPI document.
package enum OpenAPIResponses {
    /// Any object.
    package static let object: JSON = ["type": "object"]

    /// A page of a collection in each of its formats.
    package static func list(_ schema: CollectionSchema, mayBeMissing: Bool = false) -> JSON {
        responses(
            reference("responses/\(pageName(of: schema))"),
            mayBeMissing: mayBeMissing,
            mayMove: mayBeMissing,
            mayBeGone: mayBeMissing,
            isNegotiated: true,
            namesVersion: schema.name == .changes
        )
    }

    /// A record in each of its formats.
    package static func record(_ schema: CollectionSchema) -> JSON {
        responses(
            reference("responses/\(answerName(of: schema))"),
            mayBeMissing: true,
            mayMove: true,
            mayBeGone: schema.content != .derived,
            isNegotiated: true,
            namesVersion: schema.content != .derived
        )
    }

    /// The name of the answer of a list, and of its schema.
    private static func pageName(of schema: CollectionSchema) -> String { OpenAPISchemas.name(of: schema) + "Page" }

    /// The name of the answer of a record, and of its schema.
    private static func answerName(of schema: CollectionSchema) -> String { OpenAPISchemas.name(of: schema) + "Answer" }

    /// The schemas of the answers of a collection in JSON.
    static func documents(_ schema: CollectionSchema) -> [JSON.Member] {
        let record = reference("schemas/\(OpenAPISchemas.sparseName(of: schema))")
        func document(_ data: JSON, _ meta: String, _ more: [JSON.Member]) -> JSON {
            let properties: [JSON.Member] = [
                .init("data", data), .init("meta", reference("schemas/\(meta)")),
                .init("links", reference("schemas/Links")), .init("included", reference("schemas/Included")),
            ]
            return [
                "type": "object", "required": ["data", "meta", "links"], "properties": .object(properties + more),
            ]
        }
        return [
            .init(
                pageName(of: schema),
                document(
                    ["type": "array", "items": record],
                    "ListMeta",
                    [
                        .init("facets", reference("schemas/Facets")),
                        .init("groups", ["type": "array", "items": reference("schemas/Group")]),
                    ]
                )
            ),
            .init(answerName(of: schema), document(record, "RecordMeta", [])),
        ]
    }

    /// The answers of a collection, which its operations share.
    private static func answers(_ schema: CollectionSchema) -> [JSON.Member] {
        let formats = Format.available(for: schema)
        return [(pageName(of: schema), formats), (answerName(of: schema), formats + RecordLook.added(to: schema))]
            .map { name, formats in
                let document = reference("schemas/\(name)")
                let isRecord = name == answerName(of: schema) && schema.content != .derived
                let either: JSON = ["anyOf": [document, reference("schemas/Comparison")]]
                return .init(name, success(content(isRecord ? either : document, formats)))
            }
    }

    /// Answers that many operations share.
    package static func shared(_ collections: [CollectionSchema]) -> JSON {
        .object(collections.flatMap(answers) + (common.members ?? []))
    }

    /// A document of the service itself or of a record of the Seed, in JSON and perhaps further formats.
    package static func negotiated(
        _ schema: JSON,
        _ formats: [Format],
        ofRecord isOfRecord: Bool = false,
        namesVersion: Bool = false
    ) -> JSON {
        responses(
            success(
                .object(
                    formats.map { format in
                        let schema: JSON =
                            switch format {
                            case .json: schema
                            case .html, .csv, .svg, .graphml, .gexf: ["type": "string"]
                            case .xlsx, .zip, .sqlite: ["type": "string", "format": "binary"]
                            default: object
                            }
                        return .init(format.mediaType, ["schema": schema])
                    }
                )
            ),
            mayBeMissing: isOfRecord,
            mayMove: isOfRecord,
            mayBeGone: isOfRecord,
            isNegotiated: true,
            namesVersion: namesVersion
        )
    }

    /// A citation in each of its styles.
    package static func citation(mayBeMissing: Bool) -> JSON {
        // styles of plain text have one media type
        let content = CitationStyle.allCases.filter { $0.ending != nil }.map { style in
            JSON.Member(
                style.mediaType,
                ["schema": style == .csl ? ["type": "array", "items": object] : ["type": "string"]]
            )
        }
        return responses(
            success(.object(content)),
            mayBeMissing: mayBeMissing,
            mayMove: mayBeMissing,
            mayBeGone: mayBeMissing,
            isNegotiated: true
        )
    }

    /// A document of one media type that takes no parameters.
    package static func fixed(_ mediaType: String, _ schema: JSON, mayBeMissing: Bool = false) -> JSON {
        responses(
            success(.object([.init(mediaType, ["schema": schema])])),
            mayBeMissing: mayBeMissing,
            mayMove: mayBeMissing,
            isNegotiated: false
        )
    }

    /// The answer of a probe.
    package static let probe: JSON = [
        "200": [
            "description": "It is so.", "headers": ["Cache-Control": reference("headers/CacheControl")],
            "content": ["application/json": ["schema": object]],
        ],
        "default": reference("responses/Problem"),
    ]

    /// A text about the moment.
    static func passing(_ mediaType: String, _ description: String) -> JSON {
        [
            "200": [
                "description": .string(description), "headers": ["Cache-Control": reference("headers/CacheControl")],
                "content": .object([.init(mediaType, ["schema": ["type": "string"]])]),
            ],
            "default": reference("responses/Problem"),
        ]
    }

    /// What HEAD does not tell of its own: `Range` is for GET alone (RFC 9110, 14.2), and what a problem says is in its
    /// content.
    private static let ofContent: Set = ["206", "409", "429", "503"]

    /// The same answers without their content, for HEAD. What GET tells by its status, `default` tells here.
    static func withoutContent(_ responses: JSON) -> JSON {
        let usual = responses["default"]
        return .object(
            (responses.members ?? []).compactMap { entry in
                if usual != nil, ofContent.contains(entry.name) { return nil }
                if entry.value == usual { return entry.name == "default" ? entry : nil }
                if entry.name == "200", entry.value["$ref"] != nil || entry.value["headers"] == fields {
                    return JSON.Member(entry.name, reference("responses/Fields"))
                }
                guard let members = entry.value.members, members.contains(where: { $0.name == "content" }) else {
                    return entry
                }
                return JSON.Member(entry.name, .object(members.filter { $0.name != "content" }))
            }
        )
    }

    // MARK: Parts

    package static func reference(_ path: String) -> JSON { ["$ref": .string("#/components/\(path)")] }

    private static func content(_ document: JSON, _ formats: [Format]) -> JSON {
        .object(
            formats.map { format in
                let schema: JSON =
                    switch format {
                    case .json: document
                    case .geojson, .jsonld, .jsonfeed: object
                    case .ndjson, .csv, .atom, .ics, .svg, .graphml, .gexf, .html, .markdown: ["type": "string"]
                    case .xlsx, .zip, .sqlite: ["type": "string", "format": "binary"]
                    }
                return JSON.Member(format.mediaType, ["schema": schema])
            }
        )
    }

    /// The fields of an answer with a representation.
    private static let fields: JSON = [
        "ETag": reference("headers/ETag"), "Last-Modified": reference("headers/LastModified"),
        "Cache-Control": reference("headers/CacheControl"), "Vary": reference("headers/Vary"),
        "Link": reference("headers/Link"), "Data-Version": reference("headers/DataVersion"),
    ]

    /// An answer with a representation.
    private static func success(_ content: JSON) -> JSON {
        ["description": "The representation.", "headers": fields, "content": content]
    }

    /// - Parameters:
    ///   - success: the answer with the representation.
    ///   - mayBeGone: whether the address is that of a record of the Seed, which may have got another id or have been
    ///     taken out.
    ///   - namesVersion: whether a parameter may name a former version.
    private static func responses(
        _ success: JSON,
        mayBeMissing: Bool,
        mayMove: Bool,
        mayBeGone: Bool = false,
        isNegotiated: Bool,
        namesVersion: Bool = false
    ) -> JSON {
        var members: [JSON.Member] = [
            .init("200", success),
            .init("206", reference("responses/Part")),
            .init("304", reference("responses/NotModified")),
        ]
        if mayBeGone { members.append(.init("301", reference("responses/Renamed"))) }
        if mayMove {
            members += [.init("302", reference("responses/Found")), .init("308", reference("responses/Moved"))]
        }
        members.append(.init("400", reference("responses/Problem")))
        if mayBeMissing { members.append(.init("404", reference("responses/Problem"))) }
        if isNegotiated { members.append(.init("406", reference("responses/Problem"))) }
        if namesVersion { members.append(.init("409", reference("responses/VersionNotHere"))) }
        if mayBeGone { members.append(.init("410", reference("responses/Gone"))) }
        members.append(.init("412", reference("responses/Problem")))
        members.append(.init("416", reference("responses/Problem")))
        members.append(.init("429", reference("responses/Later")))
        members.append(.init("503", reference("responses/Later")))
        members.append(.init("default", reference("responses/Problem")))
        return .object(members)
    }

    /// Answers that are the same for all collections.
    private static let common: JSON = [
        "Fields": ["description": "The fields of the representation.", "headers": fields],
        "Part": [
            "description": "The bytes that `Range` asks for (RFC 9110, 14).",
            "headers": [
                "Content-Range": [
                    "description": "Which bytes these are, of how many.", "required": true,
                    "schema": ["type": "string"],
                ],
                "ETag": reference("headers/ETag"),
            ],
        ],
        "NotModified": [
            "description": "The client has the representation.",
            "headers": ["ETag": reference("headers/ETag"), "Cache-Control": reference("headers/CacheControl")],
        ],
        "Found": [
            "description": "A name, a code or an acronym stands for the resource in these data.",
            "headers": ["Location": ["required": true, "schema": ["type": "string", "format": "uri-reference"]]],
            "content": ["application/json": ["schema": object]],
        ],
        "Renamed": [
            "description": "The record has another id; this one leads to it for good.",
            "headers": ["Location": ["required": true, "schema": ["type": "string", "format": "uri-reference"]]],
            "content": ["application/json": ["schema": object]],
        ],
        "Identified": [
            "description": "The record of the identifier is there. The query is passed on.",
            "headers": ["Location": ["required": true, "schema": ["type": "string", "format": "uri-reference"]]],
            "content": ["application/json": ["schema": object]],
        ],
        "Gone": [
            "description":
                "The record was taken out of the data; `did_you_mean` leads to the one that took its place, if any.",
            "content": [
                "application/problem+json": ["schema": reference("schemas/Problem")],
                "text/html; charset=utf-8": ["schema": ["type": "string"]],
            ],
        ],
        "VersionNotHere": [
            "description": "There is no such version here; `available` lists those there are.",
            "headers": ["Retry-After": reference("headers/RetryAfter")],
            "content": [
                "application/problem+json": ["schema": reference("schemas/Problem")],
                "text/html; charset=utf-8": ["schema": ["type": "string"]],
            ],
        ],
        "Moved": [
            "description": "The resource has another address of its own.",
            "headers": ["Location": ["required": true, "schema": ["type": "string", "format": "uri-reference"]]],
            "content": ["application/json": ["schema": object]],
        ],
        "Answer": [
            "description": "The answer.", "content": ["application/json": ["schema": object]],
        ],
        "Matched": [
            "description": "What was found.",
            "content": [
                "application/json": ["schema": object], "text/csv; charset=utf-8": ["schema": ["type": "string"]],
                "text/html; charset=utf-8": ["schema": ["type": "string"]],
            ],
        ],
        "Allowed": [
            "description": "What is allowed.",
            "headers": ["Allow": ["required": true, "schema": ["type": "string"]]],
        ],
        "Later": [
            "description": "The server has no time or no memory for it now; Retry-After says when to ask again.",
            "headers": ["Retry-After": reference("headers/RetryAfter")],
            "content": [
                "application/problem+json": ["schema": reference("schemas/Problem")],
                "text/html; charset=utf-8": ["schema": ["type": "string"]],
            ],
        ],
        "Problem": [
            "description": "What is wrong and what to do (RFC 9457).",
            "content": [
                "application/problem+json": ["schema": reference("schemas/Problem")],
                "text/html; charset=utf-8": ["schema": ["type": "string"]],
            ],
        ],
    ]

    /// Response fields.
    package static let headers: JSON = [
        "ETag": ["description": "A strong validator of the representation.", "schema": ["type": "string"]],
        "DataVersion": ["description": "The version of the data it was made of.", "schema": ["type": "string"]],
        "LastModified": ["description": "When the data were released.", "schema": ["type": "string"]],
        "CacheControl": ["description": "How long it may be reused.", "schema": ["type": "string"]],
        "RetryAfter": [
            "description": "Seconds after which to ask again.", "required": true,
            "schema": ["type": "integer", "minimum": 1],
        ],
        "Vary": ["description": "The request fields it was selected by.", "schema": ["type": "string"]],
        "Link": ["description": "Neighbouring pages and descriptions (RFC 8288).", "schema": ["type": "string"]],
    ]

    /// Request fields.
    package static let requestFields: JSON = [
        "IfNoneMatch": [
            "name": "If-None-Match", "in": "header",
            "description": "The entity tag of a representation the client has.",
            "schema": ["type": "string"],
        ]
    ]
}
