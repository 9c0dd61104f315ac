/// A line of Markdown: plain words with code, strong words, emphasis and links among them.
package struct MarkdownLine: Sendable {
    /// A piece of the line.
    package enum Piece: Sendable, Equatable {
        case words(String)
        case code(String)
        case strong(String)
        case emphasis(String)
        case link(String, address: String)
    }

    /// The pieces in order.
    package let pieces: [Piece]

    /// Takes a line apart. What opens and does not close stands for itself.
    package init(_ line: String) {
        var pieces: [Piece] = []
        var words = ""
        var rest = Substring(line)
        while let first = rest.first {
            if let (piece, after) = Self.piece(at: rest, behind: words.last) {
                if !words.isEmpty { pieces.append(.words(words)) }
                words = ""
                pieces.append(piece)
                rest = after
            } else {
                words.append(first)
                rest = rest.dropFirst()
            }
        }
        if !words.isEmpty { pieces.append(.words(words)) }
        self.pieces = pieces
    }

    private static func piece(at text: Substring, behind last: Character?) -> (Piece, after: Substring)? {
        if let (code, after) = inside("`", text, "`") { return (.code(code), after) }
        if let (strong, after) = inside("**", text, "**") { return (.strong(strong), after) }
        if let (words, after) = emphasis(at: text, behind: last) { return (.emphasis(words), after) }
        if let (label, rest) = inside("[", text, "]"), let (address, after) = inside("(", rest, ")") {
            return (.link(label, address: address), after)
        }
        return nil
    }

    /// Words between asterisks, which touch the words and stand neither inside a word nor alone.
    private static func emphasis(at text: Substring, behind last: Character?) -> (String, after: Substring)? {
        guard let (words, after) = inside("*", text, "*"), let first = words.first, let end = words.last,
            !first.isWhitespace, !end.isWhitespace, !isWord(last), !isWord(after.first)
        else { return nil }
        return (words, after)
    }

    private static func isWord(_ character: Character?) -> Bool {
        character.map { $0.isLetter || $0.isNumber } ?? false
    }

    /// What stands between two marks at the beginning of a text, and what follows.
    private static func inside(_ open: String, _ text: Substring, _ close: Character) -> (String, after: Substring)? {
        guard text.hasPrefix(open), let end = text.dropFirst(open.count).firstIndex(of: close) else { return nil }
        return (String(text.dropFirst(open.count)[..<end]), text[text.index(after: end)...])
    }

    private static func inside(_ open: String, _ text: Substring, _ close: String) -> (String, after: Substring)? {
        guard let mark = close.first, let (inner, after) = inside(open, text, mark) else { return nil }
        let left = close.dropFirst()
        guard after.hasPrefix(left) else { return nil }
        return (inner, after.dropFirst(left.count))
    }
}
