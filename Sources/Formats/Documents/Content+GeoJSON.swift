package import Directory
internal import Memory

extension Content {
    /// The records as features (RFC 7946), each at its seat; without one a feature has no geometry.
    ///
    /// - Throws: where the document would take more bytes than it may.
    func geoJSON(_ budget: TableBudget) throws(TableTooLarge) -> MemoryBlock {
        guard isList else { return MemoryBlock((records.first.map(feature) ?? .null).bytes + [0x0A]) }
        var budget = budget
        budget.reserve = companionSize
        var stream = JSONStream(capacity: 65_536)
        stream.beginObject()
        stream.member("type", "FeatureCollection")
        stream.name("features")
        stream.beginArray()
        for record in records {
            stream.value(feature(record))
            try budget.count(stream.count)
        }
        stream.endArray()
        writeCompanions(to: &stream)
        stream.endObject()
        stream.endLine()
        return stream.finish()
    }

    /// The bytes that what goes with the records takes at most, with any limit.
    private var companionSize: Int {
        let addresses = (links + parts).reduce(0) { max($0, $1.address.utf8.count) + 64 }
        // a limited table has links to two neighbours more, and its limit stands in each address
        return meta.count + (facets?.count ?? 0) + (included?.count ?? 0) + addresses * (links.count + 3) + 256
    }

    private static let coordinates = JSONProjection("seat.coordinates")

    package func feature(_ record: Record) -> JSON {
        let geometry: JSON =
            record.value(Self.coordinates)["seat"]?["coordinates"].map { ["type": "Point", "coordinates": $0] } ?? .null
        return ["type": "Feature", "id": .string(record.id), "geometry": geometry, "properties": shown(record)]
    }
}
