internal import Words

/// What somebody looks for in full text: words and phrases that all have to be found.
package struct TextQuery: Sendable, Equatable {
    /// A word, or words that have to follow each other.
    struct Term: Sendable, Equatable {
        /// The words, folded; never empty.
        let words: [WordList.Key]
        /// Whether the word may be the beginning of a longer one; never of a phrase.
        let endsInPrefix: Bool
    }

    /// The characters that a text to look for may have; more is no question, and would cost.
    package static let longest = 200
    /// The words that a text to look for may have; more is no question either.
    package static let mostWords = 64

    /// The terms, in the order they were written. Without any, nothing is found.
    let terms: [Term]
    /// The text as it was written.
    package let text: String
    /// How many words it has, those of phrases included.
    package var wordCount: Int { terms.reduce(0) { $0 + $1.words.count } }

    /// Reads a text: words, and phrases in double quotes. The last word outside quotes also finds longer words that
    /// begin with it.
    package init(_ text: String) {
        var terms: [Term] = []
        // every second part stands between quotes; an unclosed quote runs to the end
        let parts = Self.parts(text)
        for (index, part) in parts.enumerated() {
            let words = Folding.words(part).map(WordList.Key.init)
            if index % 2 == 1 {
                if !words.isEmpty { terms.append(Term(words: words, endsInPrefix: false)) }
            } else {
                for (place, word) in words.enumerated() {
                    let isLast = index == parts.count - 1 && place == words.count - 1
                    terms.append(Term(words: [word], endsInPrefix: isLast))
                }
            }
        }
        self.terms = terms
        self.text = text
    }

    /// What stands before, between and behind quotes.
    private static func parts(_ text: String) -> [String] {
        let quote = UInt8(ascii: "\"")
        guard text.utf8.contains(quote) else { return [text] }
        // a quote with a mark on it is another character
        return text.split(separator: "\"", omittingEmptySubsequences: false).map(String.init)
    }
}
