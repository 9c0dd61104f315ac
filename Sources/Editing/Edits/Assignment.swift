package import Directory

/// A value for a place in a record.
package struct Assignment: Sendable {
    /// What the place is to hold.
    package enum Value: Sendable {
        /// What a person typed.
        case text(String)
        /// A value as it is.
        case json(JSON)
        /// Nothing.
        case none
    }

    /// The path of the place, as `FieldPath` reads it.
    package let path: String
    /// The value.
    package let value: Value

    /// Assigns a value.
    package init(_ path: String, _ value: Value) { (self.path, self.value) = (path, value) }
}
