internal import Memory

/// Finds the events of the dated records of other collections and puts them into the order of their ids.
struct TimelineBuilder {
    private let stores: [CollectionStore]

    /// How many records are looked at in one piece of work.
    private static let chunk = 1_024

    /// - Parameter stores: the collections that events may be of.
    init(_ stores: [CollectionStore]) {
        self.stores = stores.filter { !EventRule.rules(of: $0.schema.name).isEmpty }
    }

    /// The events of all collections, in the order of their ids.
    func timeline() -> TimelineEvents {
        let pieces = stores.enumerated().flatMap { number, store in
            stride(from: 0, to: store.records.count, by: Self.chunk).map { start in
                (store: number, records: start..<min(start + Self.chunk, store.records.count))
            }
        }
        let found = Parallel.map(pieces.count) { Found(stores[pieces[$0].store], pieces[$0].store, pieces[$0].records) }
        var order: [(piece: Int, place: Int)] = []
        order.reserveCapacity(found.reduce(0) { $0 + $1.places.count })
        for (number, piece) in found.enumerated() { for place in piece.order { order.append((number, place)) } }
        // pieces stand in the order of their ids but for a few, so that sorting finds long runs
        order.sort { found[$0.piece].id($0.place).precedes(found[$1.piece].id($1.place)) }
        return withExtendedLifetime(found) {
            TimelineEvents(stores: stores, places: order.map { found[$0.piece].places[$0.place] })
        }
    }

    /// The events of some records, with their ids.
    private struct Found {
        /// The ids, one behind another.
        private let ids: MemoryBlock
        private let ends: [Int]
        let places: [TimelineEvents.Place]
        /// The places in the order of the ids.
        private(set) var order: [Int]

        init(_ store: CollectionStore, _ number: Int, _ records: Range<Int>) {
            var text = TextBuilder(capacity: 1 << 16)
            var places: [TimelineEvents.Place] = []
            var ends: [Int] = []
            let fields = DatedRecord.Member.fields[store.schema.name] ?? []
            store.records.storage.forEach(in: records) { record, line in
                let source = EventSource(DatedRecord(store, record, line, fields: fields), holders: nil)
                for (place, event) in Event.events(of: source.record).enumerated() {
                    source.writeID(of: event, to: &text)
                    ends.append(text.count)
                    places.append(.init(store: number, record: record, event: place))
                }
            }
            ids = text.finish()
            self.ends = ends
            self.places = places
            order = []
            order = places.indices.sorted { id($0).precedes(id($1)) }
        }

        /// An id; valid as long as this value is.
        func id(_ place: Int) -> UnsafeRawBufferPointer {
            UnsafeRawBufferPointer(rebasing: ids.bytes[(place == 0 ? 0 : ends[place - 1])..<ends[place]])
        }
    }
}
