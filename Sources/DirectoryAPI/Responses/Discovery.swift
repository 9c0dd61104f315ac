internal import Directory

/// Where a client finds what it needs to know (RFC 8288, RFC 8631, RFC 9727).
enum Discovery {
    /// The links that answers about the data carry.
    ///
    /// - Parameter schema: the table of the records, where there are any.
    static func links(_ repository: Repository, _ schema: CollectionSchema? = nil) -> [(
        relation: String, address: String
    )] {
        [("service-desc", Route.openAPI.path), ("service-doc", Route.documentation.path)]
            + (schema.map { [("describedby", JSONSchema.path(of: $0))] } ?? [])
            + [("license", repository.dataset.licenceURL), ("api-catalog", Route.apiCatalog.path)]
    }

    /// The catalogue of this API (RFC 9727) as a link set (RFC 9264).
    static let catalog: JSON = [
        "linkset": [
            [
                "anchor": "/",
                "service-desc": [["href": "/openapi.json", "type": "application/json"]],
                "service-doc": [["href": "/docs", "type": "text/html"]],
                "status": [["href": "/readyz", "type": "application/json"]],
            ]
        ]
    ]

    /// The media type of the catalogue.
    static let catalogMediaType = "application/linkset+json; profile=\"https://www.rfc-editor.org/info/rfc9727\""
}
