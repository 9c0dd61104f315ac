internal import Synchronization

/// The records of a collection that were left out of a past day because their dates do not tell whether they existed.
///
/// They are arranged as a collection only when conditions are to be counted among them.
final class UndatedRecords: Sendable {
    /// The numbers that the records have today, ascending.
    let numbers: [Int]
    private let arranged = Mutex<CollectionStore?>(nil)

    /// - Parameter day: the day, which lies in the past of `store`.
    init(_ day: Day, of store: CollectionStore, _ lifespans: Lifespans) {
        numbers = store.records.indices.filter { lifespans.isUndecided($0, on: day.earliest) }
    }

    /// The records as a collection of their own.
    ///
    /// - Parameter make: arranges them; called at most once.
    func store(_ make: () -> CollectionStore) -> CollectionStore {
        arranged.withLock { arranged in
            if let arranged { return arranged }
            let made = make()
            arranged = made
            return made
        }
    }
}
