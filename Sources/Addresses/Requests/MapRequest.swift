package import Directory
package import Drawings

/// What the parameters of the map ask for.
package struct MapRequest: Sendable {
    /// The collections with places, in the order the map gives them.
    package static let collections: [CollectionName] = [.operations, .institutions]

    /// The words for them: the types of their records.
    package static let types = collections.map { (word: CollectionSchema.named($0).type, collection: $0) }

    /// How many records of a collection are drawn and listed at most. Without a drawing all are given.
    package static let greatestCount = 2_000

    /// The collections asked for; all where none is named.
    package var chosen: [CollectionName] = []
    /// The words that records have to hold.
    package var text: TextQuery?
    /// The day whose world is asked about; nil for today, with what has ended.
    package var asOf: Day?
    /// What to do with records whose dates do not tell whether they existed on the day; nil leaves them out.
    package var undated: UndatedChoice?
    /// The part of the globe asked about.
    package var box: GeographicBox?
    /// The conditions, each as the first collection that knows the field has it.
    package var conditions: [Condition] = []
    /// The conditions of each collection; nil for one that can have no match, since it lacks a field that is asked for.
    package var own: [CollectionName: [Condition]] = [:]
    package var format: Format?
    /// The languages that names are wanted in; nil where none is named.
    package var languages: NameLanguages?

    /// Asks for everything.
    package static let everything = MapRequest(
        own: Dictionary(uniqueKeysWithValues: collections.map { ($0, []) })
    )

    /// The collections whose records may match.
    package var searched: [CollectionName] {
        Self.collections.filter { (chosen.isEmpty || chosen.contains($0)) && own[$0] != nil }
    }

    /// The question to a collection.
    ///
    /// - Parameter limit: how many records to give at most.
    package func query(_ collection: CollectionName, limit: Int = greatestCount) -> Query {
        var query = Query(
            collection,
            conditions: own[collection] ?? [],
            text: text,
            asOf: asOf,
            limit: limit
        )
        query.undated = undated
        query.needsEvidence = false
        return query
    }

    /// The same with something changed.
    package func with(_ change: (inout MapRequest) -> Void) -> MapRequest {
        var other = self
        change(&other)
        return other
    }

    /// Whether less than all is asked for, whatever the day and the part of the globe.
    package var isNarrowed: Bool { !conditions.isEmpty || text != nil || !chosen.isEmpty }

    /// The address that asks the same.
    package var address: String { Route.map.path + Target.query(pairs) }

    /// The address with other pairs.
    package func address(_ change: (inout [(String, String)]) -> Void) -> String {
        var pairs = pairs
        change(&pairs)
        return Route.map.path + Target.query(pairs)
    }

    /// The pairs that ask the same, general ones first.
    package var pairs: [(String, String)] {
        var pairs: [(String, String)] = []
        func add(_ parameter: GeneralParameter, _ value: String?) {
            if let value, !value.isEmpty { pairs.append((parameter.rawValue, value)) }
        }
        add(.q, text?.text)
        add(.asOf, asOf?.description)
        add(.undated, undated?.rawValue)
        add(.type, chosen.map { CollectionSchema.named($0).type }.joined(separator: ","))
        add(.bbox, box?.description)
        for condition in conditions { pairs += condition.pairs }
        add(.lang, languages?.text)
        add(.format, format?.rawValue)
        return pairs
    }

    /// The question in plain words.
    package var words: String {
        var words = (chosen.isEmpty ? Self.collections : chosen).map(\.rawValue).joined(separator: " and ")
        var parts = conditions.map(\.words)
        if let text { parts.insert("the words \(text.text) occur", at: 0) }
        if let box { parts.append("the seat is within \(box)") }
        if !parts.isEmpty { words += " where " + parts.joined(separator: " and ") }
        if let asOf { words += ", as of \(asOf)" }
        switch undated {
        case .only: words += " where dates do not tell"
        case .include: words += " or where dates do not tell"
        case nil: break
        }
        return words
    }
}

extension Condition {
    /// The condition as it stands in a query: one pair, or one for each value where a value holds a comma.
    package var pairs: [(String, String)] {
        let name = parameter.name + comparison.suffix
        guard standsApart else { return [(name, values.joined(separator: ","))] }
        return values.map { (name, $0) }
    }

    /// Whether each value stands alone in an address: where one has a comma in it, and for `contains`, in whose values
    /// commas separate nothing.
    package var standsApart: Bool { comparison == .contains || values.contains { $0.utf8.contains(UInt8(ascii: ",")) } }
}
