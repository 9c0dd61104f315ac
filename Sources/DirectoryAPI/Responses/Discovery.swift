internal import Directory

/// Where a client finds what it needs to know (RFC 8288, RFC 8631, RFC 9727), as elements of a `Link` field that are
/// written once.
struct Discovery: Sendable {
    /// The links that answers about the data carry, each as it stands in the field.
    let elements: [String]
    /// All of them as they stand in the field.
    let text: String

    /// - Parameters:
    ///   - schema: the table of the records, where there are any.
    ///   - prefix: the path that stands before addresses.
    init(_ repository: Repository, _ schema: CollectionSchema? = nil, prefix: AddressPrefix?) {
        let links =
            [("service-desc", Route.openAPI.path), ("service-doc", Route.documentation.path)]
            + (schema.map { [("describedby", JSONSchema.path(of: $0))] } ?? [])
            + [("license", repository.dataset.licenceURL), ("api-catalog", Route.apiCatalog.path)]
        elements = links.map { "<\(prefix?.address($0.1) ?? $0.1)>; rel=\"\($0.0)\"" }
        text = elements.joined(separator: ", ")
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
