/// What a word is compared by: spellings that differ by rule have the same key.
///
/// British and American spelling (-isation, -ization; centre, center; programme, program; behaviour, behavior; defence,
/// defense), doubled letters, German ä written ae or a, and the plural of English. Words of up to three letters and
/// words with digits are codes: their key is the word.
package enum WordKey {
    /// Words of up to so many letters are codes and acronyms.
    package static let longestCode = 3

    /// Writes the key of a folded word in place of what an array holds. O(bytes).
    ///
    /// - Parameter isPrefix: whether the word may go on, so that nothing is known of its end.
    package static func write(_ word: UnsafeBufferPointer<UInt8>, isPrefix: Bool = false, to key: inout [UInt8]) {
        key.removeAll(keepingCapacity: true)
        let isPlain = word.count > longestCode && word.allSatisfy { (0x61...0x7A).contains($0) }
        guard isPlain else {
            key.append(contentsOf: word)
            return
        }
        var end = word.count
        var ending: UInt8?
        if !isPrefix { (end, ending) = singular(word) }
        // of a beginning nobody knows how long the word is
        let merges = isPrefix || word.count >= shortestMerged
        for place in 0..<end { append(word[place], to: &key, merges: merges) }
        // one letter typed on and on is no code
        guard key.count > 1 else {
            key.removeAll(keepingCapacity: true)
            key.append(contentsOf: word)
            return
        }
        if let ending { append(ending, to: &key, merges: merges) }
        if !isPrefix { respell(&key) }
    }

    /// The key of a folded word.
    package static func key(_ word: some Sequence<UInt8>, isPrefix: Bool = false) -> [UInt8] {
        var key: [UInt8] = []
        Array(word).withUnsafeBufferPointer { write($0, isPrefix: isPrefix, to: &key) }
        return key
    }

    /// Keys of a word that keep one letter which its key leaves out, a doubled one or the e of ae, oe and ue. It may stand
    /// there because a letter between was left out or mistyped: `terrrism`, `sloenia`. The key is two edits away from what
    /// was meant, these keys are one.
    ///
    /// - Parameters:
    ///   - word: the word, folded.
    ///   - key: its key.
    ///   - most: how many keys at most.
    package static func fullerKeys(_ word: some Collection<UInt8>, key: [UInt8], atMost most: Int = 3) -> [[UInt8]] {
        guard word.count >= shortestMerged else { return [] }
        var keys: [[UInt8]] = []
        // the place in the key of the letter read last, and whether a letter was left out behind it
        var (place, isFollowed) = (-1, false)
        for letter in word {
            let letter = letter == UInt8(ascii: "z") ? UInt8(ascii: "s") : letter
            let isDoubled = place >= 0 && key[place] == letter
            let isEOfUmlaut = place > 0 && letter == UInt8(ascii: "e") && isUmlaut(key[place])
            guard isDoubled || isEOfUmlaut else {
                (place, isFollowed) = (place + 1, false)
                // the end of a word may be spelled in another way
                guard place < key.count, key[place] == letter else { break }
                continue
            }
            guard !isFollowed, keys.count < most else { continue }
            isFollowed = true
            keys.append(Array(key[...place]) + [letter] + key[(place + 1)...])
        }
        return keys
    }

    /// Words of so many letters and more have one key whether a letter is doubled or not. Shorter ones may be acronyms.
    private static let shortestMerged = 5

    private static func append(_ letter: UInt8, to key: inout [UInt8], merges: Bool) {
        let letter = letter == UInt8(ascii: "z") ? UInt8(ascii: "s") : letter
        guard letter != key.last || !merges else { return }
        if letter == UInt8(ascii: "e"), let last = key.last, key.count > 1, isUmlaut(last) { return }
        key.append(letter)
    }

    private static func isUmlaut(_ letter: UInt8) -> Bool {
        letter == UInt8(ascii: "a") || letter == UInt8(ascii: "o") || letter == UInt8(ascii: "u")
    }

    /// Where the singular of a word ends, and a letter that follows.
    private static func singular(_ word: UnsafeBufferPointer<UInt8>) -> (end: Int, ending: UInt8?) {
        let count = word.count
        guard word[count - 1] == UInt8(ascii: "s") else { return (count, nil) }
        let before = word[count - 2]
        switch before {
        case UInt8(ascii: "s"), UInt8(ascii: "u"), UInt8(ascii: "i"): return (count, nil)
        case UInt8(ascii: "e"):
            if word[count - 3] == UInt8(ascii: "i"), count > 4 { return (count - 3, UInt8(ascii: "y")) }
            let stem = word[count - 3]
            let isSibilant =
                stem == UInt8(ascii: "s") && word[count - 4] == UInt8(ascii: "s") || stem == UInt8(ascii: "x")
                || stem == UInt8(ascii: "h")
            return (count - (isSibilant ? 2 : 1), nil)
        default: return (count - 1, nil)
        }
    }

    /// The end of a word in British spelling.
    private static func respell(_ key: inout [UInt8]) {
        for (from, to) in endings where key.count >= from.count && key.suffix(from.count).elementsEqual(from) {
            key.removeLast(from.count)
            key.append(contentsOf: to)
            return
        }
    }

    /// Ends of keys, and what is written for them. The longest before what it ends in.
    private static let endings: [(from: [UInt8], to: [UInt8])] = [
        ("programe", "program"), ("center", "centre"), ("theater", "theatre"),
        ("kilometer", "kilometre"), ("defense", "defence"), ("ofense", "ofence"), ("license", "licence"),
        ("alogu", "alog"), ("harbor", "harbour"), ("labor", "labour"), ("behavior", "behaviour"), ("honor", "honour"),
        ("color", "colour"), ("neighbor", "neighbour"), ("judgement", "judgment"),
    ].map { (Array($0.0.utf8), Array($0.1.utf8)) }
}
