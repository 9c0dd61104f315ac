/// Puts the ids in force in the place of former ones by which records name each other. What a Seed is served and digested
/// as names each record in one way.
struct FormerReferences {
    let identifiers: IdentifierIndex
    /// What was found, each with the id to write.
    private(set) var findings: [SeedFault] = []
    /// Lists that name a record by two of its ids.
    private(set) var faults: [SeedFault] = []
    /// The positions of the records that name others by former ids; most name them by the ids in force.
    private var superseded: [CollectionName: Set<Int>] = [:]

    init(_ identifiers: IdentifierIndex) { self.identifiers = identifiers }

    /// Notes which records of a collection name others by former ids.
    mutating func note(_ findings: [ReferenceFinding], in collection: CollectionName) {
        for case .superseded(let position) in findings { superseded[collection, default: []].insert(position) }
    }

    /// The records of a collection, each with the ids in force.
    mutating func resolved(_ records: [CheckedRecord], of collection: CollectionName) -> [CheckedRecord] {
        guard let positions = superseded[collection] else { return records }
        let fields = CollectionSchema.named(collection).fields.filter(\.isInSeed)
        return records.map { record in
            guard positions.contains(record.position) else { return record }
            let tree = record.tree
            let value = resolved(tree, fields)
            return value == tree.value ? record : record.with(value, fields)
        }
    }

    /// The content of a record with the ids in force.
    mutating func resolved(_ record: SeedRecord, _ fields: [Field]) -> JSON {
        resolved(record.value, fields, at: "", record)
    }

    private mutating func resolved(_ value: JSON, _ fields: [Field], at prefix: String, _ record: SeedRecord) -> JSON {
        guard let members = value.members else { return value }
        return .object(
            members.map { member in
                guard let field = fields.first(where: { $0.name == member.name }) else { return member }
                let path = prefix + member.name
                // evidence names items by the ids that they are
                guard prefix.hasPrefix("evidence["), field.name == "fields" else {
                    return JSON.Member(member.name, resolved(member.value, field.type, at: path, record))
                }
                return JSON.Member(member.name, paths(member.value, record))
            }
        )
    }

    private mutating func resolved(_ value: JSON, _ type: FieldType, at path: String, _ record: SeedRecord) -> JSON {
        switch type {
        case .list(let element):
            let items = (value.array ?? []).enumerated().map { resolved($1, element, at: "\(path)[\($0)]", record) }
            let ids = items.compactMap(\.string)
            if !element.referenced.isEmpty, Set(ids).count < ids.count {
                faults.append(record.fault(path, "names a record by two of its ids; keep the one in force"))
            }
            return .array(items)
        case .object(let fields, _): return resolved(value, fields, at: "\(path).", record)
        default:
            guard let former = value.string, let present = present(of: former, type) else { return value }
            findings.append(record.fault(path, "\"\(former)\" is a former id; write \(present)"))
            return .string(present)
        }
    }

    /// The id in force of what a former id names; nil where it is none.
    private func present(of former: String, _ type: FieldType) -> String? {
        if case .either(_, .term(let vocabulary)) = type, vocabulary.contains(former) { return nil }
        guard !type.referenced.contains(where: { identifiers.contains(former, in: $0) }) else { return nil }
        return type.referenced.lazy.compactMap { identifiers.present(of: former, in: $0) }.first
    }

    /// Paths of evidence, those of items that are or have a reference with the id in force.
    private func paths(_ value: JSON, _ record: SeedRecord) -> JSON {
        let fields = CollectionSchema.named(record.collection).fields
        return .array(
            (value.array ?? []).map { path in
                guard let text = path.string, let dot = text.firstIndex(of: ".") else { return path }
                let key = String(text[text.index(after: dot)...])
                guard let field = fields.first(where: { $0.name == text[..<dot] }), let type = field.type.key,
                    let present = present(of: key, type)
                else { return path }
                return .string("\(field.name).\(present)")
            }
        )
    }
}

extension FieldType {
    /// What evidence calls an item of a list by; nil for what is no list.
    fileprivate var key: FieldType? {
        switch self {
        case .list(.object(let fields, let key)): fields.first { $0.name == key?.first }?.type
        case .list(let element): element
        default: nil
        }
    }
}
