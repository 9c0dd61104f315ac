internal import Synchronization

/// Values by key, each created once and cached.
///
/// A value is created outside the lock of the map. Threads that ask for the same key meanwhile wait for it; threads that
/// ask for another key do not. `create` must not ask for its own key.
package final class Memo<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private final class Slot: Sendable {
        let value = Mutex<Value?>(nil)
    }

    private struct Slots {
        var byKey: [Key: Slot] = [:]
        /// The keys in the order they came.
        var order: [Key] = []
    }

    private let capacity: Int
    private let slots = Mutex(Slots())

    /// - Parameter capacity: how many values are cached; the one that came first is evicted first.
    package init(capacity: Int = .max) { self.capacity = capacity }

    /// The cached value of a key; created where there is none.
    package func value(_ key: Key, create: () -> Value) -> Value {
        let slot = slots.withLock { slots in
            if let slot = slots.byKey[key] { return slot }
            let slot = Slot()
            slots.byKey[key] = slot
            slots.order.append(key)
            if slots.order.count > capacity { slots.byKey[slots.order.removeFirst()] = nil }
            return slot
        }
        return slot.value.withLock { cached in
            if let value = cached { return value }
            let value = create()
            cached = value
            return value
        }
    }
}
