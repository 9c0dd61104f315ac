/// Finds what somebody probably meant.
package enum EditDistance {
    /// The number of insertions, deletions, replacements and swaps of neighbours that make one text of the other
    /// (optimal string alignment). O(n·m).
    package static func between(_ left: String, _ right: String) -> Int {
        let (left, right) = (left.unicodeScalars.map(\.value), right.unicodeScalars.map(\.value))
        if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
        let width = right.count + 1
        // the last three rows of the table of distances
        var (before, previous) = ([Int](repeating: 0, count: width), Array(0..<width))
        for row in 1...left.count {
            var current = [Int](repeating: row, count: width)
            for column in 1..<width {
                let differs = left[row - 1] == right[column - 1] ? 0 : 1
                var cost = min(previous[column] + 1, current[column - 1] + 1, previous[column - 1] + differs)
                if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                    cost = min(cost, before[column - 2] + 1)
                }
                current[column] = cost
            }
            (before, previous) = (previous, current)
        }
        return previous[right.count]
    }

    /// The longest text for which a neighbour is looked for; a longer one is no typing error.
    static let longest = 64

    /// The candidate nearest to a word, case and diacritics aside; nil where none is near enough to have been meant.
    ///
    /// The first of equally near candidates wins. O(candidates).
    package static func nearest(to word: String, among candidates: [String]) -> String? {
        nearestPlace(to: word, among: candidates).map { candidates[$0.place] }
    }

    /// The candidates nearest to a word, so many at most, the nearest first; of equally near ones the first first.
    /// O(candidates · log candidates).
    package static func nearest(_ count: Int, to word: String, among candidates: [String]) -> [String] {
        guard let pattern = EditPattern(Folding.scalars(word)) else { return Array(candidates.prefix(count)) }
        return candidates.enumerated()
            .map { (place: $0, name: $1, distance: pattern.distance(to: Folding.scalars($1))) }
            .sorted { ($0.distance, $0.place) < ($1.distance, $1.place) }
            .prefix(count).map(\.name)
    }

    /// The place of the candidate nearest to a word, with its distance.
    package static func nearestPlace(to word: String, among candidates: [String]) -> (place: Int, distance: Int)? {
        guard var search = Search(word) else { return nil }
        for (place, candidate) in candidates.enumerated() {
            search.look(at: place, candidate)
            if search.isOver { break }
        }
        return search.best
    }

    /// The search for the word nearest to one.
    struct Search {
        private let pattern: EditPattern
        private let sketch: LetterSketch
        /// The place of the nearest word so far, and how far it is.
        private(set) var best: (place: Int, distance: Int)?

        /// Nil for what cannot be a typing error.
        init?(_ word: String) {
            guard !word.isEmpty, word.utf8.count <= EditDistance.longest * 4 else { return nil }
            var word = word
            let isPlain = word.isASCII
            // bytes in a row are gone through in a few instructions each, those of a String in many
            let made = word.withUTF8 { isPlain ? Self.prepared($0.lazy.map(Folding.scalar)) : nil }
            guard let (pattern, sketch) = isPlain ? made : Self.prepared(Folding.scalars(word)) else { return nil }
            (self.pattern, self.sketch) = (pattern, sketch)
        }

        private static func prepared(_ letters: some Collection<UInt32>) -> (EditPattern, LetterSketch)? {
            EditPattern(letters).map { ($0, LetterSketch(letters)) }
        }

        /// Whether nothing nearer can be found.
        var isOver: Bool { best?.distance == 0 }

        /// Looks at the word at a place.
        mutating func look(at place: Int, _ word: String) {
            let isPlain: Bool =
                word.utf8.withContiguousStorageIfAvailable { bytes in
                    // folding makes no text longer than its bytes are
                    guard bytes.count + Self.farthest >= pattern.count else { return true }
                    guard word.isASCII else { return false }
                    lookAtPlain(place, bytes)
                    return true
                } ?? false
            guard !isPlain else { return }
            let letters = Folding.scalars(word)
            guard isNear(letters.count, place) else { return }
            let distance = pattern.distance(to: letters)
            if distance <= limit(for: letters.count, place) { best = (place, distance) }
        }

        /// Whether the word at a place may be nearer than the nearest so far.
        func mayBeNearer(_ other: LetterSketch, at place: Int) -> Bool {
            isNear(other.count, place) && sketch.leastDistance(to: other) <= limit(for: other.count, place)
        }

        /// How many letters the word has that others are compared with.
        var count: Int { pattern.count }

        private mutating func lookAtPlain(_ place: Int, _ letters: UnsafeBufferPointer<UInt8>) {
            guard isNear(letters.count, place) else { return }
            let limit = limit(for: letters.count, place)
            if let distance = pattern.distance(toPlain: letters, atMost: limit) { best = (place, distance) }
        }

        /// Whether a word of so many letters may be near enough.
        private func isNear(_ count: Int, _ place: Int) -> Bool {
            abs(pattern.count - count) <= min(limit(for: count, place), Self.farthest)
        }

        /// How far a word of so many letters may be to have been meant and to come before the nearest so far: to be
        /// nearer, or as near and at an earlier place.
        private func limit(for count: Int, _ place: Int) -> Int {
            let meant = min(max(1, min(pattern.count, count) / 3), Self.mostEdits)
            guard let best else { return meant }
            return min(meant, place < best.place ? best.distance : best.distance - 1)
        }

        /// However long a word is, its writer does not mistype it more often.
        static let mostEdits = 8
        /// Words of very different length are not compared.
        static let farthest = 3
    }
}
