/// Checks that every fact of a record has a source, and that evidence speaks of facts that are there.
struct EvidenceChecker {
    let record: SeedRecord
    let schema: CollectionSchema

    /// The faults of a record's evidence.
    func faults() -> [SeedFault] {
        guard schema.isEvidenced else { return [] }
        let paths = record.value.values(at: ["evidence", "fields"]).compactMap(\.string)
        return uncovered(by: paths) + astray(paths)
    }

    private func uncovered(by paths: [String]) -> [SeedFault] {
        let covered = Set(paths.map { Self.parts(of: $0).field })
        return schema.fields.filter { $0.isInSeed && $0.isFact }.compactMap { field in
            guard record.value[field.name] != nil, !covered.contains(field.name) else { return nil }
            return record.fault(
                field.name,
                "no evidence; add an entry to `evidence` whose fields name it, or take it out"
            )
        }
    }

    private func astray(_ paths: [String]) -> [SeedFault] {
        paths.compactMap { path in
            let parts = Self.parts(of: path)
            guard let field = schema.fields.first(where: { $0.name == parts.field && $0.isInSeed }) else {
                let near = EditDistance.nearest(to: parts.field, among: schema.fields.filter(\.isInSeed).map(\.name))
                return record.fault(
                    "evidence",
                    "\"\(path)\" names no field; " + (near.map { "did you mean \($0)?" } ?? "take it out")
                )
            }
            guard let value = record.value[field.name] else {
                return record.fault("evidence", "\"\(path)\" is not in the record; add the field or take the path out")
            }
            guard let part = parts.part, !Self.holds(value, field.type, part) else { return nil }
            return record.fault("evidence", "\"\(path)\" points at nothing in \(field.name); \(Self.hint(field.type))")
        }
    }

    /// The field that a path begins with, and what it names in the field.
    private static func parts(of path: String) -> (field: String, part: String?) {
        guard let dot = path.utf8.firstIndex(of: UInt8(ascii: ".")) else { return (path, nil) }
        let part = path[path.utf8.index(after: dot)...]
        return (String(path[..<dot]), part.isEmpty ? nil : String(part))
    }

    /// Whether a field's value has a part that an evidence path names.
    static func holds(_ value: JSON, _ type: FieldType, _ part: String) -> Bool {
        switch type {
        case .object: value[part] != nil
        case .list(.object(_, let key?)): value.array?.contains { $0[key]?.string == part } ?? false
        case .list: value.array?.contains { $0.string == part } ?? false
        default: false
        }
    }

    private static func hint(_ type: FieldType) -> String {
        switch type {
        case .object: "after the dot comes a key of the object"
        case .list(.object(_, let key?)): "after the dot comes the \(key) of one of its items"
        case .list: "after the dot comes one of its values"
        default: "the field has no parts"
        }
    }
}
