internal import Directory
internal import Words

/// What values that a parameter does not take were probably meant as.
extension OperandReader {
    /// What a value was probably meant as, with the edits between what was typed and a word for it.
    struct Guess {
        /// What to put in its place; nil where several records come into question.
        let value: String?
        /// The records that may have been meant, where it refers to one.
        var suggestions: [Suggestion] = []
        let distance: Int
    }

    func guess(_ value: String, _ type: FieldType) -> Guess? {
        switch type {
        case .term(let vocabulary):
            let words = vocabulary.terms.flatMap { term in ([term.id] + term.aliases).map { ($0, term.id) } }
            return Self.guess(value, words.filter { !NameResolver.isCode($0.0) })
        case .reference(let collections):
            let near = finder(collections).nearest(to: value)
            guard let first = near.records.first else { return nil }
            return Guess(
                value: near.records.count == 1 ? first.id : nil,
                suggestions: near.records.map { Suggestion(value: $0) },
                distance: near.distance
            )
        case .either(let left, let right): return guess(value, among: [left, right])
        case .list(let element): return guess(value, element)
        case .date: return CalendarGuess.day(value).map { Guess(value: $0.description, distance: 0) }
        case .flag: return Self.guess(value, [("true", "true"), ("false", "false")])
        default: return nil
        }
    }

    func guess(_ value: String, among types: [FieldType]) -> Guess? {
        var best: Guess?
        for type in types {
            if let guess = guess(value, type), best.map({ guess.distance < $0.distance }) ?? true { best = guess }
        }
        return best
    }

    /// The nearest of some words; codes are not guessed from.
    static func guess(_ value: String, _ words: [(word: String, id: String)]) -> Guess? {
        guard !NameResolver.isCode(value), let near = EditDistance.nearestPlace(to: value, among: words.map(\.word))
        else { return nil }
        return Guess(value: words[near.place].id, distance: near.distance)
    }
}
