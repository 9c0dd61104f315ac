/// Different words in order, looked up by their first eight letters as far as these tell them apart.
struct WordList: Sendable {
    private let words: TextTable
    /// The head of each word.
    private let heads: [UInt64]
    /// Where the words begin whose head has a certain first byte, and behind the last where they end.
    private let starts: [UInt32]

    /// Keeps words that ascend, each once.
    init(_ words: TextTable) {
        self.words = words
        let heads = (0..<words.count).map { place in words.withBytes(at: place, Key.head) }
        var starts = [UInt32](repeating: 0, count: 257)
        for head in heads { starts[Int(head >> 56) + 1] += 1 }
        for byte in 0..<256 { starts[byte + 1] += starts[byte] }
        (self.heads, self.starts) = (heads, starts)
    }

    /// How many words there are.
    var count: Int { heads.count }

    /// A word by its place.
    subscript(place: Int) -> String { words[place] }

    /// Lends a word by its place.
    func withBytes<Result>(at place: Int, _ use: (UnsafeRawBufferPointer) -> Result) -> Result {
        words.withBytes(at: place, use)
    }

    /// A word to look up, prepared once for many lists.
    struct Key: Sendable, Equatable {
        /// The word.
        let word: String
        /// The first eight bytes as a number, so that numbers ascend as words do. NULs stand behind a short word.
        fileprivate let head: UInt64
        /// How many bytes the word has.
        fileprivate let size: Int

        init(_ word: [UInt8]) { self.init(String(decoding: word, as: UTF8.self)) }

        init(_ word: String) {
            var word = word
            (head, size) = word.withUTF8 { (Self.head(UnsafeRawBufferPointer($0)), $0.count) }
            self.word = word
        }

        fileprivate static func head(_ word: UnsafeRawBufferPointer) -> UInt64 {
            var head: UInt64 = 0
            for place in 0..<8 { head = head << 8 | (place < word.count ? UInt64(word[place]) : 0) }
            return head
        }

        /// The greatest head of a word that begins with this one.
        fileprivate var lastHead: UInt64 { size >= 8 ? head : head | UInt64.max >> UInt64(size * 8) }
    }

    /// The place of the word itself; empty where it is not in the list. O(log n).
    func place(of key: Key) -> Range<Int> {
        let first = first(from: key)
        guard key.size <= 8 else { return words.places(of: key.word, in: first..<end(of: key, from: first)) }
        let isExact = first < heads.count && heads[first] == key.head && words.size(at: first) == key.size
        return first..<first + (isExact ? 1 : 0)
    }

    /// The places of the words that begin with a word, itself included. O(log n).
    func places(beginningWith key: Key) -> Range<Int> {
        let first = first(from: key)
        let places = first..<end(of: key, from: first)
        return key.size <= 8 ? places : words.places(beginningWith: key.word, in: places)
    }

    /// The place behind the words that begin with a word as far as their heads tell.
    private func end(of key: Key, from first: Int) -> Int {
        let last = key.lastHead
        // most beginnings have few words, which stand right behind
        var (low, step) = (first, 1)
        while low + step <= heads.count, heads[low + step - 1] <= last {
            low += step
            step *= 2
        }
        return partition(low..<min(low + step - 1, heads.count)) { $0 > last }
    }

    /// The place of the first word whose head is not below that of another.
    private func first(from key: Key) -> Int {
        let byte = Int(key.head >> 56)
        return partition(Int(starts[byte])..<Int(starts[byte + 1])) { $0 >= key.head }
    }

    /// The first place in a range whose head is behind a border; the end where none is.
    @inline(__always)
    private func partition(_ range: Range<Int>, _ isBehind: (UInt64) -> Bool) -> Int {
        heads.withUnsafeBufferPointer { heads in
            var (low, high) = (range.lowerBound, range.upperBound)
            while low < high {
                let middle = (low + high) / 2
                if isBehind(heads[middle]) { high = middle } else { low = middle + 1 }
            }
            return low
        }
    }
}
