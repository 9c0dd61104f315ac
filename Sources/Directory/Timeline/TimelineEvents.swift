/// The events of a timeline in the order of their ids. Eight bytes are kept of each, and it is written when it is read.
struct TimelineEvents: RecordSource {
    /// Which event of which record.
    struct Place {
        private let packed: UInt64

        /// - Parameters:
        ///   - store: the number of the collection among those of the timeline, at most 255.
        ///   - record: the number of the record, 32 bits at most.
        ///   - event: the number of the event among those of the record, 24 bits at most.
        init(store: Int, record: Int, event: Int) {
            packed = UInt64(UInt8(store)) << 56 | UInt64(UInt32(record)) << 24 | UInt64(event & 0xFF_FFFF)
        }

        var store: Int { Int(packed >> 56) }
        var record: Int { Int(packed >> 24 & 0xFFFF_FFFF) }
        var event: Int { Int(packed & 0xFF_FFFF) }

        /// Whether both are events of the same record.
        func isOfSameRecord(_ other: Place) -> Bool { packed >> 24 == other.packed >> 24 }
    }

    private let stores: [CollectionStore]
    private let places: [Place]
    /// The stores in which the holder of a mandate is looked for.
    private let holders: [CollectionStore]

    init(stores: [CollectionStore], places: [Place]) {
        self.stores = stores
        self.places = places
        holders = [CollectionName.institutions, .operations].compactMap { name in
            stores.first { $0.schema.name == name }
        }
    }

    var count: Int { places.count }

    func forEach(in numbers: Range<Int>, fields: [Bool]?, _ use: (Int, UnsafeRawBufferPointer) -> Void) {
        var writer = EventWriter(fields: fields)
        let holders = EventWriter.needsInherited(fields) ? holders : nil
        var next = numbers.lowerBound
        while next < numbers.upperBound {
            let place = places[next]
            let store = stores[place.store]
            store.records.storage.withRecord(place.record) { line in
                let record = DatedRecord(
                    store,
                    place.record,
                    line,
                    fields: DatedRecord.Member.fields[store.schema.name] ?? []
                )
                let source = EventSource(record, holders: holders)
                let events = Event.events(of: record)
                // those of one record stand beside each other as a rule, and the record is read once for all of them
                while next < numbers.upperBound, places[next].isOfSameRecord(place) {
                    writer.withLine(of: events[places[next].event], source) { use(next, $0) }
                    next += 1
                }
            }
        }
    }
}
