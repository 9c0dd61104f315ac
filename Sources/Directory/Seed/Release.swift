/// A release of the data: what it changed since the one before.
package struct Release: Sendable, Equatable {
    /// Its place among the releases, from 1.
    package let number: Int
    /// The version that it made.
    package let version: String
    /// The day of it, known to the day.
    package let date: Day
    /// What it was about, in a line.
    package let title: String
    /// What changed, in the order of collections and ids.
    package let changes: [RecordChange]

    /// Describes a release.
    package init(number: Int, version: String, date: Day, title: String, changes: [RecordChange]) {
        (self.number, self.version, self.date) = (number, version, date)
        (self.title, self.changes) = (title, changes)
    }

    /// The file that holds the releases.
    package static let file = "releases.json"
}

/// What a release did to a record, with all that is needed to undo it.
package struct RecordChange: Sendable, Equatable {
    /// What was done.
    package enum Kind: String, Sendable, CaseIterable {
        case added, changed, removed, renamed
    }

    /// A field that changed.
    package struct FieldChange: Sendable, Equatable {
        /// The name of the field.
        package let field: String
        /// What it held; of a list the items that went. Nil where it was not there, or no item went.
        package let before: JSON?
        /// What it holds since; of a list the items that came. Nil where it was taken out, or no item came.
        package let after: JSON?
        /// Where the items stood that went or came; nil where `before` and `after` are whole values.
        package let places: Places?

        /// The places of items in a list, from 0, ascending.
        package struct Places: Sendable, Equatable {
            /// Those of the items that went, in the list as it was.
            package let before: [Int]
            /// Those of the items that came, in the list as it is since.
            package let after: [Int]
        }
    }

    /// What was done.
    package let kind: Kind
    /// The collection; `dataset`, `vocabularies` or `synonyms` for the file of that name.
    package let collection: String
    /// The id of the record; empty for a file that holds no records.
    package let id: String
    /// The name of the record at the time.
    package let name: String
    /// The fields that changed, for a record that was there before and after.
    package let fields: [FieldChange]
    /// The id that the record had before, for one that was renamed.
    package let formerID: String?
    /// The record as it was, for one that was removed.
    package let content: JSON?

    /// Describes a change.
    package init(
        kind: Kind,
        collection: String,
        id: String = "",
        name: String,
        fields: [FieldChange] = [],
        formerID: String? = nil,
        content: JSON? = nil
    ) {
        (self.kind, self.collection, self.id, self.name) = (kind, collection, id, name)
        (self.fields, self.formerID, self.content) = (fields, formerID, content)
    }

    /// The URL of the record.
    package var path: String { id.isEmpty ? "/\(collection)" : "/\(collection)/\(id)" }

    /// The URL that the record had before, for one that was renamed.
    package var formerPath: String? { formerID.map { "/\(collection)/\($0)" } }
}
