/// A word of up to 64 letters that others are compared with: a column of the table of edit distances is kept in the bits
/// of a few numbers, so that each letter of the other word costs a dozen operations (Myers 1999, Hyyrö 2003).
struct EditPattern: Sendable {
    /// How many letters it has.
    let count: Int
    /// For each letter that can be seen in ASCII, a bit for each of its places in the word; capital letters have those of
    /// small ones, so that a word in ASCII need not be folded.
    private var places = [UInt64](repeating: 0, count: 0x80 - Self.firstSeen)
    /// The same for all other letters.
    private var otherPlaces: [UInt32: UInt64] = [:]

    private static let firstSeen = 0x20

    /// Nil for a word without letters or with more than 64.
    init?(_ letters: some Collection<UInt32>) {
        count = letters.count
        guard (1...64).contains(count) else { return nil }
        for (place, letter) in letters.enumerated() {
            let bit: UInt64 = 1 << UInt64(place)
            guard (UInt32(Self.firstSeen)..<0x80).contains(letter) else {
                otherPlaces[letter, default: 0] |= bit
                continue
            }
            places[Int(letter) - Self.firstSeen] |= bit
            if (0x61...0x7A).contains(letter) { places[Int(letter) - 0x20 - Self.firstSeen] |= bit }
        }
    }

    /// The distance to another word, as `EditDistance.between` has it. O(letters).
    func distance(to word: [UInt32]) -> Int {
        var row = Row(count: count)
        for letter in word {
            row.take(
                (UInt32(Self.firstSeen)..<0x80).contains(letter)
                    ? places[Int(letter) - Self.firstSeen] : otherPlaces[letter] ?? 0
            )
        }
        return row.distance
    }

    /// The distance to a word in ASCII, case aside; nil as soon as it is certain to be greater than a limit. O(letters).
    func distance(toPlain word: UnsafeBufferPointer<UInt8>, atMost limit: Int) -> Int? {
        places.withUnsafeBufferPointer { places in
            var row = Row(count: count)
            var left = word.count
            for letter in word {
                let place = Int(letter) - Self.firstSeen
                row.take(place >= 0 ? places[place] : otherPlaces[UInt32(letter)] ?? 0)
                left -= 1
                // each letter to come lowers it by one at most
                if row.distance - left > limit { return nil }
            }
            return row.distance <= limit ? row.distance : nil
        }
    }

    /// The column of the table under way.
    private struct Row {
        /// The distance of the letters taken so far.
        private(set) var distance: Int
        private let last: UInt64
        /// Where the column rises and falls from one place to the next.
        private var rises: UInt64 = ~0
        private var falls: UInt64 = 0
        /// Where the diagonal does not rise, and where the letter before stands.
        private var level: UInt64 = 0
        private var former: UInt64 = 0

        init(count: Int) {
            distance = count
            last = 1 << UInt64(count - 1)
        }

        /// Takes the next letter of the other word, by its places in the pattern.
        mutating func take(_ here: UInt64) {
            let swapped = (~level & here) << 1 & former
            level = ((here & rises) &+ rises) ^ rises | here | falls | swapped
            var (up, down) = (falls | ~(level | rises), level & rises)
            if up & last != 0 { distance += 1 }
            if down & last != 0 { distance -= 1 }
            up = up << 1 | 1
            down <<= 1
            rises = down | ~(level | up)
            falls = up & level
            former = here
        }
    }
}
