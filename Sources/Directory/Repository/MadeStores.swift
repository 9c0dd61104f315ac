internal import Synchronization

/// Collections that are made of the Seed's when they are asked for: those that are derived, and those of past days, of
/// which the ones asked for last are kept, so that paging through one makes it once.
final class MadeStores: Sendable {
    private struct Key: Hashable {
        let collection: CollectionName
        let day: Day?
    }

    /// The place of one collection.
    private final class Slot: Sendable {
        let store = Mutex<CollectionStore?>(nil)
    }

    private struct Kept {
        var slots: [Key: Slot] = [:]
        var days: [Key] = []
    }

    /// How many past days are kept; the one that came first leaves first.
    private static let capacity = 32

    private let kept = Mutex(Kept())

    /// The collection, on a day where one is given; made where it is not kept. Who asks while it is made waits for it.
    func store(_ collection: CollectionName, _ day: Day?, make: () -> CollectionStore) -> CollectionStore {
        let key = Key(collection: collection, day: day)
        let slot = kept.withLock { kept in
            if let slot = kept.slots[key] { return slot }
            let slot = Slot()
            kept.slots[key] = slot
            if day != nil { kept.days.append(key) }
            if kept.days.count > Self.capacity { kept.slots[kept.days.removeFirst()] = nil }
            return slot
        }
        // no collection needs itself to be made, so that nobody waits for himself
        return slot.store.withLock { known in
            if let store = known { return store }
            let store = make()
            known = store
            return store
        }
    }
}
