package import Directory

/// Values of records that somebody has matched, to stand beside what was there before.
package struct ReconciliationExtension {
    private let ids: [String]
    private let properties: [Asked]
    private let repository: Repository

    private struct Asked {
        let id: String
        let limit: Int
        /// The records with the names that are wanted.
        let repository: Repository
    }

    /// How many properties may be asked for at once.
    static let mostProperties = 50
    /// Of how many records.
    static let mostRecords = 500

    /// Reads what is asked for, which is alike in both versions.
    ///
    /// - Throws: what is wrong with it as a whole.
    package init(_ content: JSON, _ repository: Repository) throws(MatchFault) {
        guard let ids = content["ids"]?.array else { throw .wrongKind("ids", "a list of ids") }
        guard let properties = content["properties"]?.array else {
            throw .wrongKind("properties", "a list of properties with their ids")
        }
        guard ids.count <= Self.mostRecords else { throw .tooManyValues("ids", ids.count, most: Self.mostRecords) }
        guard properties.count <= Self.mostProperties else {
            throw .tooManyValues("properties", properties.count, most: Self.mostProperties)
        }
        // what is asked for twice is told once
        var (known, asked) = (Set<String>(), Set<String>())
        self.ids = ids.compactMap(\.string).filter { known.insert($0).inserted }
        self.repository = repository
        self.properties = properties.compactMap { property in
            guard let id = property["id"]?.string, asked.insert(id).inserted else { return nil }
            let settings = property["settings"]
            // OpenRefine sends every setting as text
            let limit = settings?["limit"].flatMap { $0.double ?? $0.string.flatMap(Double.init) } ?? 0
            let language = settings?["language"]?.string.flatMap { try? NameLanguages.canonical($0).get() }
            return Asked(
                id: id,
                limit: limit >= 1 ? Int(min(limit, 10_000)) : Int.max,
                repository: language.map { repository.named(in: NameLanguages([$0])) } ?? repository
            )
        }
    }

    /// The answer in 0.2: rows by id.
    package var final: JSON {
        let rows = ids.map { id in
            JSON.Member(id, .object(values(of: id).map { .init($0.id, .array($0.values)) }.uniqued))
        }
        return ["rows": .object(rows), "meta": meta]
    }

    /// The answer in 1.0-draft: rows in the order of the ids.
    package var draft: JSON {
        let rows = ids.map { id -> JSON in
            let values = values(of: id).map { value -> JSON in
                ["id": .string(value.id), "values": .array(value.values)]
            }
            return ["id": .string(id), "properties": .array(values)]
        }
        return ["rows": .array(rows), "meta": meta]
    }

    /// What the properties are, in the order they were asked for. A property that refers to records of one type says so.
    private var meta: JSON {
        .array(
            properties.map { asked in
                let property = RecordProperty.named(asked.id)
                var members: [JSON.Member] = [
                    .init("id", .string(asked.id)), .init("name", .string(property?.name ?? asked.id)),
                ]
                if let target = property?.target {
                    members.append(.init("type", ReconciliationType(target).document))
                }
                return .object(members)
            }
        )
    }

    private func values(of id: String) -> [(id: String, values: [JSON])] {
        let record = RecordLookUp.record(id, repository)
        let value = record?.value
        return properties.map { asked in
            guard let record, let value, let property = RecordProperty.named(asked.id, of: record.collection) else {
                return (asked.id, [])
            }
            let found = property.values(in: value).compactMap { Self.cell($0.value, $0.leaf, asked.repository) }
            return (asked.id, Array(found.uniqued.prefix(asked.limit)))
        }
    }

    /// A value as the API has it.
    private static func cell(_ value: JSON, _ leaf: Leaf, _ repository: Repository) -> JSON? {
        switch value {
        case .string(let text):
            for collection in leaf.targets {
                guard let record = repository[collection].record(id: text) else { continue }
                return ["id": .string(record.id), "name": .string(record.name)]
            }
            // a month or a year is no day
            if case .date = leaf.type.element, text.utf8.count == 10 { return ["date": .string(text + "T00:00:00Z")] }
            return ["str": .string(text)]
        case .number(let literal): return Int(literal) == nil ? ["float": value] : ["int": value]
        case .bool(let flag): return ["str": flag ? "true" : "false"]
        case .object, .array, .null: return nil
        }
    }
}

extension Leaf {
    /// The collections that it refers to.
    var targets: [CollectionName] {
        if path == "seat.country" { return [.states] }
        switch type.element {
        case .reference(let collections): return collections
        case .either(let left, let right):
            return [left, right].flatMap { type -> [CollectionName] in
                if case .reference(let found) = type { found } else { [] }
            }
        default: return []
        }
    }
}

extension RecordProperty {
    /// The collection that all of its values refer to.
    var target: CollectionName? {
        if id == "country" { return .states }
        let targets = Set(leaves.flatMap(\.targets))
        guard targets.count == 1, case .reference? = leaves.first?.type.element else { return nil }
        return targets.first
    }
}

extension [JSON] {
    /// Each value once.
    fileprivate var uniqued: [JSON] {
        var seen: Set<JSON> = []
        return filter { seen.insert($0).inserted }
    }
}

extension [JSON.Member] {
    /// Each name once: the first.
    fileprivate var uniqued: [JSON.Member] {
        var seen: Set<String> = []
        return filter { seen.insert($0.name).inserted }
    }
}
