package import Directory

/// What a record is looked for by.
package struct MatchQuery: Sendable {
    /// A value that the record should have.
    package struct Property: Sendable {
        package let id: String
        /// What it should be, one of them.
        package let values: [JSON]

        /// Joins both.
        package init(id: String, values: [JSON]) {
            self.id = id
            self.values = values
        }
    }

    /// A name, an id or an address.
    package var text: String
    /// The collections to look in; nil where nothing was said, and all are looked in whose names nobody mistakes for others'.
    package var collections: [CollectionName]?
    package var properties: [Property] = []
    /// How many records are told at most.
    package var limit = Self.usualLimit

    package static let usualLimit = 5
    package static let mostLimit = 25
    /// How many properties count.
    package static let mostProperties = 20

    /// Asks by name.
    package init(_ text: String, in collections: [CollectionName]? = nil, limit: Int = Self.usualLimit) {
        self.text = text
        self.collections = collections
        self.limit = limit
    }

    /// The collections that are looked in where none is named. Mandates are called after institutions and documents, and
    /// sources after anything.
    package static let usual = CollectionName.seeded.filter { ![.mandates, .sources].contains($0) }

    /// The collection that a word means: its name, or the type of its records. Nil for an unknown one.
    package static func collection(_ word: String) -> CollectionName? {
        let word = word.lowercased()
        return CollectionName.seeded.first { $0.rawValue == word || CollectionSchema.named($0).type == word }
    }
}
