/// The collections of the directory, in the order they are listed.
package enum CollectionName: String, Sendable, CaseIterable, Hashable {
    case institutions, operations, mandates, documents, activities, principles, dimensions, states, sources
    case timeline, changes

    /// Whether its records are made from those of the others, instead of read from a seed file.
    package var isDerived: Bool { self == .timeline || self == .changes }

    /// Where the collection is served, from the root.
    package var path: String {
        // spelled out, since every answer names it
        switch self {
        case .institutions: "/institutions"
        case .operations: "/operations"
        case .mandates: "/mandates"
        case .documents: "/documents"
        case .activities: "/activities"
        case .principles: "/principles"
        case .dimensions: "/dimensions"
        case .states: "/states"
        case .sources: "/sources"
        case .timeline: "/timeline"
        case .changes: "/changes"
        }
    }

    /// The collections that a seed file holds.
    package static let seeded = allCases.filter { !$0.isDerived }
}

extension CollectionName: CustomStringConvertible {
    /// The name as it stands in paths.
    package var description: String { rawValue }
}
