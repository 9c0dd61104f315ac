internal import Assets

/// A word that the glossary of the guides explains: the bold words at the beginning of an item of its lists.
package struct GlossaryTerm: Sendable {
    /// The word as the guide has it.
    package let word: String
    /// What it means, as far as its item tells.
    package let meaning: String

    /// The page that explains the words.
    package static let address = "/docs/glossary"

    /// All, by the word in small letters.
    package static let all: [String: GlossaryTerm] = {
        guard let file = Asset.all(in: .guides).first(where: { $0.name.hasPrefix("glossary") }) else { return [:] }
        var all: [String: GlossaryTerm] = [:]
        for line in String(decoding: file.bytes, as: UTF8.self).split(separator: "\n") where line.hasPrefix("- **") {
            // what stands between the marks: a term, or several, and what follows it behind a colon
            let parts = line.dropFirst(2).split(separator: "**", omittingEmptySubsequences: false)
            for place in parts.indices.dropLast() where parts[place + 1].hasPrefix(":") {
                let meaning = plain(parts[place + 1].dropFirst())
                for word in parts[place].split(separator: ",").map({ trimmed($0) }) where !word.isEmpty {
                    all[word.lowercased()] = GlossaryTerm(word: word, meaning: meaning)
                }
            }
        }
        return all
    }()

    /// The term that a text is, in one or several of it; nil for any other text.
    package static func named(_ text: String) -> GlossaryTerm? {
        let word = trimmed(Substring(text.lowercased()))
        guard word.utf8.count <= 64 else { return nil }
        return all[word] ?? (word.hasSuffix("s") ? all[String(word.dropLast())] : nil)
            ?? (word.hasSuffix("ies") ? all[word.dropLast(3) + "y"] : nil)
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text.drop { $0.isWhitespace || $0 == "\"" }
        while let last = text.last, last.isWhitespace || last == "\"" { text.removeLast() }
        return String(text)
    }

    private static func plain(_ text: Substring) -> String {
        var plain = trimmed(text).replacing("`", with: "")
        if let first = plain.first { plain = first.uppercased() + plain.dropFirst() }
        return plain
    }
}
