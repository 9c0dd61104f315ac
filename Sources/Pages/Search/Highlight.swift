package import Directory
package import Markup
internal import Words

/// Marks the words of a text that were looked for, and shows of a long text the sentence that has most of them.
package struct Highlight {
    private let words: [[UInt8]]
    /// What the last word is the beginning of.
    private let prefix: [UInt8]?

    /// The characters of a text that are shown as they are.
    private static let length = 240

    /// - Parameter notes: what was corrected.
    package init(_ query: TextQuery, _ notes: SearchNotes = SearchNotes()) {
        let typed = SearchKeys.keys(query.text)
        words = typed + notes.corrected.flatMap { SearchKeys.keys($0.to) }
        let last = SearchFolding.fold(query.text).split { !FoldedWord.isLetter($0) }.last
        prefix = last.map { WordKey.key($0, isPrefix: true) }.flatMap { $0.count > 1 ? $0 : nil }
    }

    /// Writes a text with what was found in `mark`.
    ///
    /// - Parameter isWhole: whether a long text is written as a whole.
    package func write(_ text: String, to html: inout HTML, isWhole: Bool = false) {
        let pieces = SearchText.pieces(of: text).map { (text: $0.text, isFound: isFound($0.folded)) }
        let shown = text.count > Self.length && !isWhole ? sentence(of: pieces) : pieces.startIndex..<pieces.endIndex
        if shown.lowerBound > 0 { html.raw("… ") }
        var length = 0
        for piece in pieces[shown] {
            guard isWhole || length < Self.length * 2 else { return html.raw(" …") }
            length += piece.text.count
            if piece.isFound { html.element("mark", text: piece.text) } else { html.text(piece.text) }
        }
        if shown.upperBound < pieces.count { html.raw(" …") }
    }

    /// The first sentence with the most words that were found.
    private func sentence(of pieces: [(text: String, isFound: Bool)]) -> Range<Int> {
        var best = (count: 0, range: 0..<min(pieces.count, 40))
        var start = 0
        var count = 0
        for (place, piece) in pieces.enumerated() {
            if piece.isFound { count += 1 }
            let isEnd = piece.text.contains(". ") || piece.text.contains("; ") || place == pieces.count - 1
            guard isEnd else { continue }
            if count > best.count { best = (count, start..<place + 1) }
            (start, count) = (place + 1, 0)
        }
        return best.range
    }

    private func isFound(_ word: [UInt8]) -> Bool {
        guard !word.isEmpty else { return false }
        let key = WordKey.key(word)
        return words.contains(key) || prefix.map { WordKey.key(word, isPrefix: true).starts(with: $0) } ?? false
    }
}
