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
    /// What is said about the answer.
    let meta: JSON
    /// The addresses that belong to it, by link relation (RFC 8288).
    let links: [(relation: String, address: String)]
    /// Further addresses, for readers of the document alone.
    var parts: [(relation: String, address: String)] = []
    /// Counts by facet; nil where none were asked for.
    var facets: JSON?
    /// Related records by collection; nil where none were asked for.
    var included: JSON?

    /// The table's fields that are shown.
    var shownFields: [Field] { schema.fields.filter { fields?.contains($0.name) ?? true } }

    /// A record with the fields that are shown.
    func shown(_ record: Record) -> JSON {
        let value = record.value
        guard let fields, let members = value.members else { return value }
        return .object(members.filter { fields.contains($0.name) })
    }

    /// A record with the fields that are shown, as JSON; as it was encoded at load where that is all of it.
    func write(_ record: Record, to bytes: inout [UInt8]) {
        if let fields { record.write(fields, to: &bytes) } else { record.write(to: &bytes) }
    }

    /// The addresses as an object.
    var linksObject: JSON { .object((links + parts).map { JSON.Member($0.relation, .string($0.address)) }) }

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
