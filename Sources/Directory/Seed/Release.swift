/// A release of the data: what it changed since the one before.
package struct Release: Sendable {
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

/// What a release did to a record.
package struct RecordChange: Sendable, Equatable {
    /// What was done.
    package enum Kind: String, Sendable {
        case added, changed, removed
    }

    /// A field that changed.
    package struct FieldChange: Sendable, Equatable {
        /// The name of the field.
        package let field: String
        /// What it held; of a list the items that went. Nil where it was not there, or no item went.
        package let before: JSON?
        /// What it holds since; of a list the items that came. Nil where it was taken out, or no item came.
        package let after: JSON?

        /// Describes the change of a field.
        package init(field: String, before: JSON?, after: JSON?) {
            (self.field, self.before, self.after) = (field, before, after)
        }
    }

    /// What was done.
    package let kind: Kind
    /// The collection, or `dataset` for what is said of the data set as a whole.
    package let collection: String
    /// The id of the record; empty for the data set as a whole.
    package let id: String
    /// The name of the record at the time.
    package let name: String
    /// The fields that changed, for a record that was there before and after.
    package let fields: [FieldChange]

    /// Describes a change.
    package init(kind: Kind, collection: String, id: String, name: String, fields: [FieldChange]) {
        (self.kind, self.collection, self.id) = (kind, collection, id)
        (self.name, self.fields) = (name, fields)
    }

    /// The collection that stands for what is said of the data set as a whole.
    package static let dataset = "dataset"

    /// The URL of the record.
    package var path: String { id.isEmpty ? "/\(collection)" : "/\(collection)/\(id)" }
}
