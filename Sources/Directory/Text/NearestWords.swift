/// Finds the one of many words that somebody probably meant. Seventeen bytes for each word leave most of them aside.
struct NearestWords: Sendable {
    private let sketches: [EditDistance.Sketch]

    /// Gets to know words.
    init(_ words: some Sequence<String>) { sketches = words.map { EditDistance.Sketch(Folding.scalars($0)) } }

    /// The place of the word nearest to one, as `EditDistance.nearest` has it, with its distance. O(words).
    ///
    /// - Parameter text: the word at a place.
    func place(nearest word: String, text: (Int) -> String) -> (place: Int, distance: Int)? {
        guard var search = EditDistance.Search(word) else { return nil }
        for place in sketches.indices {
            search.look(at: place, sketches[place]) { Folding.scalars(text(place)) }
            if search.isOver { break }
        }
        return search.best
    }
}
