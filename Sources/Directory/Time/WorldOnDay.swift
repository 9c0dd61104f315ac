/// The directory as it stood on a day: what existed then, as it was then.
///
/// Dated facts are taken as of the day: names, status, mandates, relations, events, figures. What has no date of its own,
/// such as prose, tasks and dimensions, stays as it is.
struct WorldOnDay {
    let day: Day
    let repository: Repository

    /// A collection on the day.
    func store(_ name: CollectionName) -> CollectionStore {
        let today = repository[name]
        guard let lifespans = today.lifespans else { return today }
        let existing = today.records.indices.filter { lifespans.existed($0, on: day.earliest) }
        return CollectionStore(
            storage(of: existing, today),
            numbers: existing,
            ofPastDayOf: today,
            undated: UndatedRecords(day, of: today, lifespans)
        )
    }

    /// The records that the day leaves undecided, as they were if they existed.
    func store(_ name: CollectionName, undecided: UndatedRecords) -> CollectionStore {
        undecided.store {
            let today = repository[name]
            let storage = storage(of: undecided.numbers, today)
            return CollectionStore(storage, numbers: undecided.numbers, ofPastDayOf: today, undated: nil)
        }
    }

    /// Records that are written when a question needs them, and no more of them than it needs.
    private func storage(of numbers: [Int], _ store: CollectionStore) -> RecordStorage {
        RecordStorage(PastRecords(RecordsOnDay(store, day: day, seeded: repository.seeded), numbers: numbers))
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

    /// Some records of a collection that existed on the day, by their numbers today, as they were.
    func records(_ numbers: some Sequence<Int>, of store: CollectionStore) -> Records {
        let storage = RecordsOnDay(store, day: day, seeded: repository.seeded).storage(of: numbers)
        return Records(collection: store.schema.name, storage: storage)
    }
}
