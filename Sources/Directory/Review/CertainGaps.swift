/// Finds gaps for fields that are known: one value, which a source states, to the day where it is a date. Of a list a part
/// may be missing, a date may be known to the year, and what is only inferred may be open.
enum CertainGaps {
    /// The findings, in the order of the records.
    static func findings(in records: [SeedRecord]) -> [SeedFault] {
        records.flatMap { record -> [SeedFault] in
            guard let gaps = record.value["gaps"]?.array else { return [] }
            let fields = CollectionSchema.named(record.collection).fields
            return gaps.compactMap { gap in
                guard let path = gap["field"]?.string, let field = fields.first(where: { $0.name == path }),
                    let value = record.value[path], isWhole(value, field.type), isStated(path, in: record)
                else { return nil }
                return record.fault(
                    "gaps",
                    "\(path) is known (\(value.abbreviated)) and stated by a source; take the gap out, or say under note what is open"
                )
            }
        }
    }

    private static func isWhole(_ value: JSON, _ type: FieldType) -> Bool {
        switch type {
        case .list, .object, .any: false
        case .date: value.string.flatMap { Day($0) }?.day != nil
        default: true
        }
    }

    private static func isStated(_ path: String, in record: SeedRecord) -> Bool {
        let entries = (record.value["evidence"]?.array ?? []).filter { entry in
            (entry["fields"]?.array ?? []).contains { $0.string == path }
        }
        return !entries.isEmpty && entries.allSatisfy { $0["basis"] == "stated" }
    }
}
