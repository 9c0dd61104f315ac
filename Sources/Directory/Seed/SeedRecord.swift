/// A record as the seed file has it, before it is known to be right.
struct SeedRecord {
    let collection: CollectionName
    let line: Int
    let position: Int
    let value: JSON
    /// The id, or the place in the file for messages about a record without one.
    let label: String

    init(collection: CollectionName, line: Int, position: Int, value: JSON) {
        self.collection = collection
        self.line = line
        self.position = position
        self.value = value
        label = value["id"]?.string ?? "record \(position + 1)"
    }

    /// The record with its fields in the order of the table, inside objects too.
    var canonical: JSON {
        let fields = CollectionSchema.named(collection).fields.filter(\.isInSeed)
        return Self.ordered(value, as: .object(fields, key: nil))
    }

    /// A value with the members of objects in the order of the table.
    static func ordered(_ value: JSON, as type: FieldType) -> JSON {
        switch type {
        case .list(let element): .array((value.array ?? []).map { ordered($0, as: element) })
        case .object(let fields, _):
            .object(
                fields.compactMap { field in
                    value[field.name].map { JSON.Member(field.name, ordered($0, as: field.type)) }
                }
            )
        default: value
        }
    }

    /// A fault of this record.
    func fault(_ field: String?, _ problem: String) -> SeedFault {
        SeedFault(file: "\(collection).json", line: line, record: label, field: field, problem: problem)
    }
}
