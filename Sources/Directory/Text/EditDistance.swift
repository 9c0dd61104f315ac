/// Finds what somebody probably meant.
public enum EditDistance {
    /// The number of insertions, deletions, replacements and swaps of neighbours that make one text of the other
    /// (optimal string alignment). O(n·m).
    public static func between(_ left: String, _ right: String) -> Int {
        var rows = Rows()
        return rows.distance(left.unicodeScalars.map(\.value), right.unicodeScalars.map(\.value), within: .max) ?? 0
    }

    /// The rows of the table of distances that the next one needs, kept so that many texts are compared without taking
    /// memory for each.
    private struct Rows {
        private var before: [Int] = []
        private var previous: [Int] = []
        private var current: [Int] = []

        /// The distance between two texts; nil where it is beyond a limit.
        mutating func distance(_ left: [UInt32], _ right: [UInt32], within limit: Int) -> Int? {
            if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
            let width = right.count + 1
            if current.count < width {
                before = [Int](repeating: 0, count: width)
                (previous, current) = (before, before)
            }
            for column in 0..<width { previous[column] = column }
            for row in 1...left.count {
                current[0] = row
                var least = row
                for column in 1..<width {
                    let differs = left[row - 1] == right[column - 1] ? 0 : 1
                    var cost = min(previous[column] + 1, current[column - 1] + 1, previous[column - 1] + differs)
                    if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                        cost = min(cost, before[column - 2] + 1)
                    }
                    current[column] = cost
                    least = min(least, cost)
                }
                // a swap reaches back two rows, so that one row may be beyond the limit and the next not
                if least > limit &+ 1, limit != .max { return nil }
                swap(&before, &previous)
                swap(&previous, &current)
            }
            return previous[right.count] <= limit ? previous[right.count] : nil
        }
    }

    /// The longest text for which a neighbour is looked for; a longer one is no typing error, and would cost.
    static let longest = 64

    /// The candidate nearest to a word, case and diacritics aside; nil where none is near enough to have been meant.
    ///
    /// The first of equally near candidates wins. O(candidates).
    public static func nearest(to word: String, among candidates: [String]) -> String? {
        nearestPlace(to: word, among: candidates).map { candidates[$0.place] }
    }

    /// The place of the candidate nearest to a word, with its distance.
    public static func nearestPlace(to word: String, among candidates: [String]) -> (place: Int, distance: Int)? {
        guard var search = Search(word) else { return nil }
        for (place, candidate) in candidates.enumerated() {
            let letters = Folding.scalars(candidate)
            search.look(at: place, Sketch(letters)) { letters }
            if search.isOver { break }
        }
        return search.best
    }

    /// How often each letter is in a word: enough to leave most candidates aside without comparing letter by letter.
    struct Sketch: Sendable {
        /// How many letters it has; 255 stands for all that have more.
        let count: UInt8
        /// How often letters occur, 15 at most, by the last five bits of their scalars, two in a byte.
        private let letters: SIMD16<UInt8>

        init(_ scalars: [UInt32]) {
            count = UInt8(clamping: scalars.count)
            var letters = SIMD16<UInt8>()
            for scalar in scalars {
                let (place, shift) = (Int(scalar & 15), UInt8(scalar & 16) / 4)
                if letters[place] >> shift & 15 < 15 { letters[place] &+= 1 << shift }
            }
            self.letters = letters
        }

        /// A number that the distance to another word is not below: each edit brings or takes one letter at most.
        func leastDistance(to other: Sketch) -> Int {
            let fifteen = SIMD16<UInt8>(repeating: 15)
            let (low, otherLow) = (letters & fifteen, other.letters & fifteen)
            let (high, otherHigh) = (letters &>> 4, other.letters &>> 4)
            let missing = pointwiseMax(low, otherLow) &- otherLow &+ pointwiseMax(high, otherHigh) &- otherHigh
            let added = pointwiseMax(low, otherLow) &- low &+ pointwiseMax(high, otherHigh) &- high
            // a sum beyond 255 wraps to a smaller number, which the distance is not below either
            return max(Int(missing.wrappedSum()), Int(added.wrappedSum()), abs(Int(count) - Int(other.count)))
        }
    }

    /// The search for the word nearest to one.
    struct Search {
        private let letters: [UInt32]
        private let sketch: Sketch
        private var rows = Rows()
        /// The place of the nearest word so far, and how far it is.
        private(set) var best: (place: Int, distance: Int)?

        /// Nil for what cannot be a typing error.
        init?(_ word: String) {
            guard !word.isEmpty, word.unicodeScalars.count <= EditDistance.longest else { return nil }
            letters = Folding.scalars(word)
            sketch = Sketch(letters)
        }

        /// Whether nothing nearer can be found.
        var isOver: Bool { best?.distance == 0 }

        /// Looks at the word at a place.
        mutating func look(at place: Int, _ other: Sketch, _ scalars: () -> [UInt32]) {
            let allowed = max(1, min(letters.count, Int(other.count)) / 3)
            let limit = min(allowed, (best?.distance ?? .max) - 1)
            guard sketch.leastDistance(to: other) <= limit, abs(letters.count - Int(other.count)) <= 3 else { return }
            if let found = rows.distance(letters, scalars(), within: limit) { best = (place, found) }
        }
    }
}
