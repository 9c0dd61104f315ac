/// A release of the data: what it changed since the one before.
public struct Release: Sendable {
    /// Its place among the releases, from 1.
    public let number: Int
    /// The version that it made.
    public let version: String
    /// The day of it, known to the day.
    public let date: Day
    /// What it was about, in a line.
    public let title: String
    /// What changed, in the order of collections and ids.
    public let changes: [RecordChange]

    /// The file that holds the releases.
    static let file = "releases.json"
}

/// What a release did to a record.
public struct RecordChange: Sendable, Equatable {
    /// What was done.
    public enum Kind: String, Sendable {
        case added, changed, removed
    }

    /// A field that changed.
    public struct FieldChange: Sendable, Equatable {
        /// The name of the field.
        public let field: String
        /// What it held; of a list the items that went. Nil where it was not there, or no item went.
        public let before: JSON?
        /// What it holds since; of a list the items that came. Nil where it was taken out, or no item came.
        public let after: JSON?
    }

    /// What was done.
    public let kind: Kind
    /// The collection, or `dataset` for what is said of the data set as a whole.
    public let collection: String
    /// The id of the record; empty for the data set as a whole.
    public let id: String
    /// The name of the record at the time.
    public let name: String
    /// The fields that changed, for a record that was there before and after.
    public let fields: [FieldChange]

    /// The collection that stands for what is said of the data set as a whole.
    static let dataset = "dataset"

    /// The URL of the record.
    public var path: String { id.isEmpty ? "/\(collection)" : "/\(collection)/\(id)" }
}
