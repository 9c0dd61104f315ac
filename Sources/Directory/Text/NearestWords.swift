/// Finds the one of many words that somebody probably meant. Seventeen bytes for each word leave most of them aside.
public struct NearestWords: Sendable {
    private let sketches: [LetterSketch]

    /// Gets to know words.
    public init(_ words: some Sequence<String>) { sketches = words.map { LetterSketch(Folding.scalars($0)) } }

    /// The place of the word nearest to one, as `EditDistance.nearest` has it, with its distance. O(words).
    ///
    /// - Parameter text: the word at a place.
    public func place(nearest word: String, text: (Int) -> String) -> (place: Int, distance: Int)? {
        guard var search = EditDistance.Search(word) else { return nil }
        for place in sketches.indices {
            guard search.mayBeNearer(sketches[place]) else { continue }
            search.look(at: place, text(place))
            if search.isOver { break }
        }
        return search.best
    }
}
