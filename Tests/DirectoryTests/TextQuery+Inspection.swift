import Words

@testable import Directory

extension TextQuery {
    /// Whether some words are the symbol of a document.
    var hasSymbols: Bool {
        parts.contains { part in if case .words(_, let symbols) = part { !symbols.isEmpty } else { false } }
    }

    /// Whether two words next to each other are one in the texts of a collection.
    func hasPairs(in store: CollectionStore) -> Bool {
        parts.contains { part in
            guard case .words(let words, _) = part else { return false }
            return zip(words, words.dropFirst()).contains { one, other in
                let joined = WordKey.key(one.key + other.key)
                return !store.text.words.place(of: WordList.Key(joined)).isEmpty
            }
        }
    }
}
