internal import Synchronization

/// Collections that are made of the Seed's when they are asked for: those that are derived, and those of past days, of
/// which the ones asked for last are kept, so that paging through one makes it once.
final class MadeStores: Sendable {
    private struct Key: Hashable {
        let collection: CollectionName
        let day: Day?
    }

    private struct Kept {
        var stores: [Key: CollectionStore] = [:]
        var days: [Key] = []
    }

    /// How many past days are kept; the one that came first leaves first.
    private static let capacity = 32

    private let kept = Mutex(Kept())

    /// The collection, on a day where one is given; made where it is not kept.
    func store(_ collection: CollectionName, _ day: Day?, make: () -> CollectionStore) -> CollectionStore {
        let key = Key(collection: collection, day: day)
        if let store = kept.withLock({ $0.stores[key] }) { return store }
        // made outside the lock: two threads may make the same, which costs time and nothing else
        let store = make()
        kept.withLock { kept in
            guard kept.stores.updateValue(store, forKey: key) == nil, day != nil else { return }
            kept.days.append(key)
            if kept.days.count > Self.capacity { kept.stores[kept.days.removeFirst()] = nil }
        }
        return store
    }
}
