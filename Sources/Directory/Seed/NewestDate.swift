/// Finds the newest date that a Seed tells of something that has happened. The data set cannot have been released before it.
enum NewestDate {
    /// The fields that are or hold such dates.
    static func fields(of fields: [Field]) -> [Field] { fields.filter { isDated($0, $0.type) } }

    private static func isDated(_ field: Field, _ type: FieldType) -> Bool {
        switch type {
        case .list(let element): isDated(field, element)
        case .object(let fields, _): fields.contains { isDated($0, $0.type) }
        default: field.tellsOfThePast
        }
    }

    /// The newest date in a value, with the path of its field; nil where there is none.
    static func find(in value: JSON, _ fields: [Field], under prefix: String = "") -> (path: String, day: Day)? {
        var newest: (path: String, day: Day)?
        func take(_ other: (path: String, day: Day)?) {
            guard let other, other.day.earliest > newest?.day.earliest ?? 0 else { return }
            newest = other
        }
        func look(_ value: JSON, _ field: Field, _ type: FieldType) {
            switch type {
            case .list(let element): for item in value.array ?? [] { look(item, field, element) }
            case .object(let fields, _):
                take(find(in: value, Self.fields(of: fields), under: prefix + field.name + "."))
            default:
                guard field.tellsOfThePast, let day = value.string.flatMap({ Day($0) }) else { return }
                take((prefix + field.name, day))
            }
        }
        for field in fields {
            if let value = value[field.name] { look(value, field, field.type) }
        }
        return newest
    }

    /// What is wrong with the day of release: that records tell of later days. One fault, whose place is the newest of
    /// them, since it may be the day of release that is wrong.
    static func fault(in records: [CollectionName: [CheckedRecord]], released: Day) -> SeedFault? {
        let late = CollectionName.seeded.flatMap { name in
            (records[name] ?? []).filter { $0.newest > released.latest }
        }
        guard let newest = late.max(by: { $0.newest < $1.newest }) else { return nil }
        let record = newest.tree
        let fields = fields(of: CollectionSchema.named(newest.collection).fields.filter(\.isInSeed))
        guard let (path, day) = find(in: record.value, fields) else { return nil }
        let others = late.count - 1
        let more = others == 0 ? "" : "; \(others) more \(others == 1 ? "record tells" : "records tell") of later days"
        return record.fault(
            path,
            "\(day) is after \(released), the `released` of dataset.json\(more); one of the two dates is wrong"
        )
    }
}
