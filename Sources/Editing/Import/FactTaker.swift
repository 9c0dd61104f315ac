internal import Directory

/// Takes one fact into a seed.
struct FactTaker {
    var draft: SeedDraft
    /// The ids of sources by their addresses.
    var sources: [String: String]
    let accessed: String?
    let correct: Bool

    init(draft: SeedDraft, sources: [String: String], accessed: String?, correct: Bool) {
        (self.draft, self.sources, self.accessed, self.correct) = (draft, sources, accessed, correct)
    }

    /// The field that a row is about, without language and parts.
    static func fieldName(_ field: String) -> String { String(field.prefix { !" .[(+".contains($0) }) }

    /// Takes a fact.
    ///
    /// - Returns: the record that it is about, and the source that it rests on; empty where it needs none.
    mutating func take(_ row: FactRow) throws(EditRefusal) -> (record: RecordAddress, source: String) {
        if let problem = row.problem { throw .senseless(problem) }
        let address = try address(row)
        // a value that is there and for which the sheet names no source is there
        if row.source.isEmpty, row.field != "record", let known = try? draft.find(address), isThere(row, of: known) {
            return (known, "")
        }
        let citation = needsNone(row, address) ? nil : try citation(row)
        if row.field == "record" {
            try takeRecord(address, row, citation)
            return (address, citation?.source ?? "")
        }
        let known = try draft.find(address)
        let (field, value) = try value(row, of: known)
        try take(value, at: field, of: known, row, citation)
        return (known, citation?.source ?? "")
    }

    /// Whether a row without a source is about something that needs none: what is no fact, or a source itself.
    private func needsNone(_ row: FactRow, _ address: RecordAddress) -> Bool {
        guard row.source.isEmpty else { return false }
        let schema = CollectionSchema.named(address.collection)
        let name = Self.fieldName(row.field)
        return !schema.isEvidenced || schema.fields.contains { $0.name == name && !$0.isFact }
    }

    /// Whether a record has the value of a row already.
    private func isThere(_ row: FactRow, of address: RecordAddress) -> Bool {
        guard let record = draft[address], let (field, value) = try? value(row, of: address),
            let path = try? FieldPath(field, in: record, CollectionSchema.named(address.collection)),
            let present = path.value(in: record)
        else { return false }
        return present == value || present.array?.contains(value) == true
    }

    private func address(_ row: FactRow) throws(EditRefusal) -> RecordAddress {
        let text = row.record.contains("/") ? row.record : "\(row.collection ?? "?")/\(row.record)"
        if let address = RecordAddress(text) { return address }
        if row.record.contains(where: { ",; ".contains($0) }) {
            throw .senseless("a row is about one record, and \"\(row.record)\" is no id; write a row for each record")
        }
        throw .noAddress(text)
    }

    // MARK: Records

    private mutating func takeRecord(
        _ address: RecordAddress,
        _ row: FactRow,
        _ citation: Citation?
    ) throws(EditRefusal) {
        let value: JSON
        switch row.value {
        case .json(let json): value = json
        case .text(let text): value = (try? JSONReader.read(Array(text.utf8))) ?? .string(text)
        case .none: value = .null
        }
        guard let members = value.members else {
            throw .noValue(value.plain, field: "record", expected: "an object with the fields of the record")
        }
        if draft[address] != nil {
            for member in members where member.name != "name" {
                try take(member.value, at: member.name, of: address, row, citation)
            }
            return
        }
        // the name is among the names, whatever else is
        guard let name = value["name"]?.string ?? GivenName.of(value, address.collection, in: draft) else {
            throw .senseless("a new record needs a name")
        }
        let rest = members.filter { !["name", "names"].contains($0.name) }
        let schema = CollectionSchema.named(address.collection)
        try FactRemark.refuse(.string(name), .text, at: "name")
        for member in rest {
            guard let field = schema.fields.first(where: { $0.name == member.name }) else { continue }
            try FactShape.require(member.value, field.type, at: member.name)
            if field.isFact { try FactRemark.refuse(member.value, field.type, at: member.name) }
        }
        // what is no fact, such as our own judgements, rests on no source
        let facts = Set(schema.fields.filter(\.isFact).map(\.name))
        func assignments(_ isMeant: (String) -> Bool) -> [Assignment] {
            rest.filter { isMeant($0.name) }.map { Assignment($0.name, .json($0.value)) }
        }
        _ = try draft.create(address, name: name, assignments(facts.contains), citation: citation)
        _ = try draft.set(address, assignments { !facts.contains($0) })
        if let names = value["names"] { try take(names, at: "names", of: address, row, citation) }
    }

    // MARK: Values

    mutating func take(
        _ value: JSON,
        at field: String,
        of address: RecordAddress,
        _ row: FactRow,
        _ citation: Citation?
    ) throws(EditRefusal) {
        guard let record = draft[address] else { throw .unknownRecord(address.description, near: nil) }
        let schema = CollectionSchema.named(address.collection)
        let path = try FieldPath(field, in: record, schema)
        switch path.type {
        case .list(let element): try takeList(value, element, at: field, of: address, row, citation)
        case .object(let fields, _) where row.current?.members == nil:
            try FactShape.require(value, .object(fields, key: nil), at: field)
            for member in value.members ?? [] {
                try take(member.value, at: "\(field).\(member.name)", of: address, row, citation)
            }
        default: try takePlain(value, path, of: address, row, citation)
        }
    }

    private mutating func takePlain(
        _ value: JSON,
        _ path: FieldPath,
        of address: RecordAddress,
        _ row: FactRow,
        _ citation: Citation?
    ) throws(EditRefusal) {
        guard let record = draft[address] else { throw .unknownRecord(address.description, near: nil) }
        let present = path.value(in: record)
        if value == present || (citation?.basis == "contradicts" && present != nil) {
            // what is no fact rests on no source
            if path.field.isFact { try cite(path.text, of: address, citation, row) }
            return
        }
        try FactShape.require(value, path.type, at: path.text)
        if path.endsInFact { try FactRemark.refuse(value, path.type, at: path.text) }
        try CopiedText.refuse(value, path, row)
        if let current = row.current, let present, current.plain != present.plain {
            throw .senseless("\(path.text) is \(present.plain), not \(current.plain) as the row says")
        }
        if let present, let citation, let (old, new) = Self.days(present, value), new.covers(old) {
            // the source knows less than the record does, and does not disagree
            let says = Citation(
                source: citation.source,
                locator: citation.locator,
                basis: citation.basis,
                says: citation.says ?? value.plain
            )
            try cite(path.text, of: address, says, row)
            return
        }
        if let present, !correct, !row.isCorrection, !refines(present, value) {
            throw .senseless(
                "\(path.text) is \(present.plain) already; give the row a column current with that value to correct it"
            )
        }
        var assignments = [Assignment(path.text, .json(value))]
        // the name in use and the official one are the same: a wrong one is wrong in both places
        if path.text == "name", let present, let place = Self.officialName(present, in: record) {
            assignments.append(Assignment("names[\(place)].value", .json(value)))
        }
        let others =
            present.map { refines($0, value) ? formerCitations(path, of: address, $0, row, citation) : [] } ?? []
        _ = try draft.set(address, assignments, citation: citation, replacing: row.replaced)
        for other in others { _ = try draft.cite(address, [path.text], citation: other) }
    }

    /// What the other sources of a date say, which another one knows more precisely now.
    private func formerCitations(
        _ path: FieldPath,
        of address: RecordAddress,
        _ present: JSON,
        _ row: FactRow,
        _ citation: Citation?
    ) -> [Citation] {
        guard let record = draft[address], path.steps.count == 1 else { return [] }
        return (record["evidence"]?.array ?? []).compactMap { entry -> Citation? in
            guard entry["fields"]?.array?.contains(.string(path.field.name)) == true, let other = Citation(entry),
                other.says == nil, other.basis != "contradicts", other.source != citation?.source,
                !row.replaced.contains(other.source)
            else { return nil }
            return Citation(source: other.source, locator: other.locator, basis: other.basis, says: present.plain)
        }
    }

    /// How the list of names is asked for the official one with a value; nil where there is none.
    private static func officialName(_ name: JSON, in record: JSON) -> String? {
        guard let field = CommonFieldNames.names, let items = record[field.name]?.array,
            case .list(let element) = field.type,
            let item = items.first(where: { $0["value"] == name && $0["kind"] == "official" })
        else { return nil }
        return ItemLabels.of(item, in: items, element)
    }

    /// Writes what a value that is there rests on.
    mutating func cite(
        _ path: String,
        of address: RecordAddress,
        _ citation: Citation?,
        _ row: FactRow
    ) throws(EditRefusal) {
        guard let citation else { return }
        // those that the sheet replaces are gone where it was taken before
        var replaced: [String] = []
        for source in row.replaced where try rests(path, of: address, on: source) { replaced.append(source) }
        _ = try draft.cite(address, [path], citation: citation, replacing: replaced)
    }

    /// Whether a value rests on a source.
    private func rests(_ path: String, of address: RecordAddress, on source: String) throws(EditRefusal) -> Bool {
        guard let record = draft[address] else { return false }
        let schema = CollectionSchema.named(address.collection)
        let paths = try FieldPath(path, in: record, schema).evidencePaths(in: record)
        let evidence = EvidenceEdit(record, schema)
        return paths.contains { evidence.sources(of: $0).contains(source) }
    }

    /// Whether a date says more than the one that is there and does not disagree.
    private func refines(_ present: JSON, _ value: JSON) -> Bool {
        Self.days(present, value).map { $0.covers($1) } ?? false
    }

    private static func days(_ one: JSON, _ other: JSON) -> (Day, Day)? {
        guard let one = one.string.flatMap({ Day($0) }), let other = other.string.flatMap({ Day($0) }) else {
            return nil
        }
        return (one, other)
    }
}

/// Fields that every collection of facts has.
private enum CommonFieldNames {
    static let names = CollectionSchema.named(.operations).fields.first { $0.name == "names" }
}

extension Day {
    /// Whether every day that the other may mean is one that this one may mean.
    fileprivate func covers(_ other: Day) -> Bool { earliest <= other.earliest && other.latest <= latest }
}
