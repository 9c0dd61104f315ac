internal import Words

/// What somebody looks for in full text: words, and phrases that have to be found as they are.
package struct TextQuery: Sendable, Equatable {
    /// A word of the question.
    struct Word: Sendable, Equatable {
        /// As it was typed.
        let text: String
        /// What it is compared by.
        let key: [UInt8]
        /// What longer words begin with that it may be the beginning of; nil where it is a word of its own.
        let prefix: [UInt8]?
        /// Whether it is a code or an acronym, which is never corrected.
        let isCode: Bool
        /// Whether it says little (`StopWords`).
        let isStopWord: Bool
        /// Whether a hyphen joins it to the word before.
        let isJoined: Bool

        /// Whether it was typed in another script than Latin.
        var isForeign: Bool { text.utf8.contains { SearchFolding.isForeign($0) } }
    }

    /// Words outside quotes, or a phrase.
    enum Part: Sendable, Equatable {
        /// Words, and the symbols of documents that some of them are.
        case words([Word], symbols: [Symbol])
        /// Words that have to follow each other.
        case phrase([Word])
    }

    /// Words that are the symbol of a document.
    struct Symbol: Sendable, Equatable {
        let words: Range<Int>
        let forms: [String]
    }

    /// The characters that a text to look for may have; more is no question, and would cost.
    package static let longest = 200
    /// The words that a text to look for may have; more is no question either.
    package static let mostWords = 64

    /// What is looked for, in the order it was written. Without any, nothing is found.
    let parts: [Part]
    /// The text as it was written.
    package let text: String

    /// The words, those of phrases included.
    var words: [Word] {
        parts.flatMap { part in
            switch part {
            case .words(let words, _), .phrase(let words): words
            }
        }
    }

    /// The words that say something, each once, as they were typed.
    package var separateWords: [String] {
        var seen: Set<String> = []
        return words.filter { !$0.isStopWord }.map(\.text).filter { seen.insert($0).inserted }
    }

    /// How many words it has, those of phrases included.
    package var wordCount: Int { words.count }

    /// Reads a text: words, and phrases in double quotes. The last word outside quotes also finds longer words that
    /// begin with it. O(bytes).
    ///
    /// - Parameter isOpen: whether the last word may go on.
    package init(_ text: String, isOpen: Bool = true) {
        var parts: [Part] = []
        // every second part stands between quotes; an unclosed quote runs to the end
        let sections = Self.sections(Acronym.undotted(text))
        for (number, section) in sections.enumerated() {
            let isLast = number == sections.count - 1
            let isPhrase = number % 2 == 1
            let (words, symbols) = Self.words(of: section, isOpen: isOpen && isLast && !isPhrase)
            if words.isEmpty { continue }
            parts.append(isPhrase ? .phrase(words) : .words(words, symbols: symbols))
        }
        self.parts = parts
        self.text = text
    }

    private static func words(of text: String, isOpen: Bool) -> (words: [Word], symbols: [Symbol]) {
        let folded = SearchFolding.fold(text)
        let typed = text.isASCII ? [] : SearchText.words(of: text)
        return folded.withUnsafeBufferPointer { bytes in
            var found: [FoldedWord] = []
            FoldedWord.words(of: bytes) { found.append($0) }
            let words = found.enumerated().map { number, word in
                let own = bytes[word.range]
                let text = String(decoding: own, as: UTF8.self)
                return Word(
                    text: typed.count == found.count ? typed[number].text.lowercased() : text,
                    key: WordKey.key(own),
                    prefix: isOpen && number == found.count - 1 ? WordKey.key(own, isPrefix: true) : nil,
                    isCode: own.count <= WordKey.longestCode || own.contains { (0x30...0x39).contains($0) },
                    isStopWord: StopWords.contains(own),
                    isJoined: word.isJoined
                )
            }
            let symbols = DocumentSymbol.symbols(in: bytes).map { Symbol(words: $0.words, forms: $0.forms) }
            return (words, symbols)
        }
    }

    /// What stands before, between and behind quotes.
    private static func sections(_ text: String) -> [String] {
        let quote = UInt8(ascii: "\"")
        guard text.utf8.contains(quote) else { return [text] }
        // a quote with a mark on it is another character
        return text.split(separator: "\"", omittingEmptySubsequences: false).map(String.init)
    }
}
