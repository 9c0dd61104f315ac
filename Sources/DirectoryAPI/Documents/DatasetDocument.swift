internal import Directory

/// What there is to know about the data set as a whole: version, licence, coverage, what is not known.
struct DatasetDocument {
    let repository: Repository

    /// The document.
    var bytes: [UInt8] {
        let dataset = repository.dataset
        var data: [JSON.Member] = [
            .init("title", .string(dataset.title)), .init("description", .string(dataset.description)),
            .init("unofficial", .string(dataset.unofficial)), .init("version", .string(repository.version)),
            .init("released", .string(dataset.released.description)),
            .init("citation", .string(Citation.line(repository, "/dataset"))),
        ]
        for name in ["licence", "publisher", "attribution"] { add(name, to: &data) }
        data.append(.init("collections", .array(repository.collections.map(coverage))))
        for name in ["definitions", "open_questions", "considered_not_included"] { add(name, to: &data) }
        let document: JSON = [
            "data": .object(data),
            "meta": [
                "data_version": .string(repository.shortVersion),
                "citation": .string(Citation.line(repository, "/dataset")),
            ],
            "links": ["self": "/dataset"],
        ]
        return document.bytes + [0x0A]
    }

    private func add(_ name: String, to members: inout [JSON.Member]) {
        if let value = repository.dataset.content[name] { members.append(.init(name, value)) }
    }

    /// How many records of a collection have each field, and on what they rest.
    private func coverage(_ store: CollectionStore) -> JSON {
        let facts = store.schema.fields.filter { $0.isInSeed && $0.isFact }
        let bases = store.records.map { Self.bases($0.value) }
        let fields = facts.map { field -> JSON in
            let holders = store.records.indices.filter { store.records[$0].value[field.name] != nil }
            let stated = holders.count { bases[$0].stated.contains(field.name) }
            return [
                "field": .string(field.name), "records": .integer(holders.count), "stated": .integer(stated),
                "inferred": .integer(
                    holders.count { !bases[$0].stated.contains(field.name) && bases[$0].inferred.contains(field.name) }
                ),
            ]
        }
        let gaps = store.records.reduce(0) { $0 + ($1.value["gaps"]?.array?.count ?? 0) }
        return [
            "name": .string(store.schema.name.rawValue), "url": .string("/\(store.schema.name)"),
            "records": .integer(store.records.count), "known_gaps": .integer(gaps), "fields": .array(fields),
        ]
    }

    /// The fields of a record that a source states, and those that are inferred from one.
    private static func bases(_ record: JSON) -> (stated: Set<String>, inferred: Set<String>) {
        var (stated, inferred): (Set<String>, Set<String>) = ([], [])
        for entry in record["evidence"]?.array ?? [] {
            let heads = (entry["fields"]?.array ?? []).compactMap {
                $0.string?.split(separator: ".").first.map(String.init)
            }
            if entry["basis"] == "stated" { stated.formUnion(heads) } else { inferred.formUnion(heads) }
        }
        return (stated, inferred)
    }
}
