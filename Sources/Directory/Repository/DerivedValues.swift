internal import Memoization

/// What higher layers derive from a repository and cache with it: one value of each type for today, and those of the past
/// days that were asked for last. Values are of any type, so that this layer names none of a higher one.
final class DerivedValues: Sendable {
    private struct PastKey: Hashable {
        let type: ObjectIdentifier
        let day: Day
    }

    private struct StoreKey: Hashable {
        let collection: CollectionName
        let day: Day
        let undated: UndatedChoice?
    }

    private let today = Memo<ObjectIdentifier, any Sendable>()
    private let past = Memo<PastKey, any Sendable>(capacity: 8)
    private let stores = Memo<CollectionName, CollectionStore>()
    private let pastStores = Memo<StoreKey, CollectionStore>(capacity: 32)

    /// The value of a type, on a day where one is given. Values are cached by their type, so the cast holds.
    func value<Value: Sendable>(asOf day: Day?, create: () -> Value) -> Value {
        let type = ObjectIdentifier(Value.self)
        let value =
            if let day {
                past.value(PastKey(type: type, day: day), create: create)
            } else {
                today.value(type, create: create)
            }
        return value as? Value ?? create()
    }

    /// A collection, on a day where one is given. Paging through one creates it once. This cannot deadlock: no collection
    /// depends on itself.
    ///
    /// - Parameter undated: what a day does with records whose dates do not tell.
    func store(
        _ collection: CollectionName,
        asOf day: Day?,
        undated: UndatedChoice? = nil,
        create: () -> CollectionStore
    ) -> CollectionStore {
        guard let day else { return stores.value(collection, create: create) }
        return pastStores.value(StoreKey(collection: collection, day: day, undated: undated), create: create)
    }
}
