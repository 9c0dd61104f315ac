/// Why a text is not JSON, and where.
package struct JSONSyntaxError: Error, Equatable, CustomStringConvertible {
    /// An element of the outermost array.
    package struct Element: Sendable, Equatable {
        /// How many elements stand before it.
        package let index: Int
        /// Its member `id`; nil where that is no string, or stands behind the fault.
        package let id: String?
    }

    /// Where the fault is.
    package let position: TextPosition
    /// What is wrong and what would be right.
    package let reason: String
    /// The element of the outermost array that the fault is in; nil where it is in none.
    package let element: Element?
    /// The path of the value in the element, or in the text where that is no array: `evidence[2].source`.
    package let path: String?

    init(_ position: TextPosition, _ reason: String, element: Element? = nil, path: String? = nil) {
        (self.position, self.reason, self.element, self.path) = (position, reason, element, path)
    }

    /// One sentence for a person.
    package var description: String { "line \(position.line), column \(position.column): \(reason)" }
}
