package import Directory
package import Markup
internal import Words

/// Marks the words of a text that were looked for, and shortens a long text to where they are.
package struct Highlight {
    private let words: [String]

    /// The characters of a text that are shown at most, about.
    private static let length = 240
    /// The characters before the first word found.
    private static let before = 80

    package init(_ query: TextQuery) { words = Folding.words(query.text) }

    /// Writes a text with what was found in `mark`.
    package func write(_ text: String, to html: inout HTML) {
        let pieces = pieces(of: text)
        var start = 0
        if text.count > Self.length, let first = pieces.firstIndex(where: \.isFound) {
            // from the beginning of a word
            var length = 0
            start = first
            while start > 0, length + pieces[start - 1].text.count < Self.before {
                start -= 1
                length += pieces[start].text.count
            }
        }
        if start > 0 { html.raw("… ") }
        var length = 0
        for piece in pieces[start...] {
            guard length < Self.length else { return html.raw(" …") }
            length += piece.text.count
            if piece.isFound { html.element("mark", text: piece.text) } else { html.text(piece.text) }
        }
    }

    /// The text cut into words and what stands between them.
    private func pieces(of text: String) -> [(text: String, isFound: Bool)] {
        var pieces: [(text: String, isFound: Bool)] = []
        var rest = Substring(text)
        while let first = rest.first {
            let isWord = first.isLetter || first.isNumber
            let piece = rest.prefix { ($0.isLetter || $0.isNumber) == isWord }
            rest = rest[piece.endIndex...]
            pieces.append((String(piece), isWord && isFound(String(piece))))
        }
        return pieces
    }

    private func isFound(_ word: String) -> Bool {
        let folded = Folding.fold(word)
        return words.contains(folded) || (words.last.map { folded.hasPrefix($0) } ?? false)
    }
}
