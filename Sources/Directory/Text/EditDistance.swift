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
    public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
        guard !word.isEmpty, word.unicodeScalars.count <= longest else { return nil }
        let letters = Folding.fold(word).unicodeScalars.map(\.value)
        var rows = Rows()
        var best: (candidate: String, distance: Int)?
        for candidate in candidates {
            // as many letters as the lengths differ by have to come or go; in UTF-8 none takes more than four bytes
            let size = candidate.utf8.count
            guard size + 3 >= letters.count, size <= 4 * (letters.count + 3) else { continue }
            let scalars = Folding.scalars(candidate)
            let allowed = max(1, min(letters.count, scalars.count) / 3)
            let limit = min(allowed, (best?.distance ?? .max) - 1)
            guard abs(scalars.count - letters.count) <= min(3, limit) else { continue }
            if let distance = rows.distance(letters, scalars, within: limit) { best = (candidate, distance) }
            if best?.distance == 0 { break }
        }
        return best?.candidate
    }
}
