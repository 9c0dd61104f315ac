internal import Memory

extension Repository {
    /// A collection. One that is derived is made when it is first asked for.
    package subscript(collection: CollectionName) -> CollectionStore {
        if let english, collection.isDerived {
            return derived.store(collection, asOf: nil) { localized(english[collection], asOf: nil, english) }
        }
        switch collection {
        case .timeline:
            return derived.store(collection, asOf: nil) {
                let store = CollectionStore.store(.timeline, TimelineBuilder(seeded).timeline())
                // what a long one was made with is worth giving back
                if store.records.count > Self.longTimeline { MemoryBlock.returnFreed() }
                return store
            }
        case .changes:
            return derived.store(collection, asOf: nil) {
                .store(.changes, RecordStorage(ChangeRecords(repository: self).records()))
            }
        // stores stand in the order of CollectionName.seeded
        default: return seeded[CollectionName.seeded.firstIndex(of: collection) ?? 0]
        }
    }

    private static let longTimeline = 10_000

    /// A collection as it stood on a day: only what existed then, under the name it had then. Nil is today: everything,
    /// closed records included.
    ///
    /// - Parameter undated: what to do with records whose dates do not tell whether they existed; nil leaves them out.
    package func store(
        _ name: CollectionName,
        asOf day: Day?,
        undated: UndatedChoice? = nil
    ) -> CollectionStore {
        guard let day, self[name].schema.lifespan != nil else { return self[name] }
        if let english {
            return derived.store(name, asOf: day, undated: undated) {
                localized(english.store(name, asOf: day, undated: undated), asOf: day, english)
            }
        }
        return derived.store(name, asOf: day, undated: undated) {
            WorldOnDay(day: day, repository: self).store(name, undated: undated)
        }
    }

    /// A record as it was on a day; nil where there was none, or where its dates do not tell unless such records are asked
    /// for. Nil is today.
    package func record(
        _ name: CollectionName,
        id: String,
        asOf day: Day?,
        undated: UndatedChoice? = nil
    ) -> Record? {
        if let english {
            return english.record(name, id: id, asOf: day, undated: undated).map { localized($0, asOf: day) }
        }
        if name == .changes, let change = netChange(id: id) { return change }
        let store = self[name]
        guard let record = store.record(id: id), let day, store.lifespans != nil else { return store.record(id: id) }
        return WorldOnDay(day: day, repository: self).record(record.number, of: store, undated: undated)
    }

    /// What a record is called on a day: at least its id, its address and its name. Nil where there was none, or where its
    /// dates do not tell; no day is today.
    package func identity(_ name: CollectionName, id: String, asOf day: Day?) -> Record? {
        guard let english else { return identity(name, id, day, hasNames: false) }
        // the name in another language is one of the names
        return english.identity(name, id, day, hasNames: true).map { localized($0, asOf: day) }
    }

    private func identity(_ name: CollectionName, _ id: String, _ day: Day?, hasNames: Bool) -> Record? {
        let store = self[name]
        guard let record = store.record(id: id), let day, store.lifespans != nil else { return store.record(id: id) }
        return WorldOnDay(day: day, repository: self).identity(record.number, of: store, hasNames: hasNames)
    }

    /// The collections, in the order they are listed.
    package var collections: [CollectionStore] { CollectionName.allCases.map { self[$0] } }
}
