internal import Directory
internal import Words

extension Router {
    /// The record of a collection that a word stands for.
    ///
    /// Another case of an id is moved for good, and so is an id that the record had before; a name, code or acronym leads to
    /// its record as long as that is the only one that has it.
    ///
    /// - Parameter endings: whether the word may end in the name of a format.
    func record(_ collection: String, _ word: String, endings: Bool) -> Destination {
        guard let name = CollectionName(rawValue: collection) ?? CollectionName(rawValue: collection.lowercased())
        else { return nowhere([collection, word]) }
        if name == .changes, repository.netChange(id: word) != nil { return .resource(.record(name, id: word)) }
        let store = repository[name]
        let finder = RecordFinder(repository, [name])
        switch finder.meaning(of: word) {
        case .one(let record):
            let route = Route.record(name, id: record.id)
            if record.id == word { return collection == name.rawValue ? .resource(route) : .moved(route) }
            if record.id == word.lowercased() { return .moved(route) }
            return store.record(formerID: word.lowercased())?.id == record.id ? .renamed(route) : .found(route)
        case .several(let records):
            let suggestions = records.map { Suggestion(address: $0) }
            return .nowhere(
                detail: "\"\(word.excerpt())\" stands for \(records.count) records: \(Suggestion.words(suggestions)).",
                nearest: nil,
                suggestions: suggestions
            )
        case .removed(let record): return .gone(record)
        case .none:
            if let id = idBeforeRenaming(of: word, in: store) { return .found(.record(name, id: id)) }
            if endings, let found = withEnding([collection, word]) { return found }
            switch finder.meaning(inWords: word) {
            case .one(let record): return .found(.record(name, id: record.id))
            case .several(let records):
                let suggestions = records.map { Suggestion(address: $0) }
                return .nowhere(
                    detail:
                        "\"\(word.excerpt())\" may mean \(Suggestion.words(suggestions)). See \(store.schema.name.path) for all.",
                    nearest: nil,
                    suggestions: suggestions
                )
            case .removed, .none: return missing(word, store, finder)
            }
        }
    }

    /// The id that a record has in a former version and that a later release changed to the one that was asked for; nil
    /// where there is none.
    private func idBeforeRenaming(of word: String, in store: CollectionStore) -> String? {
        let id = word.lowercased()
        guard let newest = repository.newest?[store.schema.name],
            let record = newest.record(id: id) ?? newest.record(formerID: id)
        else { return nil }
        let former = (record.value["former_ids"]?.array ?? []).compactMap(\.string)
        return ([record.id] + former).first { store.record(id: $0) != nil }
    }

    /// The address that searches all collections for a word.
    private static func search(_ word: String) -> String {
        "\(Route.search.path)?\(GeneralParameter.q.rawValue)=\(Target.encode(String(word.prefix(TextQuery.longest))))"
    }

    /// The records of all collections that have a word as their id, a code or an acronym.
    private func named(_ word: String) -> [Record] {
        guard NameResolver.isCode(Folding.slug(word)) else { return [] }
        switch RecordFinder(repository, CollectionName.seeded).meaning(of: word) {
        case .one(let record): return [record]
        case .several(let records): return Array(records.prefix(5))
        case .removed, .none: return []
        }
    }

    /// The lists of records that refer to a term of this word where others refer to a record of a collection: of `xk`,
    /// which is no State, the operations there.
    private func lists(where collection: CollectionName, orWord word: String) -> [Suggestion] {
        repository.seeded.compactMap { store in
            for parameter in store.parameters.parameters where !parameter.isSynonym {
                // a wider word for the same places would say it less well
                guard parameter.referenced.contains(collection), !parameter.name.contains("."),
                    parameter.leaves.contains(where: { ($0.field.parameter ?? $0.path) == parameter.name })
                else { continue }
                for case .term(let vocabulary) in parameter.types {
                    guard let id = vocabulary.resolve(word), let term = vocabulary.terms.first(where: { $0.id == id })
                    else { continue }
                    let address = "\(store.schema.name.path)?\(parameter.name)=\(Target.encode(id))"
                    return Suggestion(list: "\(store.schema.name.rawValue) of \(term.label)", at: address)
                }
            }
            return nil
        }
    }

    /// Nothing has the word; what was probably meant.
    private func missing(_ word: String, _ store: CollectionStore, _ finder: RecordFinder) -> Destination {
        let near = finder.nearest(to: word).records
        let found = near.isEmpty ? finder.elsewhere(word) + named(word) : near
        var suggestions = found.map { Suggestion(address: $0) }
        if suggestions.isEmpty { suggestions = lists(where: store.schema.name, orWord: word) }
        let question = suggestions.isEmpty ? "" : "Did you mean \(Suggestion.words(suggestions))? "
        return .nowhere(
            detail:
                "There is no \(store.schema.type) \"\(word.excerpt())\". \(question)See \(store.schema.name.path) for all, or search: \(Self.search(word)).",
            nearest: suggestions.count == 1 ? suggestions[0].url : nil,
            suggestions: suggestions
        )
    }
}
