/// One record as it is served: the seed's fields in the order of the table, with what the program derives.
public struct Record: Sendable {
    /// The collection it belongs to.
    public let collection: CollectionName
    /// The id.
    public let id: String
    /// The name in use today, or the last one.
    public let name: String
    /// All of it.
    public let value: JSON
    /// All of it as JSON in one line, encoded once.
    public let bytes: [UInt8]

    /// Where it is served, from the root: `/institutions/ttd`.
    public var path: String { Self.path(collection, id) }

    /// Where a record is served.
    public static func path(_ collection: CollectionName, _ id: String) -> String { "/\(collection)/\(id)" }
}
