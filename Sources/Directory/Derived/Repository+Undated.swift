extension Repository {
    /// The fields in which the answer to a question about a past day is today's, since nothing dates them: of what its
    /// records show, and of what they were chosen, ordered and counted by. Empty for today.
    ///
    /// - Parameters:
    ///   - shown: the fields that the answer shows; nil for all.
    ///   - records: those of the answer.
    /// - Complexity: linear in the records, or, where a question asks by a field with a history, in the collection; in most
    ///   cases a few records tell.
    package func notDated(_ query: Query, shown: [String]?, _ records: [Record]) -> [String] {
        if let english { return english.notDated(query, shown: shown, records) }
        guard let day = query.asOf, let lifespans = self[query.collection].lifespans else { return [] }
        let store = self[query.collection]
        let values = UndatedValues(store, day: day, seeded: seeded)
        let numbers = records.lazy.compactMap { store.record(id: $0.id)?.number }
        var places = values.places(among: numbers, fields: shown.map(Set.init))
        let used = used(by: query, store.schema)
        if !used.isEmpty {
            let meant = store.records.indices.lazy.filter {
                lifespans.isMeant($0, on: day.earliest, undated: query.undated)
            }
            places.formUnion(values.places(among: meant, fields: used))
        }
        return places.sorted().map { store.schema.fieldNames[$0] } + notDatedBehindReferences(query)
    }

    /// The fields of records that references lead to by which a question chooses and that are today's: `holder.dimensions`.
    private func notDatedBehindReferences(_ query: Query) -> [String] {
        var names: Set<String> = []
        for referenced in query.conditions.compactMap(\.referenced) {
            for (collection, condition) in referenced.alternatives {
                let asked = Query(collection, conditions: [condition], asOf: query.asOf)
                for name in notDated(asked, shown: [], []) { names.insert("\(referenced.reference.name).\(name)") }
            }
        }
        return names.sorted()
    }

    /// The fields of a record of a past day that are today's. Empty for today.
    package func notDated(_ record: Record, asOf day: Day?, shown: [String]?) -> [String] {
        guard let day else { return [] }
        return notDated(Query(record.collection, asOf: day), shown: shown, [record])
    }

    /// The relations of a part of the graph of a past day that are today's. Empty for today.
    package func notDated(_ part: Subgraph, asOf day: Day?) -> [String] {
        guard let day else { return [] }
        var relations: Set<String> = []
        for collection in CollectionName.seeded {
            let edges = part.edges.filter { $0.from.collection == collection }
            let shown = Array(Set(edges.map(\.relation)))
            relations.formUnion(notDated(Query(collection, asOf: day), shown: shown, edges.map(\.from)))
        }
        return relations.sorted()
    }

    /// The fields that a question chooses, orders and counts by.
    private func used(by query: Query, _ schema: CollectionSchema) -> Set<String> {
        let parameters =
            query.conditions.map(\.decisive) + (query.hasUsualOrder ? [] : query.order.map(\.parameter)) + query.facets
            + query.groups.map(\.parameter)
        var paths = parameters.flatMap(\.leaves).map(\.path)
        if query.text != nil { paths += ["name", "names"] + schema.prose }
        return Set(paths.compactMap { $0.split(separator: ".").first.map(String.init) })
    }
}
