/// A field of a record, or a part of one, with what it rests on: what a fact-checker wants to see.
package struct EvidenceRow: Sendable {
    /// The path as evidence writes it: `established`, `names.OSCE Centre in Almaty`.
    package let path: String
    /// The value there.
    package let value: JSON
    /// The entries of the record's evidence that name the path. Empty where a part has none of its own.
    package let entries: [JSON]

    /// Joins a place and what it rests on.
    package init(path: String, value: JSON, entries: [JSON]) {
        (self.path, self.value, self.entries) = (path, value, entries)
    }

    /// Whether the value is stated by a source or inferred from one; nil where no entry names it but such as contradict it.
    package var basis: String? {
        let bases = entries.compactMap { $0["basis"]?.string }
        return ["stated", "inferred"].first { bases.contains($0) }
    }

    /// The rows of a record, in the order of the table: its facts, and what else its evidence names, such as a note.
    ///
    /// A field whose evidence names parts of it has a row for each part, those without evidence of their own too.
    package static func rows(of record: Record, _ schema: CollectionSchema) -> [EvidenceRow] {
        let content = record.value
        let entries = content["evidence"]?.array ?? []
        let paths = Set(entries.flatMap { $0["fields"]?.array ?? [] }.compactMap(\.string))
        let heads = Set(paths.compactMap { $0.split(separator: ".").first.map(String.init) })
        func naming(_ path: String) -> [JSON] {
            paths.contains(path) ? entries.filter { $0["fields"]?.array?.contains(.string(path)) ?? false } : []
        }
        return schema.fields.filter { heads.contains($0.name) || $0.isFact && $0.isInSeed }.flatMap { field in
            guard let value = content[field.name] else { return [EvidenceRow]() }
            let whole = naming(field.name)
            let parts = parts(of: value, field.type).map { part in
                let path = "\(field.name).\(part.name)"
                return (row: EvidenceRow(path: path, value: part.value, entries: naming(path)), isFact: part.isFact)
            }
            let named = parts.filter { !$0.row.entries.isEmpty }.map(\.row)
            if named.isEmpty { return [EvidenceRow(path: field.name, value: value, entries: whole)] }
            if whole.isEmpty { return parts.filter { $0.isFact || !$0.row.entries.isEmpty }.map(\.row) }
            return [EvidenceRow(path: field.name, value: value, entries: whole)] + named
        }
    }

    /// The parts of a value that evidence can name.
    private static func parts(of value: JSON, _ type: FieldType) -> [(name: String, value: JSON, isFact: Bool)] {
        switch type {
        case .object(let fields, _):
            fields.compactMap { field in value[field.name].map { (field.name, $0, field.isFact) } }
        default:
            zip(type.itemLabels(of: value) ?? [], value.array ?? []).compactMap { label, item in
                label.map { ($0, item, true) }
            }
        }
    }
}
