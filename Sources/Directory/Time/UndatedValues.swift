/// Which fields of a past day's answer are as they are today, because nothing tells what they were.
struct UndatedValues {
    private let records: RecordsOnDay
    private let store: CollectionStore
    private let kinds: [Kind?]

    /// What may make a value of a field undated.
    private enum Kind {
        /// Nothing dates it.
        case always
        /// Records without the history at this place.
        case withoutHistory(Int)
        /// Records whose names, at this place, do not tell which was in use.
        case withoutName(Int)

        init?(_ field: Field, of schema: CollectionSchema) {
            switch field.past {
            case .undated: self = .always
            case .history(let history):
                guard let place = schema.fieldNames.firstIndex(of: history.field) else { return nil }
                self = .withoutHistory(place)
            case .name(let names):
                guard let place = schema.fieldNames.firstIndex(of: names) else { return nil }
                self = .withoutName(place)
            default: return nil
            }
        }
    }

    private static let kinds = CollectionSchema.table { schema in
        schema.fields.map { field in schema.lifespan == nil ? nil : Kind(field, of: schema) }
    }

    /// - Parameter store: the collection today.
    init(_ store: CollectionStore, day: Day, seeded: [CollectionStore]) {
        self.store = store
        records = RecordsOnDay(store, day: day, seeded: seeded)
        kinds = Self.kinds[store.schema.name] ?? []
    }

    /// The fields of records that are as they are today, by their places.
    ///
    /// - Parameters:
    ///   - numbers: those of the records today. Reading stops where every field is found.
    ///   - fields: the names of the fields that are asked about; nil for all.
    func places(among numbers: some Sequence<Int>, fields: Set<String>?) -> Set<Int> {
        var open = kinds.indices.filter { kinds[$0] != nil && fields?.contains(store.schema.fieldNames[$0]) ?? true }
        var found: Set<Int> = []
        for number in numbers {
            guard !open.isEmpty else { break }
            store.records.storage.withRecord(number) { record in
                open.removeAll { place in
                    guard isUndated(place, of: number, record) else { return false }
                    found.insert(place)
                    return true
                }
            }
        }
        return found
    }

    private func isUndated(_ place: Int, of number: Int, _ record: UnsafeRawBufferPointer) -> Bool {
        guard let kind = kinds[place], value(place, of: number, record) != nil else { return false }
        return switch kind {
        case .always: true
        case .withoutHistory(let history): value(history, of: number, record) == nil
        case .withoutName(let names): value(names, of: number, record).map(records.isNameUndated) ?? false
        }
    }

    private func value(
        _ place: Int,
        of number: Int,
        _ record: UnsafeRawBufferPointer
    ) -> UnsafeRawBufferPointer? {
        let name = store.schema.fieldNames[place]
        if let directory = store.members, directory.hasPlaces(of: number) {
            return directory.member(place, of: number, record).map {
                UnsafeRawBufferPointer(rebasing: $0[(name.utf8.count + 3)...])
            }
        }
        var members = JSONCursor.Members(of: record)
        while let member = members.next() { if member.isNamed(name) { return member.value } }
        return nil
    }
}
