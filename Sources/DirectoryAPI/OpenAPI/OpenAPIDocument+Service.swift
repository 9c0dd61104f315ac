internal import Directory

/// The paths of the service: what belongs to no collection.
extension OpenAPIDocument {
    /// The paths of the service.
    func servicePaths(_ parameters: OpenAPIParameters) -> [JSON.Member] {
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
        let file: JSON = [
            "name": "file", "in": "path", "required": true, "description": "The name of a seed file, without .json.",
            "schema": ["type": "string", "enum": .array(SeedSchema.names.map(JSON.string))], "example": "operations",
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
                "/schemas/seed/{file}.json",
                "seedSchema",
                "The JSON Schema of a seed file, for editors",
                [file],
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
}
