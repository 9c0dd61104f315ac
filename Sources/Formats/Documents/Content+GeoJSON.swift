package import Directory
internal import Memory

extension Content {
    /// The records as features (RFC 7946), each at its seat; without one a feature has no geometry.
    ///
    /// - Throws: where the document would take more bytes than it may.
    func geoJSON(_ budget: TableBudget) throws(TableTooLarge) -> MemoryBlock {
        guard isList else { return singleFeature }
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

    /// The links of a page at most: to itself, the first, the one before, the next and the last one; and three of the list.
    private static let mostLinks = 8

    /// The bytes that what goes with the records takes at most, with any limit. The same for the whole table and for parts
    /// of it, so that the limit which a refusal names does fit.
    private var companionSize: Int {
        let longest = (links + parts).reduce(0) { max($0, $1.address.utf8.count) }
        // a limited table has links to its neighbours, and its limit stands in each address
        let addresses = (longest + 96) * (Self.mostLinks + parts.count)
        return meta.count + (facets?.count ?? 0) + (included?.count ?? 0) + addresses + 256
    }

    /// One record as a feature, with what goes with it as foreign members (RFC 7946, 6.1).
    private var singleFeature: MemoryBlock {
        var stream = JSONStream(capacity: 16_384)
        stream.beginObject()
        for member in records.first.map({ feature($0) })?.members ?? [] {
            stream.name(of: member.name)
            stream.value(member.value)
        }
        writeCompanions(to: &stream)
        stream.endObject()
        stream.endLine()
        return stream.finish()
    }

    private static let coordinates = JSONProjection("seat.coordinates")

    package func feature(_ record: Record) -> JSON {
        let geometry: JSON =
            record.value(Self.coordinates)["seat"]?["coordinates"].map { ["type": "Point", "coordinates": $0] } ?? .null
        return ["type": "Feature", "id": .string(record.id), "geometry": geometry, "properties": shown(record)]
    }
}
