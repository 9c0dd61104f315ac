/// How often each letter is in a word: enough to leave most words aside without comparing letter by letter.
struct LetterSketch: Sendable {
    private let size: UInt8
    /// How often letters occur, 15 at most, by the last five bits of their scalars: four bits each.
    private let letters: SIMD2<UInt64>

    /// How many letters it has; 255 stands for all that have more.
    var count: Int { Int(size) }

    /// Sketches a word.
    init(_ scalars: [UInt32]) {
        size = UInt8(clamping: scalars.count)
        var letters = SIMD2<UInt64>()
        for scalar in scalars {
            let (half, shift) = (Int(scalar & 1), UInt64(scalar & 30) * 2)
            if letters[half] >> shift & 15 < 15 { letters[half] &+= 1 << shift }
        }
        self.letters = letters
    }

    /// A number that the distance to another word is not below: each edit brings or takes one letter at most.
    func leastDistance(to other: LetterSketch) -> Int {
        var (missing, added) = (0, 0)
        for half in 0..<2 {
            missing += Self.excess(of: letters[half], over: other.letters[half])
            added += Self.excess(of: other.letters[half], over: letters[half])
        }
        return max(missing, added)
    }

    /// The sum of what each count has beyond the other's, in four bits each.
    private static func excess(of left: UInt64, over right: UInt64) -> Int {
        // every second count in eight bits, where a difference has room for a borrow
        let mask: UInt64 = 0x0F0F_0F0F_0F0F_0F0F
        return excessOfBytes(left & mask, right & mask) + excessOfBytes(left >> 4 & mask, right >> 4 & mask)
    }

    private static func excessOfBytes(_ left: UInt64, _ right: UInt64) -> Int {
        let high: UInt64 = 0x8080_8080_8080_8080
        let ones: UInt64 = 0x0101_0101_0101_0101
        // the high bit of each byte stays where left is not below right
        let differences = (left | high) &- right
        let kept = ((differences & high) >> 7) &* 0xFF
        return Int(((differences & ~high & kept) &* ones) >> 56)
    }
}
