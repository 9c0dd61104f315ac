/// How often each letter is in a word: enough to leave most words aside without comparing letter by letter.
struct LetterSketch: Sendable {
    private let size: UInt8
    /// How often letters occur, 15 at most, by the last five bits of their scalars: four bits each.
    private let letters: SIMD16<UInt8>

    /// How many letters it has; 255 stands for all that have more.
    var count: Int { Int(size) }

    /// Sketches a word.
    init(_ scalars: some Collection<UInt32>) {
        size = UInt8(clamping: scalars.count)
        var (even, odd): (UInt64, UInt64) = (0, 0)
        for scalar in scalars {
            let shift = UInt64(scalar & 30) * 2
            if scalar & 1 == 0 { Self.count(shift, in: &even) } else { Self.count(shift, in: &odd) }
        }
        letters = unsafeBitCast(SIMD2(even, odd), to: SIMD16<UInt8>.self)
    }

    private static func count(_ shift: UInt64, in letters: inout UInt64) {
        if letters >> shift & 15 < 15 { letters += 1 << shift }
    }

    /// A number that the distance to another word is not below: each edit brings or takes one letter at most. The words
    /// have fewer than 256 letters.
    func leastDistance(to other: LetterSketch) -> Int {
        let (low, otherLow) = (letters & 0x0F, other.letters & 0x0F)
        let (high, otherHigh) = (letters &>> 4, other.letters &>> 4)
        let (mostLow, mostHigh) = (pointwiseMax(low, otherLow), pointwiseMax(high, otherHigh))
        let missing = (mostLow &- otherLow) &+ (mostHigh &- otherHigh)
        let added = (mostLow &- low) &+ (mostHigh &- high)
        return Int(max(missing.wrappedSum(), added.wrappedSum()))
    }
}
