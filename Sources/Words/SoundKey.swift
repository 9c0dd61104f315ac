/// What the keys of names are compared by whose spelling depends on who transliterated them: Kirgizstan and Kyrgyzstan, Tadschikistan
/// and Tajikistan, Lugansk and Luhansk, Aserbaidschan and Azerbaijan have the same key.
///
/// It is coarse, so it only proposes words; none is found by it that the searched records do not hold.
package enum SoundKey {
    /// The sound of a word's key; nil for a code and for letters of other scripts.
    package static func key(_ word: some Collection<UInt8>) -> [UInt8]? {
        guard word.count > WordKey.longestCode, word.allSatisfy({ (0x61...0x7A).contains($0) }) else { return nil }
        let letters = Array(word)
        var key: [UInt8] = []
        var place = 0
        while place < letters.count {
            let rest = letters[place...]
            if let (from, to) = sounds[Int(letters[place] - 0x61)].first(where: { rest.starts(with: $0.from) }) {
                for letter in to where letter != key.last { key.append(letter) }
                place += from.count
            } else {
                if letters[place] != key.last { key.append(letters[place]) }
                place += 1
            }
        }
        // a mute vowel at the end, as in Ukraina and Ukraine, distinguishes nothing
        while key.count > 3, let last = key.last, "aeiou".utf8.contains(last) { key.removeLast() }
        return key
    }

    private typealias Sound = (from: [UInt8], to: [UInt8])

    /// Letters and what they are written as, by the first letter; the longest first.
    private static let sounds: [[Sound]] = {
        // keys have s for z (`WordKey`)
        let pairs: [(String, String)] = [
            ("ch", "s"), ("ck", "k"), ("ce", "se"), ("ci", "si"), ("cy", "si"), ("cs", "s"), ("c", "k"), ("dsch", "i"),
            ("dsh", "i"), ("dj", "i"), ("ds", "s"), ("gh", "h"), ("g", "h"), ("ie", "e"), ("j", "i"), ("kh", "h"),
            ("ou", "u"), ("ph", "f"), ("q", "k"), ("schtsch", "s"), ("shch", "s"), ("sch", "s"), ("sh", "s"),
            ("tsch", "s"), ("tch", "s"), ("ts", "s"), ("th", "t"), ("w", "v"), ("x", "ks"), ("ye", "e"), ("yo", "e"),
            ("y", "i"),
        ]
        var sounds = [[Sound]](repeating: [], count: 26)
        for (from, to) in pairs.sorted(by: { $0.0.utf8.count > $1.0.utf8.count }) {
            guard let first = from.utf8.first else { continue }
            sounds[Int(first - 0x61)].append((Array(from.utf8), Array(to.utf8)))
        }
        return sounds
    }()
}
