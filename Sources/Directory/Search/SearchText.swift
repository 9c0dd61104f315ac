internal import Words

/// The words of a text as it is written, each with what it is compared as: to mark what was found, and to show it.
package enum SearchText {
    /// A word, or what stands between two.
    package struct Piece {
        /// As it is written.
        package let text: String
        /// As it is compared; empty for what is no word.
        package let folded: [UInt8]
    }

    /// The text in pieces, in order; together they are the text.
    package static func pieces(of text: String) -> [Piece] {
        var pieces: [Piece] = []
        var rest = Substring(text)
        while let first = rest.first {
            let isWord = isWord(first)
            let piece = String(rest.prefix { Self.isWord($0) == isWord })
            rest = rest.dropFirst(piece.count)
            pieces.append(Piece(text: piece, folded: isWord ? SearchFolding.fold(piece) : []))
        }
        return pieces
    }

    /// The words of the text.
    static func words(of text: String) -> [Piece] { pieces(of: text).filter { !$0.folded.isEmpty } }

    private static func isWord(_ character: Character) -> Bool { character.isLetter || character.isNumber }
}
