/// Finds what somebody probably meant.
public enum EditDistance {
    /// The number of insertions, deletions, replacements and swaps of neighbours that make one text of the other
    /// (optimal string alignment). O(n·m).
    public static func between(_ left: String, _ right: String) -> Int {
        let left = Array(left.unicodeScalars)
        let right = Array(right.unicodeScalars)
        if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
        var before = [Int](repeating: 0, count: right.count + 1)
        var previous = Array(0...right.count)
        for row in 1...left.count {
            var current = [row] + [Int](repeating: 0, count: right.count)
            for column in 1...right.count {
                let differs = left[row - 1] == right[column - 1] ? 0 : 1
                current[column] = min(previous[column] + 1, current[column - 1] + 1, previous[column - 1] + differs)
                if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                    current[column] = min(current[column], before[column - 2] + 1)
                }
            }
            before = previous
            previous = current
        }
        return previous[right.count]
    }

    /// The longest text for which a neighbour is looked for; a longer one is no typing error, and would cost.
    static let longest = 64

    /// The candidate nearest to a word, case and diacritics aside; nil where none is near enough to have been meant.
    ///
    /// The first of equally near candidates wins. O(candidates).
    public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
        guard !word.isEmpty, word.unicodeScalars.count <= longest else { return nil }
        let folded = Folding.fold(word)
        let length = folded.unicodeScalars.count
        var best: (candidate: String, distance: Int)?
        for candidate in candidates {
            let gap = abs(candidate.unicodeScalars.count - length)
            // as many letters as the lengths differ by have to come or go
            guard gap <= 3, gap < best?.distance ?? .max else { continue }
            let distance = between(folded, Folding.fold(candidate))
            guard distance <= max(1, min(folded.count, candidate.count) / 3) else { continue }
            if distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.candidate
    }
}
