internal import Directory

/// The description of the API (OpenAPI 3.1), made from the tables that answer requests.
struct OpenAPIDocument {
    let repository: Repository

    /// The document.
    var json: JSON {
        let parameters = OpenAPIParameters(repository: repository)
        let dataset = repository.dataset
        return [
            "openapi": "3.1.0",
            "info": [
                "title": .string(dataset.title),
                "summary": "Sourced reference data on the OSCE's counter-terrorism work.",
                "description": .string(
                    "\(dataset.description) \(dataset.unofficial) Everything is read with GET, without a key."
                ),
                "version": .string(Self.version),
                "license": ["name": "Data: CC BY 4.0", "identifier": "CC-BY-4.0"],
            ],
            "servers": [["url": "/"]],
            "tags": .array(
                Self.tags.map { ["name": .string($0.name), "description": .string($0.meaning)] }
            ),
            "paths": .object(
                collectionPaths(repository.collections, parameters) + partPaths(parameters) + servicePaths(parameters)
            ),
            "components": [
                "schemas": .object(schemas + parameters.components),
                "responses": OpenAPIResponses.shared,
                "headers": OpenAPIResponses.headers,
                "parameters": .object(
                    sharedParameters(repository.collections, parameters)
                        + (OpenAPIResponses.requestFields.members ?? [])
                ),
            ],
        ]
    }

    /// The part of the document that describes one tag, without schemas.
    func excerpt(tag: String) -> JSON {
        let parameters = OpenAPIParameters(repository: repository)
        let store = CollectionName(rawValue: tag).map { repository[$0] }
        let paths =
            store.map { collectionPaths([$0], parameters) } ?? (partPaths(parameters) + servicePaths(parameters))
        return [
            "paths": .object(paths),
            "components": [
                "responses": OpenAPIResponses.shared,
                // the history of a record is asked for like the list of changes
                "parameters": .object(sharedParameters([store ?? repository[.changes]], parameters)),
            ],
        ]
    }

    /// What the operations are sorted by: the collections, then the rest.
    static let tags: [(name: String, meaning: String)] =
        CollectionSchema.all.map { ($0.name.rawValue, $0.meaning) } + [
            ("parts", "Parts of records of any collection that the Seed holds."),
            ("service", "Search, graph, data set, and the service itself."),
        ]

    /// The version of the interface. Changes add and never take away.
    static let version = "1.0.0"

    private var schemas: [JSON.Member] {
        repository.collections.map { JSON.Member(Self.component($0.schema), JSONSchema.sparse($0.schema)) }
            + OpenAPIResponses.schemas
    }

    static func component(_ schema: CollectionSchema) -> String {
        schema.type.prefix(1).uppercased() + schema.type.dropFirst()
    }

    /// The parameters of the lists, which GET and HEAD share.
    private func sharedParameters(_ stores: [CollectionStore], _ parameters: OpenAPIParameters) -> [JSON.Member] {
        stores.flatMap { store in
            parameters.list(store.schema).map { parameter in
                JSON.Member("\(store.schema.name).\(parameter["name"]?.string ?? "")", parameter)
            }
        }
    }

    private static func references(to parameters: [JSON], of tag: String) -> [JSON] {
        parameters.map { ["$ref": .string("#/components/parameters/\(tag).\($0["name"]?.string ?? "")")] }
    }

    // MARK: Paths

    private func collectionPaths(_ stores: [CollectionStore], _ parameters: OpenAPIParameters) -> [JSON.Member] {
        stores.flatMap { store -> [JSON.Member] in
            let schema = store.schema
            let tag = schema.name.rawValue
            return [
                .init(
                    "/\(tag)",
                    Self.path(
                        "list-\(tag)",
                        tag: tag,
                        summary: "List \(tag)",
                        parameters: Self.references(to: parameters.list(schema), of: tag),
                        responses: OpenAPIResponses.list(schema),
                        conditional: true
                    )
                ),
                .init(
                    "/\(tag)/{id}",
                    Self.path(
                        "get-\(schema.type)",
                        tag: tag,
                        summary: "Get one \(schema.type)",
                        parameters: parameters.record(schema),
                        responses: OpenAPIResponses.record(schema),
                        conditional: true
                    )
                ),
            ]
        }
    }

    /// The parts of records, which are the same in every collection that the Seed holds.
    private func partPaths(_ parameters: OpenAPIParameters) -> [JSON.Member] {
        let changes = repository[.changes].schema
        return RecordPart.allCases.map { part in
            let (summary, responses): (String, JSON) =
                switch part {
                case .evidence: ("What each field of a record rests on", OpenAPIResponses.evidence)
                case .history:
                    (
                        "What the releases changed of a record",
                        OpenAPIResponses.list(changes, mayBeMissing: true)
                    )
                case .related: ("The records that a record is tied to", OpenAPIResponses.related)
                case .cite: ("How to cite a record", OpenAPIResponses.citation(mayBeMissing: true))
                }
            return .init(
                "/{collection}/{id}/\(part)",
                Self.path(
                    "get-\(part)",
                    tag: "parts",
                    summary: summary,
                    parameters: parameters.part(part)
                        + (part == .history
                            ? Self.references(to: parameters.list(changes), of: changes.name.rawValue) : []),
                    responses: responses,
                    conditional: true
                )
            )
        }
    }

    private func servicePaths(_ parameters: OpenAPIParameters) -> [JSON.Member] {
        func single(
            _ path: String,
            _ id: String,
            _ summary: String,
            _ parameters: [JSON] = [],
            _ responses: JSON,
            conditional: Bool = true
        ) -> JSON.Member {
            .init(
                path,
                Self.path(
                    id,
                    tag: "service",
                    summary: summary,
                    parameters: parameters,
                    responses: responses,
                    conditional: conditional
                )
            )
        }
        let types = repository.collections.map { JSON.string($0.schema.type) }
        let type: JSON = [
            "name": "type", "in": "path", "required": true, "description": "The type of a record.",
            "schema": ["type": "string", "enum": .array(types)], "example": "operation",
        ]
        let topic: JSON = [
            "name": "topic", "in": "path", "required": true, "description": "What it is about.",
            "schema": [
                "type": "string", "enum": .array(DocumentationTopic.all.map { .string($0.name) }),
            ],
            "example": .string(DocumentationTopic.all[0].name),
        ]
        return [
            single(
                "/",
                "service-document",
                "What there is",
                OpenAPIParameters.formats(ServiceDocument.formats),
                OpenAPIResponses.negotiated(OpenAPIResponses.object, ServiceDocument.formats)
            ),
            single(
                "/dataset",
                "dataset",
                "Version, licence, coverage, releases and open questions",
                OpenAPIParameters.formats(DatasetDocument.formats),
                OpenAPIResponses.negotiated(OpenAPIResponses.object, DatasetDocument.formats)
            ),
            single(
                "/dataset/cite",
                "cite-dataset",
                "How to cite the data set",
                parameters.citation,
                OpenAPIResponses.citation(mayBeMissing: false)
            ),
            single(
                "/dataset/download",
                "download",
                "Everything as an archive",
                [],
                OpenAPIResponses.fixed("application/zip", ["type": "string", "format": "binary"])
            ),
            single(
                "/graph",
                "graph",
                "The records as nodes and what they say of each other as edges",
                parameters.graph,
                OpenAPIResponses.negotiated(["$ref": "#/components/schemas/Graph"], GraphDocument.formats)
            ),
            single(
                "/map",
                "map",
                "Operations and institutions with their places; a page, a drawing or features",
                parameters.map,
                OpenAPIResponses.negotiated(["$ref": "#/components/schemas/Map"], MapRequest.formats)
            ),
            single(
                "/search",
                "search",
                "Search all collections",
                parameters.search,
                OpenAPIResponses.negotiated(["$ref": "#/components/schemas/SearchResult"], SearchDocument.formats)
            ),
            single(
                "/openapi.json",
                "openapi",
                "This document",
                [],
                OpenAPIResponses.fixed("application/json", OpenAPIResponses.object)
            ),
            single(
                "/docs",
                "docs",
                "The documentation",
                [],
                OpenAPIResponses.fixed("text/html; charset=utf-8", ["type": "string"])
            ),
            single(
                "/docs/{topic}",
                "docs-topic",
                "A guide, or the reference of a collection",
                [topic],
                OpenAPIResponses.fixed(Format.html.mediaType, ["type": "string"], mayBeMissing: true)
            ),
            single(
                "/schemas/{type}.json",
                "schema",
                "The JSON Schema of a record type",
                [type],
                OpenAPIResponses.fixed("application/schema+json", OpenAPIResponses.object, mayBeMissing: true)
            ),
            single(
                "/context.jsonld",
                "context",
                "The context of linked data",
                [],
                OpenAPIResponses.fixed("application/ld+json", OpenAPIResponses.object)
            ),
            single(
                "/.well-known/api-catalog",
                "api-catalog",
                "Where the API is described (RFC 9727)",
                [],
                OpenAPIResponses.fixed(
                    "application/linkset+json; profile=\"https://www.rfc-editor.org/info/rfc9727\"",
                    OpenAPIResponses.object
                )
            ),
        ]
            + SiteFile.allCases.map { file in
                single(
                    file.path,
                    file.rawValue.split(separator: ".").map(String.init).joined(separator: "-"),
                    file.meaning,
                    [],
                    OpenAPIResponses.fixed(file.mediaType, ["type": "string"], mayBeMissing: file.needsPublicAddress)
                )
            } + [
                single(
                    "/healthz",
                    "liveness",
                    "Whether the program runs",
                    [],
                    OpenAPIResponses.probe,
                    conditional: false
                ),
                single(
                    "/readyz",
                    "readiness",
                    "Whether it has data to serve",
                    [],
                    OpenAPIResponses.probe,
                    conditional: false
                ),
                single(
                    "/metrics",
                    "metrics",
                    "What the server counts, for Prometheus",
                    [],
                    OpenAPIResponses.metrics,
                    conditional: false
                ),
            ]
    }

    private static func path(
        _ id: String,
        tag: String,
        summary: String,
        parameters: [JSON],
        responses: JSON,
        conditional: Bool
    ) -> JSON {
        let fields: [JSON] = conditional ? [["$ref": "#/components/parameters/IfNoneMatch"]] : []
        func operation(_ prefix: String, _ summary: String, _ responses: JSON) -> JSON {
            [
                "operationId": .string(prefix + id), "tags": [.string(tag)], "summary": .string(summary),
                "parameters": .array(parameters + fields), "responses": responses,
            ]
        }
        let path = parameters.filter { $0["in"] == "path" }
        let options: JSON = [
            "operationId": .string("options-\(id)"), "tags": [.string(tag)], "summary": "What is allowed here",
            "parameters": .array(path),
            "responses": [
                "204": ["$ref": "#/components/responses/Allowed"], "400": ["$ref": "#/components/responses/Problem"],
                "404": ["$ref": "#/components/responses/Problem"], "308": ["$ref": "#/components/responses/Moved"],
            ],
        ]
        return [
            "get": operation("", summary, responses),
            "head": operation("head-", "\(summary): the fields alone", OpenAPIResponses.withoutContent(responses)),
            "options": options,
        ]
    }
}
