internal import Words

/// What a search knows beside the records it searches: the words that stand for each other, and the names of States,
/// which stand for the records that refer to them.
struct SearchContext: Sendable {
    let synonyms: Synonyms
    /// The States of today; nil where none are known.
    let states: CollectionStore?

    /// No words beside those of the records.
    static let none = SearchContext(synonyms: .none, states: nil)

    /// The ids of the States that a word names; none where it is part of the names of many.
    func states(named word: TextQuery.Word) -> [String] {
        guard let states, !word.isStopWord || word.isCode else { return [] }
        let index = states.text
        guard let place = index.words.place(of: WordList.Key(word.key)).first else { return [] }
        let holders = index.holders(of: place)
        guard holders.count <= Self.mostHolders else { return [] }
        var found: [Int] = []
        for passage in holders {
            switch index.passages.field(Int(passage)).role {
            case .name, .otherName, .code: break
            case .place, .terms, .prose: continue
            }
            let record = index.passages.record(Int(passage))
            if !found.contains(record) { found.append(record) }
        }
        return found.count <= Self.mostStates ? found.map { states.records[$0].id } : []
    }

    private static let mostHolders = 64
    private static let mostStates = 2
}
