/// A word of up to 64 letters that others are compared with: a column of the table of edit distances is kept in the bits
/// of a few numbers, so that each letter of the other word costs a dozen operations (Myers 1999, Hyyrö 2003).
struct EditPattern: Sendable {
    /// How many letters it has.
    let count: Int
    /// For each ASCII letter, a bit for each of its places in the word.
    private var places = [UInt64](repeating: 0, count: 128)
    /// The same for all other letters.
    private var otherPlaces: [UInt32: UInt64] = [:]

    /// Nil for a word without letters or with more than 64.
    init?(_ letters: [UInt32]) {
        guard (1...64).contains(letters.count) else { return nil }
        count = letters.count
        for (place, letter) in letters.enumerated() {
            if letter < 0x80 {
                places[Int(letter)] |= 1 << UInt64(place)
            } else {
                otherPlaces[letter, default: 0] |= 1 << UInt64(place)
            }
        }
    }

    /// The distance to another word, as `EditDistance.between` has it. O(letters).
    func distance(to word: some Sequence<UInt32>) -> Int {
        let last: UInt64 = 1 << UInt64(count - 1)
        var distance = count
        // where the column rises and falls from one place to the next
        var (rises, falls): (UInt64, UInt64) = (~0, 0)
        // where the diagonal does not rise, and where the letter before stands
        var (level, former): (UInt64, UInt64) = (0, 0)
        for letter in word {
            let here = letter < 0x80 ? places[Int(letter)] : otherPlaces[letter] ?? 0
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
        return distance
    }
}
