internal import Directory

extension Content {
    /// The records as features (RFC 7946), each at its seat; without one a feature has no geometry.
    var geoJSON: [UInt8] {
        let features = records.map(feature)
        guard isList else { return (features.first ?? .null).bytes + [0x0A] }
        var members: [JSON.Member] = [
            .init("type", "FeatureCollection"), .init("features", .array(features)), .init("meta", meta),
            .init("links", linksObject),
        ]
        if let facets { members.append(.init("facets", facets)) }
        if let included { members.append(.init("included", included)) }
        return JSON.object(members).bytes + [0x0A]
    }

    func feature(_ record: Record) -> JSON {
        let geometry: JSON = record.value["seat"]?["coordinates"].map { ["type": "Point", "coordinates": $0] } ?? .null
        return ["type": "Feature", "id": .string(record.id), "geometry": geometry, "properties": shown(record)]
    }
}
