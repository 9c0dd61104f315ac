internal import Directory

/// All facts of a seed as a table: a row for each value and each source that it rests on.
package enum FactTable {
    /// The columns, as `import` reads them.
    package static let columns = ["record", "field", "value", "source", "locator", "basis", "says"]

    /// The facts as CSV (RFC 4180), in the order of collections, ids and tables. Linear in the seed.
    package static func csv(_ draft: SeedDraft) -> [UInt8] {
        CSVText.line(columns)
            + CollectionName.seeded.map(CollectionSchema.named).filter(\.isEvidenced).flatMap { schema -> [UInt8] in
                let records = (draft.records[schema.name] ?? []).sorted { id($0) < id($1) }
                return records.flatMap { rows(of: $0, schema).flatMap(CSVText.line) }
            }
    }

    private static func id(_ record: JSON) -> String { record["id"]?.string ?? "" }

    private static func rows(of record: JSON, _ schema: CollectionSchema) -> [[String]] {
        var citations: [String: [Citation]] = [:]
        for entry in record["evidence"]?.array ?? [] {
            guard let citation = Citation(entry) else { continue }
            for path in (entry["fields"]?.array ?? []).compactMap(\.string) {
                citations[path, default: []].append(citation)
            }
        }
        let address = RecordAddress(schema.name, id(record))
        return schema.fields.filter { $0.isInSeed && $0.isFact }.flatMap { field -> [[String]] in
            values(field, record[field.name]).flatMap { path, name, value -> [[String]] in
                var own = citations[path] ?? []
                if path != field.name { own += citations[field.name] ?? [] }
                let known = own.isEmpty ? [nil] : own.map(Optional.some)
                return known.map { citation in
                    [
                        address.description, name, value.plain, citation?.source ?? "", citation?.locator ?? "",
                        citation?.basis ?? "", citation?.says ?? "",
                    ]
                }
            }
        }
    }

    /// The values of a field: what evidence calls each, the field that a sheet names, and the value.
    private static func values(_ field: Field, _ value: JSON?) -> [(path: String, field: String, value: JSON)] {
        guard let value else { return [] }
        switch field.type {
        case .object(let fields, _):
            return fields.filter(\.isFact).compactMap { member in
                let path = "\(field.name).\(member.name)"
                return value[member.name].map { (path, path, $0) }
            }
        case .list(let element):
            let items = value.array ?? []
            return zip(items, ItemLabels.of(items, element)).map { item, label in
                (label.map { "\(field.name).\($0)" } ?? field.name, field.name, item)
            }
        default: return [(field.name, field.name, value)]
        }
    }
}
