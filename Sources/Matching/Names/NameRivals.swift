internal import Directory
internal import Words

/// The words of names as they are written, to see whether a slip may have been meant for another record's name.
struct NameRivals: Sendable {
    /// Each spelling with the number of its word.
    private let spellings: [(letters: String, key: String, word: Int32)]
    private let nearest: NearestWords
    /// The spellings of each word.
    private let forms: [Int32: Set<String>]
    /// The records that a word is the only telling one of a name of.
    private let alone: [Int32: Set<Int32>]

    /// - Parameters:
    ///   - forms: the spellings of each word.
    ///   - vocabulary: the words by number.
    init(_ forms: [Int32: Set<String>], _ vocabulary: [String], alone: [Int32: Set<Int32>]) {
        var spellings: [(letters: String, key: String, word: Int32)] = []
        for (word, written) in forms.sorted(by: { $0.key < $1.key }) {
            let key = vocabulary[Int(word)]
            for letters in written.union([key]).sorted() where Self.isPlain(letters) {
                spellings.append((letters, key, word))
            }
        }
        self.spellings = spellings
        nearest = NearestWords(spellings.map(\.letters))
        (self.forms, self.alone) = (forms, alone)
    }

    /// Whether a word is written in a name as it was typed.
    func isKnown(_ typed: String, as word: Int32) -> Bool { forms[word]?.contains(typed) ?? false }

    /// Whether what was typed begins as a word does.
    func beginsAlike(_ typed: String, _ word: Int32, _ text: String) -> Bool {
        guard let forms = forms[word] else { return typed.utf8.first == text.utf8.first }
        if forms.contains(typed) { return true }
        // a first letter that is doubled stands in the place of another
        let isDoubled = typed.utf8.first == typed.utf8.dropFirst().first
        return !isDoubled && forms.contains { $0.utf8.first == typed.utf8.first }
    }

    /// A slip: what was typed, the key of it, the word that it is taken for and that word's key.
    struct Slip {
        let typed: String
        let key: String
        let word: Int32
        let text: String
    }

    /// Whether a slip is clear: it begins as the word, is no other form of it nor a short word, which may be another one,
    /// and no other record's word is within one edit more. Two searches at most.
    ///
    /// - Parameter isOwn: whether a word is in a name of the record.
    func isClear(_ slip: Slip, isOwn: (Int32) -> Bool) -> Bool {
        let (typed, key, text) = (slip.typed, slip.key, slip.text)
        if isKnown(typed, as: slip.word) { return true }
        guard beginsAlike(typed, slip.word, text) else { return false }
        let keyEdits = EditDistance.between(key, text)
        let edits = (forms[slip.word] ?? [text]).map { EditDistance.between(typed, $0) }.min() ?? keyEdits
        guard min(edits, keyEdits) <= 2 else { return false }
        if keyEdits > 0 {
            let isSwap = key.utf8.count >= 6 && key.utf8.sorted() == text.utf8.sorted()
            guard isSwap || max(key.utf8.count, text.utf8.count) >= Self.longEnough else { return false }
            // another ending is another form: Bulgarian is no slip of Bulgaria or Bulgarien; a letter left out before the
            // last one is a slip
            let isInner = key.utf8.count != text.utf8.count && key.utf8.last == text.utf8.last
            let begun = zip(key.utf8, text.utf8).prefix { $0 == $1 }.count
            guard isInner || max(key.utf8.count, text.utf8.count) - begun > 2 else { return false }
        }
        return !hasRival(typed, min(edits, 2) + 1, slip, isOwn) && !hasRival(key, keyEdits + 1, slip, isOwn)
    }

    /// From so many letters on, a word with a slip is hardly another word.
    private static let longEnough = 8

    private func hasRival(_ typed: String, _ edits: Int, _ slip: Slip, _ isOwn: (Int32) -> Bool) -> Bool {
        guard Self.isPlain(typed), typed.utf8.count <= 64 else { return false }
        var work = NearestWords.Work()
        let records = alone[slip.word] ?? []
        let stem = slip.text.utf8.count >= 7 ? slip.text.dropLast() : Substring(slip.text)
        let found = nearest.places(near: Array(typed.utf8), atMost: edits, within: &work) { place, use in
            let (letters, key, word) = spellings[place]
            // words of the same record are one name in two languages; an ending is grammar
            guard word != slip.word, !isOwn(word), alone[word]?.isDisjoint(with: records) ?? true,
                !(key.hasPrefix(stem) && key.utf8.count <= slip.text.utf8.count + 2)
            else { return }
            var other = letters
            other.withUTF8 { use($0) }
        }
        return !found.places.isEmpty
    }

    private static func isPlain(_ letters: String) -> Bool {
        letters.utf8.count > WordKey.longestCode && letters.utf8.allSatisfy { (0x61...0x7A).contains($0) }
    }
}
