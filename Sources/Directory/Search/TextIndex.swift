internal import Memoization
internal import Words

/// The words of a collection's records, arranged for full text search: for each word, the passages that hold it.
///
/// A word is kept as its key (`WordKey`). Beside these stand symbols of documents and the States that records refer to,
/// with a mark before them that no word has.
final class TextIndex: Sendable {
    /// The texts.
    let passages: Passages
    /// How many records were read.
    let recordCount: Int
    /// The different words in order.
    let words: WordList
    /// Where the passages of each word begin in `holders`, and behind the last where they end.
    private let starts: [UInt32]
    /// The passages that hold each word, ascending, one word after another.
    private let holders: [UInt32]
    /// The words that are corrected to; created with the first word that is in no index.
    private let spelling: Deferred<Spelling>

    /// What stands before the symbol of a document.
    static let symbolMark = "="
    /// What stands before the id of a State that a record refers to.
    static let stateMark = "@"

    /// Keeps what the builder arranged.
    init(passages: Passages, recordCount: Int, words: TextTable, starts: [UInt32], holders: [UInt32]) {
        self.passages = passages
        self.recordCount = recordCount
        let list = WordList(words)
        self.words = list
        self.starts = starts
        self.holders = holders
        spelling = Deferred { Spelling(list) }
    }

    /// How many passages hold one of some words.
    func occurrences(of places: Range<Int>) -> Int {
        places.isEmpty ? 0 : Int(starts[places.upperBound] - starts[places.lowerBound])
    }

    /// The passages that hold the word at a place, ascending.
    func holders(of place: Int) -> ArraySlice<UInt32> { holders[Int(starts[place])..<Int(starts[place + 1])] }

    /// The words that may have been meant by one that no record holds.
    func proposals(for word: [UInt8], within work: inout NearestWords.Work) -> [Spelling.Proposal] {
        spelling.value.proposals(for: word, words, within: &work)
    }

    /// The path of a passage's field, and where its text stands in its record, from its quote on; nil for terms, which
    /// stand in several fields.
    func place(of passage: Int) -> (path: String, start: Int)? {
        passages.hasText(passage) ? (passages.field(passage).path, passages.start(passage)) : nil
    }

    /// Whether a name holds the word at a place. A bounded number of passages is looked at.
    func isName(_ place: Int) -> Bool {
        holders(of: place).prefix(64).contains { passage in
            switch passages.field(Int(passage)).role {
            case .name, .otherName, .code, .place: true
            case .terms, .prose: false
            }
        }
    }

    /// The word at a place as a text writes it, in small letters; the key where no text has it.
    func spelling(of place: Int) -> String {
        let key = Array(words[place].utf8)
        for passage in holders(of: place).prefix(4) {
            for word in SearchText.words(of: passages.text(Int(passage))) where WordKey.key(word.folded) == key {
                return word.text.lowercased()
            }
        }
        return String(decoding: key, as: UTF8.self)
    }
}
