/// Different words in order, looked up by their first eight letters as far as these tell them apart.
struct WordList: Sendable {
    private let words: TextTable
    /// The first eight bytes of each word as a number, so that numbers ascend as words do. NULs stand behind a short word.
    private let heads: [UInt64]

    /// Keeps words that ascend, each once.
    init(_ words: TextTable) {
        self.words = words
        heads = (0..<words.count).map { place in words.withBytes(at: place, Self.head) }
    }

    /// The places of the word itself, and of the words that begin with it. O(log n).
    func places(of word: String) -> (exact: Range<Int>, longer: Range<Int>) {
        let (head, size) = Self.head(of: word)
        let first = heads.partitioningIndex { $0 >= head }
        guard size <= 8 else {
            // the rest of the bytes is looked at among the words with this head
            return (words.places(of: word), words.places(beginningWith: word))
        }
        let last = size == 8 ? head : head | UInt64.max >> UInt64(size * 8)
        let end = heads.partitioningIndex { $0 > last }
        let isExact = first < end && heads[first] == head && words.size(at: first) == size
        return (first..<first + (isExact ? 1 : 0), first..<end)
    }

    private static func head(of word: String) -> (head: UInt64, size: Int) {
        var word = word
        return word.withUTF8 { (head(UnsafeRawBufferPointer($0)), $0.count) }
    }

    private static func head(_ word: UnsafeRawBufferPointer) -> UInt64 {
        var head: UInt64 = 0
        for place in 0..<8 { head = head << 8 | (place < word.count ? UInt64(word[place]) : 0) }
        return head
    }
}
