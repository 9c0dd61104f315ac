package import Directory
internal import Words

/// What an identifier stands for in all of the data: `odihr`, an id that a record had, or one of others with its scheme,
/// `wikidata:Q81299`.
package enum IdentifiedRecord {
    /// A record.
    case one(Record)
    /// A record that was taken out.
    case removed(RemovedRecord)
    /// None, or several; the problem says what was meant.
    case none(Problem)

    /// How many records are told where several have an identifier.
    private static let mostTold = 20

    /// Looks an identifier up.
    package init(_ word: String, _ repository: Repository) {
        if let colon = word.firstIndex(of: ":") {
            self = Self.ofOthers(String(word[..<colon]), String(word[word.index(after: colon)...]), repository)
        } else {
            self = Self.ours(word, repository)
        }
    }

    // MARK: Ids

    private static func ours(_ word: String, _ repository: Repository) -> IdentifiedRecord {
        let id = Slug.isValid(word) ? word : word.lowercased()
        var records = repository.seeded.compactMap { $0.record(id: id) }
        if records.isEmpty { records = repository.seeded.compactMap { $0.record(formerID: id) } }
        if records.count == 1 { return .one(records[0]) }
        if records.count > 1 { return several(word, records) }
        for name in CollectionName.seeded {
            if let removed = repository.dataset.removed[name, id] { return .removed(removed) }
        }
        // names are not for good, so they lead nowhere from here
        let near = RecordFinder(repository, CollectionName.seeded)
        let found: [Record]
        switch near.meaning(of: word) {
        case .one(let record): found = [record]
        case .several(let records): found = Array(records.prefix(mostTold))
        case .removed, .none: found = near.nearest(to: word).records
        }
        return unknown("No record has the id \"\(word.excerpt())\".", found)
    }

    // MARK: Identifiers of others

    private static func ofOthers(_ word: String, _ value: String, _ repository: Repository) -> IdentifiedRecord {
        guard let scheme = IdentifierScheme.meant(by: word) else {
            let known = IdentifierScheme.all.map(\.id)
            let near = EditDistance.nearest(to: word.lowercased(), among: known)
            let hint = near.map { " Did you mean \($0)?" } ?? ""
            var problem = Problem(
                .notFound,
                "There is no scheme of identifiers \"\(word.excerpt())\".\(hint) The schemes are \(known.joined(separator: ", "))."
            )
            problem.nearest = near.map { Route.identifier("\($0):\(value.excerpt())").path }
            return .none(problem)
        }
        let records = CollectionName.seeded.flatMap { name -> [Record] in
            let store = repository[name]
            guard let parameter = store.parameters["identifier"] else { return [] }
            let operand = Column.Operand.text(Folding.fold("\(scheme.id):\(value)"))
            let condition = Condition(parameter, .equal, [operand])
            return repository.answer(Query(name, conditions: [condition], limit: mostTold)).records
        }
        if records.count == 1 { return .one(records[0]) }
        if records.count > 1 { return several("\(scheme.id):\(value)", Array(records.prefix(mostTold))) }
        let form = scheme.takes(value) ? "" : " An identifier of \(scheme.label) is \(scheme.form)."
        return unknown("No record is known as \"\(value.excerpt())\" in \(scheme.label).\(form)", [])
    }

    // MARK: Problems

    private static func several(_ word: String, _ records: [Record]) -> IdentifiedRecord {
        let suggestions = records.map { Suggestion(address: $0) }
        var problem = Problem(
            .notFound,
            "\"\(word.excerpt())\" stands for \(records.count) records: \(Suggestion.words(suggestions))."
        )
        problem.suggestions = suggestions
        return .none(problem)
    }

    private static func unknown(_ detail: String, _ records: [Record]) -> IdentifiedRecord {
        let suggestions = records.map { Suggestion(address: $0) }
        let question = suggestions.isEmpty ? "" : " Did you mean \(Suggestion.words(suggestions))?"
        var problem = Problem(.notFound, detail + question)
        problem.suggestions = suggestions
        problem.nearest = suggestions.count == 1 ? suggestions[0].url : nil
        return .none(problem)
    }
}
