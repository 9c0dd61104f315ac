/// The collections of the directory, in the order they are listed.
public enum CollectionName: String, Sendable, CaseIterable, Hashable {
    case institutions, operations, mandates, documents, activities, principles, dimensions, states, sources
}

extension CollectionName: CustomStringConvertible {
    /// The name as it stands in paths.
    public var description: String { rawValue }
}
