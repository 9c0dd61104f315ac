/// What an editor could do next, found in the records alone.
package struct Worklist: Sendable {
    /// What is looked for.
    package enum Kind: String, Sendable, CaseIterable {
        /// Records that have not ended, those first that a source showed longest ago.
        case age
        /// Facts that one source states.
        case singleSource = "single-source"
        /// Facts that no source states.
        case inferred
        /// Records and figures without a date.
        case undated
        /// What is not known.
        case gap
        /// Sources whose page is gone or moved, those without an archived copy first.
        case deadLink = "dead-link"
        /// Records without a name in a working language of the OSCE.
        case language

        /// What it finds, as a sentence for users.
        package var meaning: String {
            switch self {
            case .age: "Records that have not ended, those first that a source showed longest ago; what is due says so."
            case .singleSource: "Facts that rest on one source."
            case .inferred: "Facts that no source states; they are inferred."
            case .undated: "Records and figures without a date."
            case .gap: "What is not known, and why."
            case .deadLink: "Sources whose page is gone or moved, as the last check of links found them."
            case .language: "Records without an official name in a working language of the OSCE."
            }
        }
    }

    /// Something to do.
    package struct Item: Sendable, Equatable {
        /// The path of the record.
        package let record: String
        /// Its name.
        package let name: String
        /// The path of the value, as evidence names it; nil where the record as a whole is meant.
        package let field: String?
        /// What there is to know, in a few words.
        package let detail: String
    }

    private let repository: Repository
    private let links: [String: LinkState]

    /// The work that the records of a repository suggest.
    ///
    /// - Parameter links: what the last check of links found, by the ids of sources.
    package init(_ repository: Repository, links: [String: LinkState] = [:]) {
        (self.repository, self.links) = (repository, links)
    }

    /// The items of a kind, in the order in which they should be done.
    ///
    /// - Complexity: linear in the data.
    package func items(by kind: Kind) -> [Item] {
        switch kind {
        case .age: age()
        case .singleSource: facts { $0.count == 1 ? "one source: \($0[0].source)" : nil }
        case .inferred:
            facts { $0.allSatisfy { $0.basis == "inferred" } ? "inferred from \(Self.list($0.map(\.source)))" : nil }
        case .undated: undated()
        case .gap: gaps()
        case .deadLink: deadLinks()
        case .language: languages()
        }
    }

    /// The working languages of the OSCE (Helsinki Recommendations of 1973, 74), as BCP 47 tags.
    private static let workingLanguages = ["de", "en", "es", "fr", "it", "ru"]

    /// The collections whose records have names of their own in several languages.
    private static let named: Set<CollectionName> = [.institutions, .operations, .documents, .states]

    private static func list(_ texts: [String]) -> String { Array(Set(texts)).sorted().joined(separator: ", ") }

    private func item(_ record: Record, _ value: JSON, _ field: String?, _ detail: String) -> Item {
        Item(record: record.path, name: value["name"]?.string ?? record.id, field: field, detail: detail)
    }

    /// What is made of each record that has evidence of its own.
    private func records<Made>(_ make: (CollectionSchema, Record, JSON) -> [Made]) -> [Made] {
        repository.seeded.filter(\.schema.isEvidenced).flatMap { store in
            store.records.flatMap { make(store.schema, $0, $0.value) }
        }
    }

    // MARK: Facts

    private typealias Support = (source: String, basis: String)

    /// An item for each fact of whose evidence something can be said. Sources that contradict it do not count.
    private func facts(_ detail: ([Support]) -> String?) -> [Item] {
        records { _, record, value in
            var supports: [String: [Support]] = [:]
            var order: [String] = []
            for entry in value["evidence"]?.array ?? [] {
                guard let source = entry["source"]?.string, let basis = entry["basis"]?.string, basis != "contradicts"
                else { continue }
                for path in (entry["fields"]?.array ?? []).compactMap(\.string) {
                    if supports[path] == nil { order.append(path) }
                    if supports[path]?.contains(where: { $0.source == source && $0.basis == basis }) != true {
                        supports[path, default: []].append((source, basis))
                    }
                }
            }
            return order.compactMap { path in
                supports[path].flatMap(detail).map { item(record, value, path, $0) }
            }
        }
    }

    // MARK: Dates

    private func age() -> [Item] {
        let dates = Dictionary(
            repository[.sources].records.map { record -> (String, Day?) in
                let value = record.value
                return (record.id, (value["published"] ?? value["accessed"])?.string.flatMap { Day($0) })
            }
        ) { first, _ in first }
        let aged = records { schema, record, value -> [(day: Day?, item: Item)] in
            let ends = schema.lifespan?.to ?? []
            // what was done on a day, such as a decision, does not age
            guard let from = schema.lifespan?.from, from != ["date"], ends.allSatisfy({ value[$0] == nil }) else {
                return []
            }
            if let confirmed = Self.confirmation(schema, value) {
                return confirmed.isEnded ? [] : [(confirmed.day, item(record, value, nil, confirmed.detail))]
            }
            let sources = value.values(at: ["evidence", "source"]).compactMap(\.string)
            let newest = sources.compactMap { dates[$0] ?? nil }.max()
            let detail = newest.map { "newest source of \($0)" } ?? "no source bears a date"
            return [(newest, item(record, value, nil, detail))]
        }
        return aged.enumerated().sorted { left, right in
            switch (left.element.day, right.element.day) {
            case (let one?, let other?): one == other ? left.offset < right.offset : one < other
            case (nil, nil): left.offset < right.offset
            case (let one, _): one != nil
            }
        }.map(\.element.item)
    }

    /// When a source last showed a record, and whether that is long ago, in words; nil where its table does not say so.
    private static func confirmation(
        _ schema: CollectionSchema,
        _ value: JSON
    ) -> (day: Day?, detail: String, isEnded: Bool)? {
        var (day, isDue): (Day?, Bool?)
        var isTold = false
        for field in schema.fields {
            guard case .confirmation(let confirmation) = field.origin else { continue }
            isTold = true
            switch confirmation {
            case .date: day = value[field.name]?.string.flatMap { Day($0) }
            case .isDue: isDue = value[field.name].map { $0 == true }
            }
        }
        guard isTold else { return nil }
        let seen = day.map { "last seen \($0)" } ?? "no source that shows it bears a date"
        let due = isDue == true ? "; due, more than \(Confirmations.months) months before the release" : ""
        return (day, seen + due, isDue == nil)
    }

    private func undated() -> [Item] {
        records { schema, record, value in
            var items: [Item] = []
            if let from = schema.lifespan?.from, let first = from.first,
                from.allSatisfy({ value.values(at: $0.split(separator: ".").map(String.init)[...]).isEmpty })
            {
                items.append(item(record, value, first, "no date at which it begins"))
            }
            for field in schema.fields where field.isInSeed && field.isFact {
                guard case .list(.object(let members, _)) = field.type, let date = members.first, case .date = date.type
                else { continue }
                let count = (value[field.name]?.array ?? []).count { $0[date.name] == nil }
                if count > 0 { items.append(item(record, value, field.name, "\(count) without \(date.name)")) }
            }
            return items
        }
    }

    // MARK: Gaps, names, links

    private func gaps() -> [Item] {
        records { _, record, value in
            (value["gaps"]?.array ?? []).map { gap in
                item(record, value, gap["field"]?.string, gap["reason"]?.string ?? "")
            }
        }
    }

    private func languages() -> [Item] {
        records { schema, record, value in
            guard Self.named.contains(schema.name) else { return [] }
            let official = (value["names"]?.array ?? []).filter { $0["kind"] == "official" }
            let known = Set(official.compactMap { $0["language"]?.string?.prefix { $0 != "-" } })
            let missing = Self.workingLanguages.filter { !known.contains($0[...]) }
            guard !missing.isEmpty else { return [] }
            return [item(record, value, "names", "no official name in \(missing.joined(separator: ", "))")]
        }
    }

    private func deadLinks() -> [Item] {
        let found = repository[.sources].records.compactMap { record -> (isArchived: Bool, item: Item)? in
            guard let state = links[record.id], state.status == .gone || state.status == .moved else { return nil }
            let value = record.value
            // a source that was given another address since is no longer the one that was looked at
            guard value["source_url"]?.string == state.url else { return nil }
            let place = state.location.map { " to \($0)" } ?? ""
            let copy = value["archived_url"]?.string.map { "; archived at \($0)" } ?? "; no archived copy"
            let detail = "\(state.status.rawValue)\(place), \(state.url)\(copy)"
            return (value["archived_url"] != nil, item(record, value, "source_url", detail))
        }
        return found.filter { !$0.isArchived }.map(\.item) + found.filter(\.isArchived).map(\.item)
    }
}
