internal import Words

/// Checks that every fact of a record has a source, and that evidence speaks of facts that are there.
struct EvidenceChecker {
    let record: SeedRecord
    let schema: CollectionSchema

    /// The faults of a record's evidence.
    func faults() -> [SeedFault] {
        guard schema.isEvidenced else { return [] }
        let paths = record.value.values(at: ["evidence", "fields"]).compactMap { $0.string.map(Path.init) }
        var parts: [String: Set<String>] = [:]
        return uncovered(by: paths) + paths.compactMap { astray($0, &parts) }
    }

    /// What an entry says that it speaks of.
    private struct Path {
        let text: String
        /// The field that the path begins with.
        let field: Substring
        /// What it names in the field.
        let part: Substring?

        init(_ text: String) {
            self.text = text
            if let dot = text.utf8.firstIndex(of: UInt8(ascii: ".")) {
                field = text[..<dot]
                let part = text[text.utf8.index(after: dot)...]
                self.part = part.isEmpty ? nil : part
            } else {
                (field, part) = (text[...], nil)
            }
        }
    }

    private func uncovered(by paths: [Path]) -> [SeedFault] {
        var members = OrderedMembers(record.value)
        let covered = Set(paths.map(\.field))
        return schema.fields.compactMap { field in
            guard field.isInSeed, field.isFact, members[field.name] != nil,
                !covered.contains(field.name[...])
            else { return nil }
            return record.fault(
                field.name,
                "no evidence; add an entry to `evidence` whose fields name it, or take it out"
            )
        }
    }

    /// - Parameter parts: those of each field that was looked at, so that many paths into a long list cost little.
    private func astray(_ path: Path, _ parts: inout [String: Set<String>]) -> SeedFault? {
        guard let field = schema.fields.first(where: { $0.name == path.field && $0.isInSeed }) else {
            let near = EditDistance.nearest(
                to: String(path.field),
                among: schema.fields.filter(\.isInSeed).map(\.name)
            )
            return record.fault(
                "evidence",
                "\"\(path.text.abbreviated)\" names no field; " + (near.map { "did you mean \($0)?" } ?? "take it out")
            )
        }
        guard let value = record.value[field.name] else {
            return record.fault(
                "evidence",
                "\"\(path.text)\" is not in the record; add the field or take the path out"
            )
        }
        guard let part = path.part else { return nil }
        let known = parts[field.name] ?? Self.parts(of: value, field.type)
        parts[field.name] = known
        guard !known.contains(String(part)) else { return nil }
        return record.fault(
            "evidence",
            "\"\(path.text)\" points at nothing in \(field.name); \(Self.hint(field.type))"
        )
    }

    /// Whether a field's value has a part that an evidence path names.
    static func holds(_ value: JSON, _ type: FieldType, _ part: some StringProtocol) -> Bool {
        parts(of: value, type).contains(String(part))
    }

    /// The parts of a field's value that an evidence path may name.
    private static func parts(of value: JSON, _ type: FieldType) -> Set<String> {
        switch type {
        case .object: Set((value.members ?? []).map(\.name))
        case .list(.object(_, let key?)): Set((value.array ?? []).compactMap { $0[key]?.string })
        case .list: Set((value.array ?? []).compactMap(\.string))
        default: []
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
