/// Makes served records of seed records: adds type, URL, references from other records and, for sources, what rests on
/// them, and puts the fields into the order of the table.
struct RecordBuilder {
    private let records: [SeedRecord]
    private let inverses: [InverseKey: [String: [String]]]
    private let citations: [String: [JSON]]

    private struct InverseKey: Hashable {
        let collection: CollectionName
        let path: String
    }

    init(_ records: [SeedRecord]) {
        let records = records.sorted { $0.label < $1.label }
        self.records = records
        let keys = Set(
            CollectionSchema.all.flatMap(\.fields).compactMap { field in
                if case .inverse(let collection, let path) = field.origin {
                    InverseKey(collection: collection, path: path)
                } else {
                    nil
                }
            }
        ).map(\.self)
        let (citations, referrers) = Parallel.both {
            Self.citations(in: records)
        } _: {
            Parallel.map(keys.count) { Self.referrers(in: records, keys[$0].collection, keys[$0].path) }
        }
        self.citations = citations
        inverses = Dictionary(uniqueKeysWithValues: zip(keys, referrers))
    }

    /// The records of a collection in the order of their ids, each in one line of JSON.
    func records(of schema: CollectionSchema) -> [[UInt8]] {
        Parallel.chunks(of: records.filter { $0.collection == schema.name }) { records in
            records.map { bytes(of: $0, schema) }
        }
    }

    private func bytes(of record: SeedRecord, _ schema: CollectionSchema) -> [UInt8] {
        var stream = JSONStream(capacity: 4_096)
        var members = OrderedMembers(record.value)
        stream.beginObject()
        for field in schema.fields {
            if case .seed = field.origin {
                guard let value = members[field.name] else { continue }
                stream.name(of: field.name)
                SeedRecord.write(value, as: field.type, to: &stream)
            } else if let value = value(of: field, in: record) {
                stream.name(of: field.name)
                stream.value(value)
            }
        }
        stream.endObject()
        return stream.bytes
    }

    /// The value of a field that the Seed does not hold.
    private func value(of field: Field, in record: SeedRecord) -> JSON? {
        switch field.origin {
        case .seed: nil
        case .inverse(let collection, let path):
            inverses[InverseKey(collection: collection, path: path)]?[record.label].map { .array($0.map(JSON.string)) }
        case .computed: computed(field.name, record)
        }
    }

    private func computed(_ field: String, _ record: SeedRecord) -> JSON? {
        switch field {
        case "type": .string(CollectionSchema.type(of: record.collection))
        case "url": .string(Record.path(record.collection, record.label))
        case "names": [["value": record.value["name"] ?? .null, "kind": "official", "language": "en"]]
        case "facts": citations[record.label].map(JSON.array)
        case "evidence":
            [
                [
                    "fields": .array(describedFields(of: record)), "source": .string(record.label),
                    "basis": "stated",
                ]
            ]
        default: nil
        }
    }

    private func describedFields(of source: SeedRecord) -> [JSON] {
        CollectionSchema.named(.sources).fields
            .filter { $0.isInSeed && $0.isFact && source.value[$0.name] != nil }
            .map { .string($0.name) }
    }

    /// For each id referred to at a path, the ids of the records that do so, in order.
    private static func referrers(
        in records: [SeedRecord],
        _ collection: CollectionName,
        _ path: String
    ) -> [String: [String]] {
        let steps = path.split(separator: ".").map(String.init)[...]
        var referrers: [String: [String]] = [:]
        for record in records where record.collection == collection {
            for target in Set(record.value.values(at: steps).compactMap(\.string)) {
                referrers[target, default: []].append(record.label)
            }
        }
        return referrers
    }

    /// For each source, the facts that rest on it.
    private static func citations(in records: [SeedRecord]) -> [String: [JSON]] {
        var citations: [String: [JSON]] = [:]
        for record in records.sorted(by: { $0.collection.rawValue < $1.collection.rawValue }) {
            for entry in record.value["evidence"]?.array ?? [] {
                guard let source = entry["source"]?.string else { continue }
                var members = [
                    JSON.Member("record", .string(Record.path(record.collection, record.label))),
                    JSON.Member("fields", entry["fields"] ?? []),
                ]
                if let locator = entry["locator"] { members.append(JSON.Member("locator", locator)) }
                if let basis = entry["basis"] { members.append(JSON.Member("basis", basis)) }
                citations[source, default: []].append(.object(members))
            }
        }
        return citations
    }
}
