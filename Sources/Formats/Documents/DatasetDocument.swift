package import Addresses
package import Directory

/// What there is to know about the data set as a whole: version, licence, coverage, what is not known.
package struct DatasetDocument {
    package let repository: Repository

    /// Joins its parts.
    package init(repository: Repository) {
        self.repository = repository
    }

    /// The document in one of its formats.
    package func bytes(as format: Format) -> [UInt8] {
        switch format {
        case .jsonld: DatasetDescription(repository: repository).document.bytes + [0x0A]
        default: json
        }
    }

    private var json: [UInt8] {
        let dataset = repository.dataset
        var data: [JSON.Member] = [
            .init("title", .string(dataset.title)), .init("description", .string(dataset.description)),
            .init("unofficial", .string(dataset.unofficial)), .init("version", .string(repository.version)),
            .init("released", .string(dataset.released.description)),
            .init("citation", .string(repository.citation.text(Route.dataset.path))),
        ]
        if let newest = newestVerification { data.append(.init("newest_verification", newest)) }
        for name in ["licence", "publisher", "attribution"] { add(name, to: &data) }
        data.append(.init("releases", .array(repository.releases.reversed().map(Self.release))))
        data.append(.init("collections", .array(repository.seeded.map(coverage))))
        let completeness = Completeness.all(repository)
        if !completeness.isEmpty { data.append(.init("coverage", .array(completeness.map(\.json)))) }
        data.append(.init("names", .array(NameCoverage.all(repository).map(\.json))))
        for name in ["definitions", "open_questions", "considered_not_included", "removed"] { add(name, to: &data) }
        let document: JSON = [
            "data": .object(data),
            "meta": [
                "data_version": .string(repository.shortVersion),
                "citation": .string(repository.citation.text(Route.dataset.path)),
            ],
            "links": [
                "self": .string(Route.dataset.path), "cite": .string(Route.datasetCitation.path),
                "download": .string(Route.download.path), "changes": .string(CollectionName.changes.path),
                "description": .string("\(Route.dataset.path)?format=\(Format.jsonld.rawValue)"),
            ],
        ]
        return document.bytes + [0x0A]
    }

    private func add(_ name: String, to members: inout [JSON.Member]) {
        if let value = repository.dataset.content[name] { members.append(.init(name, value)) }
    }

    /// The date of the newest source that a fact of the OSCE rests on, with the source: nothing was checked against the
    /// world later.
    private var newestVerification: JSON? {
        let dated = repository[.sources].records.compactMap { source -> (day: Day, source: Record)? in
            let value = source.value
            guard let day = value["published"]?.string.flatMap({ Day($0) }),
                (value["facts"]?.array ?? []).contains(where: tellsOfTheOSCE)
            else { return nil }
            return (day, source)
        }
        return dated.max { $0.day < $1.day }.map { newest in
            ["date": .string(newest.day.description), "source": .string(newest.source.path)]
        }
    }

    /// Whether a fact is one of the OSCE: not where a place lies, nor what a State is called.
    private func tellsOfTheOSCE(_ fact: JSON) -> Bool {
        guard let record = fact["record"]?.string.flatMap({ repository.record(at: $0) }) else { return false }
        let schema = repository[record.collection].schema
        let paths = (fact["fields"]?.array ?? []).compactMap(\.string)
        guard record.collection != .states else {
            let own = schema.lifespan?.from ?? []
            return paths.contains { own.contains($0) }
        }
        let positions = schema.fields.flatMap(Leaf.leaves(ofField:)).filter {
            if case .position = $0.type { true } else { false }
        }.map(\.path)
        return paths.contains { !positions.contains($0) }
    }

    private static func release(_ release: Release) -> JSON {
        [
            "number": .integer(release.number), "version": .string(release.version),
            "date": .string(release.date.description), "title": .string(release.title),
            "changes": .integer(release.changes.count),
            "url": .string("\(CollectionName.changes.path)?release=\(release.number)"),
        ]
    }

    /// How many records of a collection have each field, and on what they rest.
    private func coverage(_ store: CollectionStore) -> JSON {
        let facts = store.schema.fields.filter { $0.isInSeed && $0.isFact }
        let contents = store.records.map(\.value)
        let bases = contents.map { Self.bases($0) }
        let fields = facts.map { field -> JSON in
            let holders = contents.indices.filter { contents[$0][field.name] != nil }
            let stated = holders.count { bases[$0].stated.contains(field.name) }
            return [
                "field": .string(field.name), "records": .integer(holders.count), "stated": .integer(stated),
                "inferred": .integer(
                    holders.count { !bases[$0].stated.contains(field.name) && bases[$0].inferred.contains(field.name) }
                ),
            ]
        }
        let gaps = contents.reduce(0) { $0 + ($1["gaps"]?.array?.count ?? 0) }
        return [
            "name": .string(store.schema.name.rawValue), "url": .string(store.schema.name.path),
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
            switch entry["basis"] {
            case "stated": stated.formUnion(heads)
            case "inferred": inferred.formUnion(heads)
            default: continue
            }
        }
        return (stated, inferred)
    }
}
