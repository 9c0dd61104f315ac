internal import Words

/// Finds the term, the date or the State of a record that a word of a question stands for, to show it.
struct MatchedTerm {
    private let repository: Repository
    /// The words of the question, the States that they name, and the symbols in it.
    private let keys: [[UInt8]]
    private let states: [String]
    private let symbols: [String]

    init(_ query: TextQuery, _ notes: SearchNotes, _ repository: Repository) {
        self.repository = repository
        let words = query.words
        let typed = words.map(\.key)
        // what was looked for in place of what was typed
        let corrected = notes.corrected.flatMap { SearchKeys.keys($0.to) }
        let meant = typed.indices.flatMap { place in
            repository.synonyms.entries(at: typed[place...]).flatMap(\.written)
        }
        keys = typed + corrected + meant
        states = words.flatMap(repository.searchContext.states(named:))
        symbols = query.parts.flatMap { part -> [String] in
            if case .words(_, let symbols) = part { symbols.flatMap(\.forms) } else { [] }
        }
    }

    /// The path of the first field that a word stands for, and its value in words; the name where none is found.
    func term(in record: Record, _ schema: CollectionSchema) -> (path: String, words: String) {
        let value = record.value
        for leaf in schema.shape.leaves {
            guard let term = SearchedTerm(leaf, in: schema) else { continue }
            for text in leaf.values(in: value).compactMap(\.string) {
                switch term {
                case .state where states.contains(text):
                    return (leaf.path, repository[.states].record(id: text)?.name ?? text)
                case .year where keys.contains(Array(text.utf8.prefix(4))): return (leaf.path, text)
                case .term(let vocabulary):
                    let known = vocabulary.terms.first { $0.id == text }
                    let labels = known.map { [$0.id, $0.label] + $0.aliases } ?? [text]
                    if labels.contains(where: { SearchKeys.keys($0).contains(where: keys.contains) }) {
                        return (leaf.path, known?.label ?? text)
                    }
                case .words where SearchKeys.keys(text).contains(where: keys.contains): return (leaf.path, text)
                case .symbol:
                    let folded = SearchFolding.fold(text)
                    let own = folded.withUnsafeBufferPointer { DocumentSymbol.symbols(in: $0).flatMap(\.forms) }
                    if own.contains(where: symbols.contains) || SearchKeys.keys(text).contains(where: keys.contains) {
                        return (leaf.path, text)
                    }
                case .asked(let words)
                where words.contains(where: { SearchKeys.keys($0).contains(where: keys.contains) }):
                    // of a person the name; a date or a currency would tell nothing
                    let field = leaf.path.split(separator: ".").first.map(String.init) ?? leaf.path
                    return leaf.field.name == "name" ? (leaf.path, text) : (field, field)
                default: break
                }
            }
        }
        return ("name", record.name)
    }
}
