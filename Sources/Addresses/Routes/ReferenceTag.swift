internal import Directory

/// What the operations of the OpenAPI document are sorted by, and the pages of the reference: the collections, each by its
/// own name, then the rest.
package enum ReferenceTag: String, Sendable {
    case collections, parts, service

    /// The tags as the document has them, each with what it holds.
    package static let all: [(name: String, meaning: String)] =
        CollectionSchema.all.map { ($0.name.rawValue, $0.meaning) } + [
            (parts.rawValue, "Parts of records of any collection that the Seed holds."),
            (service.rawValue, "Search, graph, data set, and the service itself."),
        ]
}
