package import Directory

/// What an edit did to a record, in the terms of an editor.
package struct SeedChange: Sendable, Equatable {
    /// What was done.
    package enum Kind: String, Sendable {
        case added, changed, removed, renamed
    }

    /// The change of a value.
    package struct Part: Sendable, Equatable {
        /// The path of the value: a field, `object.field`, or `list.KEY`.
        package let path: String
        /// What it was; nil where there was nothing.
        package let before: JSON?
        /// What it is; nil where there is nothing.
        package let after: JSON?
        /// The sources that it rests on since; of a value that stayed, those that came.
        package let sources: [String]
        /// The sources that it no longer rests on.
        package let formerSources: [String]
        /// What is said of its sources since: that one contradicts it or says it in another way, or was compared with it.
        package let remarks: [String]

        /// Whether the value is another one, and not what it rests on alone.
        package var isOfValue: Bool { before != after }
    }

    /// What was done.
    package let kind: Kind
    /// The path of the record, `/dataset` for what is said of the data set as a whole.
    package let record: String
    /// Its name.
    package let name: String
    /// The path that it had before, for one that was renamed.
    package let from: String?
    /// What changed in it; of a record that was added, all of it.
    package let parts: [Part]
}
