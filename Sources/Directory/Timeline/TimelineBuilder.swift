internal import Memory

/// Makes the records of the timeline of the dated records of other collections.
struct TimelineBuilder {
    let repository: Repository

    /// How many records are looked at in one piece of work.
    private static let chunk = 256

    /// The events of all collections, in the order of their ids.
    func records() -> RecordStorage {
        let chunks = repository.seeded.flatMap { store -> [EventWriter.Lines] in
            guard !EventRule.rules(of: store.schema.name).isEmpty else { return [] }
            let count = store.records.count
            return Parallel.map((count + Self.chunk - 1) / Self.chunk) { number in
                let records = number * Self.chunk..<min((number + 1) * Self.chunk, count)
                return EventWriter.lines(of: records, store, repository)
            }
        }
        var places: [RecordStorageBuilder.Place] = []
        places.reserveCapacity(chunks.reduce(0) { $0 + $1.places.count })
        for (number, chunk) in chunks.enumerated() {
            for place in chunk.places {
                places.append(.init(block: number, start: place.lowerBound, size: place.count))
            }
        }
        let blocks = chunks.map(\.block)
        func id(_ place: RecordStorageBuilder.Place) -> UnsafeRawBufferPointer {
            JSONCursor.id(
                of: UnsafeRawBufferPointer(rebasing: blocks[place.block].bytes[place.start..<place.start + place.size])
            )
        }
        // chunks stand in the order of their ids but for a few, so that sorting finds long runs
        withExtendedLifetime(blocks) { places.sort { id($0).precedes(id($1)) } }
        return RecordStorage(blocks, order: places)
    }
}
