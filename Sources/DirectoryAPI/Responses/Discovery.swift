internal import Addresses
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
            + (schema.map { [("describedby", Route.schema($0.name).path)] } ?? [])
            + [("license", repository.dataset.licenceURL), ("api-catalog", Route.apiCatalog.path)]
        elements = links.map { "<\(prefix?.address($0.1) ?? $0.1)>; rel=\"\($0.0)\"" }
        text = elements.joined(separator: ", ")
    }

    private init(_ elements: [String]) {
        self.elements = elements
        text = elements.joined(separator: ", ")
    }

    /// The same with further elements of the field before them, which are the first to have room.
    func adding(_ more: [String]) -> Discovery { Discovery(more + elements) }

    private static func link(_ id: RouteID) -> JSON {
        let type = RouteTable[id].mediaType.prefix { $0 != ";" }
        return [["href": .string(RouteTable[id].template.text), "type": .string(String(type))]]
    }

    /// The catalogue of this API (RFC 9727) as a link set (RFC 9264).
    static let catalog: JSON = [
        "linkset": [
            [
                "anchor": .string(Route.serviceDocument.path),
                "service-desc": link(.openAPI),
                "service-doc": link(.documentation),
                "status": link(.readiness),
            ]
        ]
    ]
}
