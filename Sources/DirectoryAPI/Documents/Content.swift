internal import Directory

/// What an answer about records holds, before it is written in a format.
struct Content: Sendable {
    /// The data they come from.
    let repository: Repository
    /// The table of the records.
    let schema: CollectionSchema
    /// The records, in order.
    let records: [Record]
    /// Whether it is a list; otherwise the one record itself.
    let isList: Bool
    /// The fields to show; nil for all.
    let fields: [String]?
    /// What is said about the answer, as JSON.
    let meta: [UInt8]
    /// The addresses that belong to it, by link relation (RFC 8288).
    let links: [(relation: String, address: String)]
    /// Further addresses, for readers of the document alone.
    var parts: [(relation: String, address: String)] = []
    /// Counts by facet, as JSON; nil where none were asked for.
    var facets: [UInt8]?
    /// Related records by collection, as JSON; nil where none were asked for.
    var included: [UInt8]?

    /// The table's fields that are shown.
    var shownFields: [Field] { schema.fields.filter { fields?.contains($0.name) ?? true } }

    /// A record with the fields that are shown.
    func shown(_ record: Record) -> JSON {
        let value = record.value
        guard let fields, let members = value.members else { return value }
        return .object(members.filter { fields.contains($0.name) })
    }

    /// What appends a record as JSON with the fields that are shown: as it was encoded at load where that is all of it.
    var recordWriter: (Record, inout [UInt8]) -> Void {
        guard let fields else { return { $0.write(to: &$1) } }
        let shown = RecordFields(fields, of: repository[schema.name])
        return { shown.write($0, to: &$1) }
    }

    /// Writes what goes with the records as members of an object.
    func writeCompanions(to stream: inout JSONStream) {
        stream.member("meta", encoded: meta)
        stream.name("links")
        stream.beginObject()
        for link in links { stream.member(link.relation, link.address) }
        for part in parts { stream.member(part.relation, part.address) }
        stream.endObject()
        stream.member("facets", encoded: facets)
        stream.member("included", encoded: included)
    }

    /// The content in a format.
    func bytes(as format: Format) -> [UInt8] {
        switch format {
        case .json: json
        case .ndjson: ndjson
        case .csv: csv
        case .geojson: geoJSON
        case .jsonld: jsonLD
        case .atom: atom
        }
    }
}
