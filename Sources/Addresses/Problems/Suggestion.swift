package import Directory

/// A record that somebody may have meant, told by its name and its address.
package struct Suggestion: Sendable, Equatable {
    /// What to put in the place of what was typed; nil where the address is that.
    package let value: String?
    /// The record's name.
    package let name: String
    /// The record's address.
    package let url: String

    /// Suggests a record as the value of a parameter.
    package init(value record: Record) { (value, name, url) = (record.id, record.name, record.path) }

    /// Suggests the address of a record.
    package init(address record: Record) { self.init(value: nil, name: record.name, url: record.path) }

    /// Suggests a list.
    package init(list name: String, at url: String) { self.init(value: nil, name: name, url: url) }

    /// The same at another address.
    package func at(_ url: String) -> Suggestion { Suggestion(value: value, name: name, url: url) }

    private init(value: String?, name: String, url: String) { (self.value, self.name, self.url) = (value, name, url) }

    /// The same for an address below the record's.
    package func below(_ segment: String) -> Suggestion {
        Suggestion(value: value, name: name, url: "\(url)/\(segment)")
    }

    /// Some suggestions as they stand in a sentence, the first few of them: `Georgia (/states/ge) or 3 more`.
    package static func words(_ suggestions: [Suggestion]) -> String {
        var words = suggestions.prefix(mostNamed).map { "\($0.name.excerpt()) (\($0.url))" }
        if suggestions.count > mostNamed { words.append("\(suggestions.count - mostNamed) more") }
        guard words.count > 1, let last = words.popLast() else { return words.first ?? "" }
        return words.joined(separator: ", ") + " or " + last
    }

    private static let mostNamed = 5

    /// Writes the suggestion as it stands in a problem.
    package func write(to stream: inout JSONStream) {
        stream.beginObject()
        if let value { stream.member("value", value) }
        stream.member("name", name.excerpt())
        stream.member("url", url)
        stream.endObject()
    }
}

extension JSONStream {
    /// Writes suggestions as a member; nothing where there are none.
    package mutating func member(suggestions: [Suggestion]) {
        guard !suggestions.isEmpty else { return }
        name("suggestions")
        beginArray()
        for suggestion in suggestions { suggestion.write(to: &self) }
        endArray()
    }
}
