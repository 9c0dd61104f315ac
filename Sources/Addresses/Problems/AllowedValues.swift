internal import Directory

/// The names or values that are allowed in a place, encoded for the problems that list them.
package struct AllowedValues: Sendable, Equatable {
    /// All of them.
    package let texts: [String]
    /// All of them as a JSON array.
    package let json: [UInt8]

    package init(_ texts: [String]) {
        self.texts = texts
        guard !texts.isEmpty else {
            json = []
            return
        }
        var stream = JSONStream(capacity: texts.count * 24)
        stream.beginArray()
        for text in texts { stream.value(text) }
        stream.endArray()
        json = stream.bytes
    }

    /// No names and no values.
    package static let none = AllowedValues([])

    /// How many bytes they take in a problem.
    package var size: Int { json.count }
}
