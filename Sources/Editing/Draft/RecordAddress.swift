package import Directory

/// Which record an edit is about: `operations/ashgabat`.
package struct RecordAddress: Sendable, Hashable {
    /// The collection.
    package let collection: CollectionName
    /// The id.
    package let id: String

    /// Names a record.
    package init(_ collection: CollectionName, _ id: String) { (self.collection, self.id) = (collection, id) }

    /// The path that the record is served at.
    package var path: String { "/\(collection)/\(id)" }

    /// Reads `operations/ashgabat` or `/operations/ashgabat`; nil for any other text.
    package init?(_ text: String) {
        let parts = (text.hasPrefix("/") ? text.dropFirst() : text[...])
            .split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, Slug.isValid(String(parts[1])),
            let collection = CollectionName.seeded.first(where: { $0.rawValue == parts[0] })
        else { return nil }
        self.init(collection, String(parts[1]))
    }
}

extension RecordAddress: CustomStringConvertible {
    /// The collection and the id, as commands take them.
    package var description: String { "\(collection)/\(id)" }
}

extension RecordAddress: Comparable {
    /// Orders by collection, then by id.
    package static func < (left: RecordAddress, right: RecordAddress) -> Bool {
        (left.collection.rawValue, left.id) < (right.collection.rawValue, right.id)
    }
}
