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
    /// - Returns: the record that it is about, and the source that it rests on.
    mutating func take(_ row: FactRow) throws(EditRefusal) -> (record: RecordAddress, source: String) {
        let address = try address(row)
        // a value that is there and for which the sheet names no source is there
        if row.source.isEmpty, row.field != "record", let known = try? draft.find(address), isThere(row, of: known) {
            return (known, "")
        }
        let citation = try citation(row)
        if row.field == "record" {
            try takeRecord(address, row, citation)
        } else {
            let address = try draft.find(address)
            let (field, value) = try value(row, of: address)
            try take(value, at: field, of: address, row, citation)
            return (address, citation.source)
        }
        return (address, citation.source)
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
        guard let address = RecordAddress(text) else { throw .noAddress(text) }
        return address
    }

    // MARK: Records

    private mutating func takeRecord(
        _ address: RecordAddress,
        _ row: FactRow,
        _ citation: Citation
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
        _ = try draft.create(
            address,
            name: name,
            rest.map { Assignment($0.name, .json($0.value)) },
            citation: citation
        )
        if let names = value["names"] { try take(names, at: "names", of: address, row, citation) }
    }

    // MARK: Values

    /// The field and the value of a row, whichever way the sheet writes them.
    private func value(_ row: FactRow, of address: RecordAddress) throws(EditRefusal) -> (String, JSON) {
        // a list takes a further item either way
        var field = row.field.hasSuffix("+") ? String(row.field.dropLast()) : row.field
        var language: String?
        if field.hasSuffix(")"), let opening = field.firstIndex(of: "(") {
            language = String(field[field.index(after: opening)...].dropLast())
            field = field[..<opening].filter { $0 != " " }
        }
        guard let record = draft[address] else { throw .unknownRecord(address.description, near: nil) }
        let path = try FieldPath(field, in: record, CollectionSchema.named(address.collection))
        let value: JSON
        switch row.value {
        case .none: throw .senseless("the row has no value")
        case .json(let json): value = Self.unwrapped(json, path.type)
        case .text(let text): value = try Self.read(text, path.type, field)
        }
        if let language, let text = value.string {
            guard language.allSatisfy({ $0.isLetter || $0 == "-" }), language.count < 12 else {
                throw .noPlace(row.field, hint: "a row has one language; write a row for each")
            }
            return (field, ["value": .string(text), "kind": "official", "language": .string(language)])
        }
        return (field, value)
    }

    /// What a text of a CSV means: of a list that is not JSON one item.
    private static func read(_ text: String, _ type: FieldType, _ field: String) throws(EditRefusal) -> JSON {
        guard case .list(let element) = type, !text.hasPrefix("[") else {
            return try FieldValue.read(text, as: type, at: field)
        }
        return try FieldValue.read(text, as: element, at: field)
    }

    /// The value of an object that wraps a plain one: `{"value": "2012-01-17"}`.
    private static func unwrapped(_ value: JSON, _ type: FieldType) -> JSON {
        switch type {
        case .object, .list(.object): return value
        default:
            guard let members = value.members, members.count == 1, let inner = value["value"] else { return value }
            return inner
        }
    }

    private mutating func take(
        _ value: JSON,
        at field: String,
        of address: RecordAddress,
        _ row: FactRow,
        _ citation: Citation
    ) throws(EditRefusal) {
        guard let record = draft[address] else { throw .unknownRecord(address.description, near: nil) }
        let schema = CollectionSchema.named(address.collection)
        let path = try FieldPath(field, in: record, schema)
        switch path.type {
        case .list(let element):
            for item in Self.items(value, element) {
                try takeItem(item, element, at: field, of: address, row, citation)
            }
        case .object:
            guard let members = value.members else {
                throw .noValue(value.plain, field: field, expected: "an object")
            }
            for member in members { try take(member.value, at: "\(field).\(member.name)", of: address, row, citation) }
        default: try takePlain(value, path, of: address, row, citation)
        }
    }

    /// The items that a value stands for: those of a list, one, or of ids and terms several between commas.
    private static func items(_ value: JSON, _ element: FieldType) -> [JSON] {
        if let items = value.array { return items }
        guard let text = value.string else { return [value] }
        switch element {
        case .reference, .either, .term, .slug:
            return text.split { ",; ".contains($0) }.map { .string(String($0)) }
        default: return [value]
        }
    }

    private mutating func takeItem(
        _ item: JSON,
        _ element: FieldType,
        at field: String,
        of address: RecordAddress,
        _ row: FactRow,
        _ citation: Citation
    ) throws(EditRefusal) {
        guard let record = draft[address] else { throw .unknownRecord(address.description, near: nil) }
        let schema = CollectionSchema.named(address.collection)
        let items = try FieldPath(field, in: record, schema).value(in: record)?.array ?? []
        if let place = items.firstIndex(where: { Self.agree($0, item) }),
            let label = ItemLabels.of(items, element)[place]
        {
            // an item of the same content, which may say more now
            for member in item.members ?? [] where items[place][member.name] == nil {
                let assignment = Assignment("\(field)[\(label)].\(member.name)", .json(member.value))
                _ = try draft.set(address, [assignment], citation: citation)
            }
            _ = try draft.cite(address, ["\(field)[\(label)]"], citation: citation, replacing: row.replaced)
            return
        }
        _ = try draft.set(address, [Assignment("\(field)+", .json(item))], citation: citation)
    }

    /// Whether two items can be one: what both have is equal, and one of them has all of the other's members.
    private static func agree(_ one: JSON, _ other: JSON) -> Bool {
        guard let members = one.members, let others = other.members else { return one == other }
        let shared = members.filter { member in others.contains { $0.name == member.name } }
        return shared.allSatisfy { other[$0.name] == $0.value } && shared.count == min(members.count, others.count)
    }

    private mutating func takePlain(
        _ value: JSON,
        _ path: FieldPath,
        of address: RecordAddress,
        _ row: FactRow,
        _ citation: Citation
    ) throws(EditRefusal) {
        guard let record = draft[address] else { throw .unknownRecord(address.description, near: nil) }
        let present = path.value(in: record)
        if value == present || (citation.basis == "contradicts" && present != nil) {
            _ = try draft.cite(address, [path.text], citation: citation, replacing: row.replaced)
            return
        }
        if let current = row.current, let present, current.plain != present.plain {
            throw .senseless("\(path.text) is \(present.plain), not \(current.plain) as the row says")
        }
        if let present, let (old, new) = Self.days(present, value) {
            if new.covers(old) {
                // the source knows less than the record does, and does not disagree
                let says = Citation(
                    source: citation.source,
                    locator: citation.locator,
                    basis: citation.basis,
                    says: citation.says ?? value.plain
                )
                _ = try draft.cite(address, [path.text], citation: says, replacing: row.replaced)
                return
            }
        }
        if let present, !correct, !refines(present, value) {
            guard row.isCorrection else {
                throw .senseless(
                    "\(path.text) is \(present.plain) already; give the row a column current with that value to correct it"
                )
            }
        }
        let assignment = Assignment(path.text, .json(value))
        _ = try draft.set(address, [assignment], citation: citation, replacing: row.replaced)
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

extension Day {
    /// Whether every day that the other may mean is one that this one may mean.
    fileprivate func covers(_ other: Day) -> Bool { earliest <= other.earliest && other.latest <= latest }
}
