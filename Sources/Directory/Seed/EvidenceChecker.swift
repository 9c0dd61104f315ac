internal import Words

/// Checks that every fact of a record has a source, and that evidence speaks of facts that are there.
///
/// Each item of a list is a fact of its own. An entry that contradicts a fact covers nothing.
struct EvidenceChecker {
    let record: SeedRecord
    let schema: CollectionSchema

    /// The faults of a record's evidence.
    func faults() -> [SeedFault] {
        guard schema.isEvidenced else { return [] }
        var (paths, covering) = ([Path](), [Substring: Set<Substring?>]())
        var faults: [SeedFault] = []
        for entry in record.value["evidence"]?.array ?? [] {
            let own = (entry["fields"]?.array ?? []).compactMap { $0.string.map(Path.init) }
            paths += own
            if entry["basis"] != "contradicts" {
                for path in own { covering[path.field, default: []].insert(path.part) }
            } else if entry["says"] == nil {
                let names = own.map(\.text.abbreviated).joined(separator: ", ")
                faults.append(
                    record.fault(
                        "evidence",
                        "the entry that contradicts \(names) has no `says`; write what the source says"
                    )
                )
            }
        }
        var parts: [String: Parts] = [:]
        return uncovered(by: covering) + paths.compactMap { astray($0, &parts) } + faults
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

    private func uncovered(by paths: [Substring: Set<Substring?>]) -> [SeedFault] {
        var members = OrderedMembers(record.value)
        return schema.fields.flatMap { field -> [SeedFault] in
            guard field.isInSeed, field.isFact, let value = members[field.name] else { return [] }
            guard let covered = paths[field.name[...]] else {
                let hint = field.type.itemLabels(of: value)?.first.flatMap { $0 }
                let path = (hint.map { "\(field.name).\($0)" } ?? field.name).abbreviated
                return [
                    record.fault(
                        field.name,
                        "no evidence; add an entry to `evidence` whose fields name \(path), or take it out"
                    )
                ]
            }
            // a list named as a whole is a fault of the path
            guard !covered.contains(nil), let labels = field.type.itemLabels(of: value),
                // of a list that is too long, its length is the fault
                labels.count <= SeedBounds.members
            else { return [] }
            return labels.compactMap(\.self).filter { !covered.contains($0[...]) }.map { label in
                record.fault(
                    field.name,
                    "\(label.abbreviated) has no evidence; add \"\(field.name).\(label.abbreviated)\" to the fields of an entry of `evidence`"
                )
            }
        }
    }

    /// What paths may name in a field.
    private struct Parts {
        let known: Set<String>
        let isList: Bool
    }

    /// - Parameter parts: those of each field that was looked at, so that many paths into a long list cost little.
    private func astray(_ path: Path, _ parts: inout [String: Parts]) -> SeedFault? {
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
                "\"\(path.text.abbreviated)\" is not in the record; add the field or take the path out"
            )
        }
        let known =
            parts[field.name]
            ?? Parts(known: Self.parts(of: value, field.type), isList: field.type.itemLabels(of: value) != nil)
        parts[field.name] = known
        guard let part = path.part else {
            guard known.isList, let first = known.known.min() else { return nil }
            return record.fault(
                "evidence",
                "\"\(path.text)\" names the whole list; name its items, such as \"\(field.name).\(first.abbreviated)\", "
                    + "or let `osce-directory upgrade` do it"
            )
        }
        guard !known.known.contains(String(part)) else { return nil }
        return record.fault(
            "evidence",
            "\"\(path.text.abbreviated)\" points at nothing in \(field.name); \(Self.hint(field.type))"
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
        default: Set((type.itemLabels(of: value) ?? []).compactMap(\.self))
        }
    }

    private static func hint(_ type: FieldType) -> String {
        switch type {
        case .object: "after the dot comes a key of the object"
        case .list(.object(_, let key?)):
            "after the dot comes the \(key.first) of one of its items"
                + (key.fields.count == 1 ? "" : ", and where several share it the \(key.fields[1]) after a space")
        case .list: "after the dot comes one of its values"
        default: "the field has no parts"
        }
    }
}
