/// Finds the one of many words that somebody probably meant: only words of about the same length are looked at, and a
/// sketch of each leaves most of these aside.
package struct NearestWords: Sendable {
    private let sketches: [LetterSketch]
    /// The places of the words, ascending for each number of letters, one number after another.
    private let places: [UInt32]
    /// Where the words of each number of letters begin in `places`, and behind the last where they end.
    private let starts: [Int]

    /// Gets to know words.
    package init(_ words: some Sequence<String>) {
        let sketches = words.map { LetterSketch(Folding.scalars($0)) }
        var starts = [Int](repeating: 0, count: 257)
        for sketch in sketches { starts[sketch.count + 1] += 1 }
        for count in 0..<256 { starts[count + 1] += starts[count] }
        var next = starts
        var places = [UInt32](repeating: 0, count: sketches.count)
        for (place, sketch) in sketches.enumerated() {
            places[next[sketch.count]] = UInt32(place)
            next[sketch.count] += 1
        }
        (self.sketches, self.places, self.starts) = (sketches, places, starts)
    }

    /// How much a search may do: a suggestion is a courtesy, and whoever asks for many must not make others wait.
    package struct Work: Sendable, Equatable {
        /// How many sketches are compared.
        package var sketches = 32_768
        /// How many words are compared letter by letter.
        package var words = 2_048

        /// What a search may do.
        package init() {}
    }

    /// The place of the word nearest to one, as `EditDistance.nearest` has it, with its distance; of very many words of
    /// about that length, the nearest of those that were looked at. O(words of about that length), and no more than
    /// `Work` allows.
    ///
    /// - Parameter text: the word at a place.
    package func place(nearest word: String, text: (Int) -> String) -> (place: Int, distance: Int)? {
        var work = Work()
        return place(nearest: word, within: &work, text: text)
    }

    /// - Parameter work: what may be done; afterwards what is left of it.
    func place(nearest word: String, within work: inout Work, text: (Int) -> String) -> (place: Int, distance: Int)? {
        guard var search = EditDistance.Search(word) else { return nil }
        for difference in 0...EditDistance.Search.farthest {
            // the distance is no less than the difference in length
            if let best = search.best, best.distance < difference { break }
            look(at: search.count - difference, &search, &work, text)
            if difference > 0 { look(at: search.count + difference, &search, &work, text) }
        }
        return search.best
    }

    /// Looks at the words of so many letters.
    private func look(
        at count: Int,
        _ search: inout EditDistance.Search,
        _ work: inout Work,
        _ text: (Int) -> String
    ) {
        guard (0..<255).contains(count) else { return }
        for next in starts[count]..<starts[count + 1] {
            guard work.sketches > 0, work.words > 0 else { return }
            work.sketches -= 1
            let place = Int(places[next])
            if search.mayBeNearer(sketches[place], at: place) {
                work.words -= 1
                search.look(at: place, text(place))
            }
        }
    }

    /// The places of the words nearest to one, all at the same distance, `distance` edits at most; none where no word is
    /// so near. Work is bounded as that of `place(nearest:)`.
    ///
    /// - Parameters:
    ///   - word: a word in ASCII.
    ///   - work: what may be done; afterwards what is left of it.
    ///   - bytes: lends the word at a place, which is one in ASCII.
    package func places(
        near word: some Collection<UInt8>,
        atMost distance: Int,
        within work: inout Work,
        bytes: (Int, (UnsafeBufferPointer<UInt8>) -> Void) -> Void
    ) -> (places: [Int], distance: Int) {
        let letters = word.map(Folding.scalar)
        guard distance > 0, let pattern = EditPattern(letters) else { return ([], 0) }
        let sketch = LetterSketch(letters)
        var limit = distance
        var found: [Int] = []
        for difference in 0...distance where difference <= limit {
            for count in difference == 0 ? [letters.count] : [letters.count - difference, letters.count + difference] {
                guard (0..<255).contains(count) else { continue }
                for next in starts[count]..<starts[count + 1] {
                    guard work.sketches > 0, work.words > 0 else { return (found, limit) }
                    work.sketches -= 1
                    let place = Int(places[next])
                    guard sketch.leastDistance(to: sketches[place]) <= limit else { continue }
                    work.words -= 1
                    bytes(place) { other in
                        guard let edits = pattern.distance(toPlain: other, atMost: limit) else { return }
                        if edits < limit { found.removeAll() }
                        limit = min(limit, edits)
                        found.append(place)
                    }
                }
            }
        }
        return (found, limit)
    }
}
