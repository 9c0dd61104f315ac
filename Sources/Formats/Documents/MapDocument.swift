internal import Addresses
internal import Directory
internal import Drawings
package import Memory

/// The map as features (RFC 7946): under the media type of GeoJSON, and under that of JSON, which it is too.
package struct MapDocument {
    package let view: MapView

    /// Joins its parts.
    package init(view: MapView) {
        self.view = view
    }

    /// The members of a record that are given beside its seat; all of it is in its collection.
    private static let members = [
        "id", "type", "url", "name", "name_language", "category", "kind", "status", "region", "parent", "established",
        "started",
        "mandate_ended", "closed", "dimensions", "last_confirmed", "confirmation_due", "dated",
    ]

    private static let projection = JSONProjection(members + ["seat"])

    /// The fields of a past day that are of today, among those that it shows.
    package var notDated: [String] { view.notDated(Self.members + ["seat"]) }

    /// The document.
    ///
    /// - Throws: where it would take more bytes than it may.
    package func bytes(_ budget: TableBudget) throws(TableTooLarge) -> MemoryBlock {
        let request = view.request
        var budget = budget
        budget.reserve = 2_048 + 8 * request.address.utf8.count
        var stream = JSONStream(capacity: 65_536)
        stream.beginObject()
        stream.member("type", "FeatureCollection")
        stream.name("features")
        stream.beginArray()
        for record in view.records {
            stream.value(json(record))
            try budget.count(stream.count)
        }
        stream.endArray()
        stream.name("meta")
        stream.beginObject()
        stream.member("total", view.total)
        stream.member("placed", view.features.count - view.unplaced.count)
        stream.member("query", request.words)
        if let day = request.asOf {
            stream.member("as_of", day.description)
            stream.member("undated", view.undated)
            let fields = notDated
            if !fields.isEmpty { stream.member("not_dated", fields) }
        }
        stream.member("data_version", view.repository.shortVersion)
        stream.member("citation", view.repository.citation.text(request.address))
        stream.endObject()
        stream.name("links")
        stream.beginObject()
        stream.member("self", request.address)
        if view.undated > 0, request.undated == nil {
            stream.member("undated", request.with { $0.undated = .only }.address)
        }
        for format in RouteTable[.map].formats where format != request.format && format != .json {
            stream.member(of: format.rawValue, request.with { $0.format = format }.address)
        }
        stream.endObject()
        stream.endObject()
        stream.endLine()
        return stream.finish()
    }

    private func json(_ record: Record) -> JSON {
        let value = record.value(Self.projection)
        var properties = Self.members.compactMap { name in value[name].map { JSON.Member(name, $0) } }
        for name in ["city", "country"] {
            if let part = value["seat"]?[name] { properties.append(.init(name, part)) }
        }
        let geometry: JSON = value["seat"]?["coordinates"].map { ["type": "Point", "coordinates": $0] } ?? .null
        return [
            "type": "Feature", "id": .string(record.path), "geometry": geometry,
            "properties": .object(properties),
        ]
    }
}
