/// A record with dates, as it is written: where the members that events are made of stand in its line.
///
/// A timeline looks at every record once, so the members are found in one walk over the line, and no tree is made. The
/// bytes are those of the record's storage and valid as long as that is.
struct DatedRecord {
    /// The members that events are made of.
    enum Member: Int, CaseIterable {
        case id, name, established, started, mandateEnded, closed, date, admitted, partnerSince, names, events, evidence
        case validUntil, kind, role, status, region, dimensions, activities, host, seat, document, holder

        /// Whether this is the name of the member in the record.
        func isNamed(_ name: UnsafeRawBufferPointer) -> Bool { name.equals(self.name) }

        /// The number of the field in each table; nil where it has none of the name.
        static let fields = CollectionSchema.table { schema in
            allCases.map { schema.fieldNames.firstIndex(of: "\($0.name)") }
        }

        /// The name in the record.
        private var name: StaticString {
            switch self {
            case .id: "id"
            case .name: "name"
            case .established: "established"
            case .started: "started"
            case .mandateEnded: "mandate_ended"
            case .closed: "closed"
            case .date: "date"
            case .admitted: "admitted"
            case .partnerSince: "partner_since"
            case .names: "names"
            case .events: "events"
            case .evidence: "evidence"
            case .validUntil: "valid_until"
            case .kind: "kind"
            case .role: "role"
            case .status: "status"
            case .region: "region"
            case .dimensions: "dimensions"
            case .activities: "activities"
            case .host: "host"
            case .seat: "seat"
            case .document: "document"
            case .holder: "holder"
            }
        }
    }

    /// The collection that it belongs to.
    let collection: CollectionName
    private var values = [UnsafeRawBufferPointer?](repeating: nil, count: Member.allCases.count)

    /// Finds the members of a record of a store.
    ///
    /// - Parameters:
    ///   - line: the record as it is written.
    ///   - fields: the row of `Member.fields` for the store's collection.
    init(_ store: CollectionStore, _ number: Int, _ line: UnsafeRawBufferPointer, fields: [Int?]) {
        collection = store.schema.name
        guard let directory = store.members, directory.hasPlaces(of: number) else {
            readAll(line)
            return
        }
        for (place, field) in fields.enumerated() {
            guard let field, let member = directory.member(field, of: number, line) else { continue }
            // the name between two quotes and a colon come before the value
            values[place] = UnsafeRawBufferPointer(rebasing: member[(store.schema.fieldNames[field].utf8.count + 3)...])
        }
    }

    /// Finds the members of a record.
    init(_ collection: CollectionName, _ line: UnsafeRawBufferPointer) {
        self.collection = collection
        readAll(line)
    }

    private mutating func readAll(_ line: UnsafeRawBufferPointer) {
        JSONCursor.forEachMember(of: line) { name, value in
            guard let member = Member.allCases.first(where: { $0.isNamed(name) }) else { return }
            values[member.rawValue] = value
        }
    }

    /// A member's value; nil where the record does not have it.
    subscript(member: Member) -> UnsafeRawBufferPointer? { values[member.rawValue] }

    /// What stands between the quotes of a member that is a string, as it is written; nil for any other value.
    func content(_ member: Member) -> UnsafeRawBufferPointer? { self[member]?.contentOfString }

    /// The text of a member that is a string.
    func text(_ member: Member) -> String? { self[member].flatMap(\.text) }

    /// The States and territories that it concerns: those of its host, otherwise that of its seat. Each as it is written.
    var countries: [UnsafeRawBufferPointer] {
        var countries: [UnsafeRawBufferPointer] = []
        if let host = self[.host] {
            for element in host.elements(of: "states") { countries.append(element) }
            for territory in host.elements(of: "territories") {
                if let code = JSONCursor.member("code", of: territory) { countries.append(code) }
            }
        }
        if countries.isEmpty, let country = self[.seat].flatMap({ JSONCursor.member("country", of: $0) }) {
            countries.append(country)
        }
        return countries
    }
}

extension UnsafeRawBufferPointer {
    /// The elements of an array that is written here; none for any other value.
    var elements: [UnsafeRawBufferPointer] {
        var found: [UnsafeRawBufferPointer] = []
        JSONCursor.forEachElement(of: self) { found.append($0) }
        return found
    }

    /// The elements of an object's member that is an array; none for any other value.
    func elements(of member: StaticString) -> [UnsafeRawBufferPointer] {
        JSONCursor.member(member, of: self)?.elements ?? []
    }

    /// The text of a string that is written here; nil for any other value.
    var text: String? { contentOfString.map(JSONCursor.text) }
}
