internal import Directory

/// What a tool says: rows, as many as one answer has room for, and members beside them.
struct ToolAnswer {
    /// The bytes of an answer, as a whole message.
    static let longest = 100_000
    /// What the envelope takes of them.
    private static let envelope = 2_000

    /// The name of the rows with the rows; nil where the answer has none.
    var rows: (name: String, values: [JSON])?
    /// What stands beside them.
    var members: [JSON.Member] = []
    /// The number of the first row among all that there are, where a call can begin at another one.
    var offset: Int?

    /// The content, which fits into an answer.
    ///
    /// - Throws: a fault where not even the first row fits.
    func content() throws(ToolFault) -> JSON {
        guard let rows else {
            guard Self.cost(.object(members)) <= Self.longest - Self.envelope else { throw Self.tooLarge }
            return .object(members)
        }
        var room = Self.longest - Self.envelope - Self.cost(.object(members))
        var given: [JSON] = []
        for row in rows.values {
            room -= Self.cost(row) + 2
            if room < 0 { break }
            given.append(row)
        }
        var all: [JSON.Member] = [.init(rows.name, .array(given))] + members
        if given.count < rows.values.count {
            guard !given.isEmpty else { throw Self.tooLarge }
            var sentence =
                "These are the first \(given.count) of \(rows.values.count): more has no room in one answer."
            if let offset {
                let next = offset + given.count
                sentence += " Call it again with offset \(next) for the rest, or narrow the question."
                // of the rows that are given, not of those that there was no room for
                all.removeAll { $0.name == "next" }
                all.append(.init("next", ["offset": .integer(next)]))
            } else {
                sentence += " Narrow the question."
            }
            all.append(.init("truncated", .string(sentence)))
        }
        return .object(all)
    }

    private static let tooLarge = ToolFault(
        "The answer would be larger than \(longest) bytes. Name the fields that you need in fields, or narrow the question."
    )

    /// The bytes of a value in an answer: once as it is, and once as a text with its quotes escaped.
    static func cost(_ json: JSON) -> Int {
        json.bytes.reduce(0) { $0 + ($1 == UInt8(ascii: "\"") || $1 == UInt8(ascii: "\\") ? 3 : 2) }
    }
}
