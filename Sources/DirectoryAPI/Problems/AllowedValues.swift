internal import Directory

/// The names or values that are allowed in a place, encoded for the problems that list them.
struct AllowedValues: Sendable, Equatable {
    /// All of them.
    let texts: [String]
    /// All of them as a JSON array.
    let json: [UInt8]

    init(_ texts: [String]) {
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
    static let none = AllowedValues([])

    /// How many bytes they take in a problem.
    var size: Int { json.count }
}
