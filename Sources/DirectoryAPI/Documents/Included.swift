internal import Directory

/// Finds the records that others refer to.
struct Included {
    let repository: Repository
    /// The day whose world is asked about.
    let asOf: Day?

    /// The records that these refer to in some fields, in full and once each, by collection and in the order of ids.
    ///
    /// - Parameter names: names of `Inclusion.names(of:)`.
    func json(_ names: [String], for records: [Record]) -> JSON {
        var ids: [CollectionName: Set<String>] = [:]
        for record in records {
            let schema = repository[record.collection].schema
            let value = record.value
            for name in names {
                let field = schema.fields.first { $0.name == (name == Inclusion.sources ? "evidence" : name) }
                for leaf in field?.referenceLeaves ?? [] {
                    guard case .value(let type) = leaf.content else { continue }
                    for id in leaf.values(in: value).compactMap(\.string) {
                        // an id is in one of the collections alone; the loader has seen to it
                        for collection in type.referenced { ids[collection, default: []].insert(id) }
                    }
                }
            }
        }
        return .object(
            CollectionName.allCases.compactMap { name in
                let store = repository.store(name, asOf: asOf)
                let found = (ids[name] ?? []).sorted().compactMap { store.record(id: $0)?.value }
                return found.isEmpty ? nil : JSON.Member(name.rawValue, .array(found))
            }
        )
    }
}
