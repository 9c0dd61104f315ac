/// The directory as it stood on a day: what existed then, as it was then.
///
/// Dated facts are taken as of the day: names, kinds, seats, status, mandates, relations, events, figures. What nothing
/// dates, such as prose, stays as it is today (`UndatedValues`).
struct WorldOnDay {
    let day: Day
    let repository: Repository
    /// Whether records have their evidence; without it a record takes half the time to write.
    var hasEvidence = true

    /// A collection on the day.
    ///
    /// - Parameter undated: what to do with records whose dates do not tell whether they existed; nil leaves them out.
    func store(_ name: CollectionName, undated: UndatedChoice?) -> CollectionStore {
        let today = repository[name]
        guard let lifespans = today.lifespans else { return today }
        let numbers = today.records.indices.filter { lifespans.isMeant($0, on: day.earliest, undated: undated) }
        let records = RecordsOnDay(today, day: day, seeded: repository.seeded, tellsCertainty: undated != nil)
        // written when a question needs them, and no more of them than it needs
        let storage = RecordStorage(PastRecords(records, numbers: numbers))
        return CollectionStore(storage, numbers: numbers, ofPastDayOf: today)
    }

    /// Those of some records of a collection that existed on the day, as they were; by their numbers today, ascending.
    func records(existingAmong numbers: [Int], of store: CollectionStore) -> [Record] {
        guard let lifespans = store.lifespans else { return numbers.map { store.records[$0] } }
        return Array(records(numbers.filter { lifespans.existed($0, on: day.earliest) }, of: store))
    }

    /// The records of a collection that existed on the day, as they were.
    func records(_ name: CollectionName) -> Records {
        let store = repository[name]
        guard let lifespans = store.lifespans else { return store.records }
        return records(store.records.indices.lazy.filter { lifespans.existed($0, on: day.earliest) }, of: store)
    }

    /// A record by its number today, as it was; nil where it is not meant.
    func record(_ number: Int, of store: CollectionStore, undated: UndatedChoice?) -> Record? {
        guard store.lifespans?.isMeant(number, on: day.earliest, undated: undated) ?? true else { return nil }
        return records(CollectionOfOne(number), of: store, tellsCertainty: undated != nil).first
    }

    /// What a record is called on the day, by its number today: its first members alone; nil where it did not exist. What
    /// links to many records needs no more of them.
    ///
    /// - Parameter hasNames: whether all its names of the day are wanted, too.
    func identity(_ number: Int, of store: CollectionStore, hasNames: Bool) -> Record? {
        guard store.lifespans?.existed(number, on: day.earliest) ?? true else { return nil }
        let fields = store.schema.fields.map { field in
            Self.identifying.contains(field.name) || hasNames && field.name == "names"
        }
        var identity: Record?
        RecordsOnDay(store, day: day, seeded: repository.seeded, tellsCertainty: false)
            .forEach(in: CollectionOfOne(number), fields: fields) { bytes in
                identity = Record(store.schema.name, 0, in: RecordStorage([Array(bytes)]))
            }
        return identity
    }

    private static let identifying: Set<String> = ["id", "type", "url", "name"]

    /// Some records of a collection that existed on the day, by their numbers today, as they were.
    func records(
        _ numbers: some Sequence<Int>,
        of store: CollectionStore,
        tellsCertainty: Bool = false
    ) -> Records {
        let records = RecordsOnDay(store, day: day, seeded: repository.seeded, tellsCertainty: tellsCertainty)
        let fields = hasEvidence ? nil : store.schema.fields.map { $0.name != Graph.evidence }
        return Records(collection: store.schema.name, storage: records.storage(of: numbers, fields: fields))
    }
}
