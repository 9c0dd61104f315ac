internal import Directory

extension Content {
    /// The records as features (RFC 7946), each at its seat; without one a feature has no geometry.
    var geoJSON: MemoryBlock {
        guard isList else { return MemoryBlock((records.first.map(feature) ?? .null).bytes + [0x0A]) }
        var stream = JSONStream()
        stream.beginObject()
        stream.member("type", "FeatureCollection")
        stream.name("features")
        stream.beginArray()
        for record in records { stream.value(feature(record)) }
        stream.endArray()
        writeCompanions(to: &stream)
        stream.endObject()
        stream.endLine()
        return stream.finish()
    }

    func feature(_ record: Record) -> JSON {
        let geometry: JSON = record.value["seat"]?["coordinates"].map { ["type": "Point", "coordinates": $0] } ?? .null
        return ["type": "Feature", "id": .string(record.id), "geometry": geometry, "properties": shown(record)]
    }
}
