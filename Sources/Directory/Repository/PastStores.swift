internal import Synchronization

/// The collections of past days that were asked for last, so that paging through one makes it once.
final class PastStores: Sendable {
    private struct Key: Hashable {
        let collection: CollectionName
        let day: Day
    }

    private struct Kept {
        var stores: [Key: CollectionStore] = [:]
        var order: [Key] = []
    }

    /// How many are kept; the one that came first leaves first.
    private static let capacity = 32

    private let kept = Mutex(Kept())

    /// The collection on a day, made where it is not kept.
    func store(_ collection: CollectionName, _ day: Day, make: () -> CollectionStore) -> CollectionStore {
        let key = Key(collection: collection, day: day)
        if let store = kept.withLock({ $0.stores[key] }) { return store }
        // made outside the lock: two threads may make the same, which costs time and nothing else
        let store = make()
        kept.withLock { kept in
            guard kept.stores.updateValue(store, forKey: key) == nil else { return }
            kept.order.append(key)
            if kept.order.count > Self.capacity { kept.stores[kept.order.removeFirst()] = nil }
        }
        return store
    }
}
