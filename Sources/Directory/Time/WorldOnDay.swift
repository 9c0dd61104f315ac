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
            RecordsOnDay(today, day: day, repository: repository).storage(of: existing),
            numbers: existing,
            ofPastDayOf: today,
            undated: lifespans.undatedCount(on: day.earliest)
        )
    }

    /// Some records of a collection that existed on the day, by their numbers today, as they were.
    func records(_ numbers: some Sequence<Int>, of store: CollectionStore) -> Records {
        let storage = RecordsOnDay(store, day: day, repository: repository).storage(of: numbers)
        return Records(collection: store.schema.name, storage: storage)
    }
}
