package import Addresses
package import Directory
package import Memory

/// What an answer about records holds, before it is written in a format.
package struct Content: Sendable {
    /// What an answer is about.
    package enum Subject: Sendable {
        case list(ListRequest, Answer)
        case record(Record, RecordView)
    }

    /// The data they come from.
    package let repository: Repository
    /// The table of the records.
    package let schema: CollectionSchema
    /// The records, in order.
    package let records: [Record]
    /// Whether it is a list; otherwise the one record itself.
    package let isList: Bool
    /// The fields to show; nil for all.
    package let fields: [String]?
    /// What was asked, for the page.
    package let subject: Subject
    /// What is said about the answer, as JSON.
    package let meta: [UInt8]
    /// The addresses that belong to it, by link relation (RFC 8288).
    package var links: [(relation: String, address: String)]
    /// Further addresses, for readers of the document alone.
    package var parts: [(relation: String, address: String)] = []
    /// Where the service is reached from outside; nil where that is not known.
    package var publicAddress: PublicAddress?
    /// How the content is written as a page: who has pages says it. A person gets JSON where nobody does.
    package var page: @Sendable (Content) -> MemoryBlock = { $0.json }
    /// Counts by facet, as JSON; nil where none were asked for.
    package var facets: MemoryBlock?
    /// How many records each group has; nil where no groups were asked for.
    package var groups: GroupContent?
    /// Related records by collection, as JSON; nil where none were asked for.
    package var included: [UInt8]?
    /// The fields of a past day in which the answer is today's, since nothing dates them: of what it shows, and of what
    /// its records were chosen, ordered and counted by.
    package var notDated: [String] = []

    /// Joins its parts.
    package init(
        repository: Repository,
        schema: CollectionSchema,
        records: [Record],
        isList: Bool,
        fields: [String]?,
        subject: Subject,
        meta: [UInt8],
        links: [(relation: String, address: String)],
        parts: [(relation: String, address: String)] = [],
        publicAddress: PublicAddress? = nil,
        facets: MemoryBlock? = nil,
        included: [UInt8]? = nil,
        notDated: [String] = []
    ) {
        self.repository = repository
        self.schema = schema
        self.records = records
        self.isList = isList
        self.fields = fields
        self.subject = subject
        self.meta = meta
        self.links = links
        self.parts = parts
        self.publicAddress = publicAddress
        self.facets = facets
        self.included = included
        self.notDated = notDated
    }

    /// The day that the records are of; nil for today.
    package var asOf: Day? {
        switch subject {
        case .list(let request, _): request.query.asOf
        case .record(_, let view): view.asOf
        }
    }

    /// What was asked to be done with records whose dates do not tell whether they existed on the day.
    package var undated: UndatedChoice? {
        switch subject {
        case .list(let request, _): request.query.undated
        case .record(_, let view): view.undated
        }
    }

    /// The table's fields that are shown.
    var shownFields: [Field] { schema.fields.filter { fields?.contains($0.name) ?? true } }

    /// A record with the fields that are shown.
    package func shown(_ record: Record) -> JSON {
        let value = record.value
        guard let fields, let members = value.members else { return value }
        return .object(members.filter { fields.contains($0.name) })
    }

    /// Writes each record as the next value with the fields that are shown: as it was encoded at load where that is all
    /// of it.
    ///
    /// - Parameter end: what to write behind each.
    func writeRecords<Failure: Error>(
        to stream: inout JSONStream,
        end: (inout JSONStream) throws(Failure) -> Void
    ) throws(Failure) {
        let shown = fields.map { RecordFields($0, of: repository[schema.name]) }
        for record in records {
            if let shown { shown.write(record, to: &stream) } else { record.write(to: &stream) }
            try end(&stream)
        }
    }

    /// Writes what goes with the records as members of an object.
    func writeCompanions(to stream: inout JSONStream) {
        stream.member("meta", encoded: meta)
        stream.name("links")
        stream.beginObject()
        for link in links { stream.member(of: link.relation, link.address) }
        for part in parts { stream.member(of: part.relation, part.address) }
        stream.endObject()
        if let facets {
            stream.name("facets")
            facets.withBytes { stream.value(encoded: $0) }
        }
        if let groups {
            stream.name("groups")
            groups.json.withBytes { stream.value(encoded: $0) }
        }
        stream.member("included", encoded: included)
    }

    /// The content in a format, however large: of a record, or for a file.
    package func whole(as format: Format) -> MemoryBlock {
        do throws(TableTooLarge) {
            return try bytes(as: format, atMost: .max)
        } catch {
            // a budget without a bound has room for every row
            preconditionFailure("a table beyond any size")
        }
    }

    /// The content in a format.
    ///
    /// - Parameter maximum: the bytes that a table may take; the others are bounded by their number of records.
    /// - Throws: where a table would take more.
    package func bytes(as format: Format, atMost maximum: Int) throws(TableTooLarge) -> MemoryBlock {
        let budget = TableBudget(maximum)
        return switch format {
        case .json: json
        case .ndjson: if let groups { groups.ndjson } else { try ndjson(budget) }
        case .csv: if let groups { groups.csv(AddressPrefix(publicAddress)) } else { try csv(budget) }
        case .geojson: try geoJSON(budget)
        case .jsonld: try jsonLD(budget)
        case .atom: MemoryBlock(atom)
        case .jsonfeed: jsonFeed
        case .ics: try calendar(budget)
        case .svg: svg
        case .xlsx: try xlsx(budget)
        // no records are had in these (`Format.available`)
        case .graphml, .gexf, .zip, .sqlite, .markdown: json
        case .html: page(self)
        }
    }
}
