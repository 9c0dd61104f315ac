/// The bounds of content that requests have.
package enum RequestContent {
    /// The bytes of a form or a table.
    package static let longest = 256 << 10
    /// The bytes of a query that is content.
    package static let longestQuery = 64 << 10
    /// How deep JSON may be nested.
    package static let deepest = 32
    /// How many values JSON may have.
    package static let mostValues = 10_000
    /// The bytes of an address that an answer names as its own.
    package static let longestAddress = 8_000
}
