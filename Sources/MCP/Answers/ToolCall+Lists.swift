internal import Addresses
internal import Directory

extension ToolCall {
    /// The records of a collection that filters choose.
    func listRecords() throws(ToolFault) -> ToolAnswer {
        let name = arguments.collection ?? .operations
        let schema = CollectionSchema.named(name)
        var pairs: [(String, String)] = []
        for filter in arguments.filters("filters") {
            guard GeneralParameter(rawValue: filter.name) == nil else { throw Self.noFilter(filter.name) }
            pairs += filter.values.map { (filter.name, $0) }
        }
        pairs += self.pairs("as_of", "lang")
        let sort = arguments.list("sort")
        if !sort.isEmpty { pairs.append(("sort", sort.joined(separator: ","))) }
        let asked = arguments.list("fields").flatMap { $0.split(separator: ",").map { String($0).trimmed } }
        let fields = asked.isEmpty ? Self.usualFields(schema) : asked
        // what an answer always has
        let always = ["id", "name", "url"].filter { schema.fieldNames.contains($0) }
        pairs.append(("fields", (always + fields.filter { !always.contains($0) }).joined(separator: ",")))
        pairs += [("limit", String(arguments.number("limit"))), ("offset", String(arguments.number("offset")))]
        let document = try reader.document(name.path, pairs)
        let rows = (document["data"]?.array ?? []).map(row)
        var answer = ToolAnswer(rows: ("data", rows), members: counted(document, shown: rows.count))
        answer.offset = arguments.number("offset")
        for member in ["query", "hints", "as_of", "undated", "not_dated"] {
            if let value = document["meta"]?[member] { answer.members.append(.init(member, value)) }
        }
        answer.members += closing(document["links"]?["self"]?.string ?? name.path, document)
        return answer
    }

    /// A record of a list with the id that other tools take, and its whole address.
    private func row(_ record: JSON) -> JSON {
        let url = record["url"]?.string ?? ""
        return .object(
            (record.members ?? []).map { member in
                switch member.name {
                case "id": JSON.Member("id", .string(reader.id(url)))
                case "url": JSON.Member("url", .string(reader.absolute(reader.path(url))))
                default: member
                }
            }
        )
    }

    /// What a list shows of each record where no fields are named: those that a page shows.
    private static func usualFields(_ schema: CollectionSchema) -> [String] {
        var names: [String] = []
        for path in schema.overview {
            let field = schema.fields.first { $0.name == path || $0.parameter == path }
            if let field, !names.contains(field.name) { names.append(field.name) }
        }
        return names
    }

    private static func noFilter(_ name: String) -> ToolFault {
        let own = Tool.listRecords.arguments.map(\.name)
        return ToolFault(
            own.contains(name)
                ? "\(name) is no filter, but an argument of its own: put it beside filters."
                : name == GeneralParameter.q.rawValue
                    ? "q is no filter. Words are found by the tool search."
                    : "\(name) is no filter, and this tool does not take it. Its arguments are \(own.joined(separator: ", "))."
        )
    }

    // MARK: Events

    /// The parameter of the timeline that a record of a collection is found by.
    private static let parties: [CollectionName: String] = [
        .institutions: "institution", .operations: "operation", .mandates: "mandate", .documents: "document",
        .states: "state",
    ]

    /// Dated events in order.
    func timeline() throws(ToolFault) -> ToolAnswer {
        var pairs = pairs("country", "event")
        if let of = arguments.text("of") {
            let path = try reader.record(of, "of")
            let (segments, parties) = (path.split(separator: "/").map(String.init), Self.parties)
            guard segments.count == 2, let name = CollectionName(rawValue: segments[0]), let party = parties[name]
            else {
                let taken = CollectionName.allCases.filter { parties[$0] != nil }.map(\.rawValue)
                throw ToolFault(
                    "of takes a record of \(taken.joined(separator: ", ")); others have no dates of their own."
                )
            }
            pairs.append((party, segments[1]))
        }
        if let from = arguments.text("from") { pairs.append(("date__gte", from)) }
        if let to = arguments.text("to") { pairs.append(("date__lte", to)) }
        pairs += [
            ("fields", "date,event,name,what,record,url"), ("limit", String(arguments.number("limit"))),
            ("offset", String(arguments.number("offset"))),
        ]
        let names = [
            "date__gte": "from", "date__lte": "to", "institution": "of", "operation": "of", "mandate": "of",
            "document": "of", "state": "of",
        ]
        let document = try reader.document(CollectionName.timeline.path, pairs, naming: names)
        let events = (document["data"]?.array ?? []).map { event -> JSON in
            var members = (event.members ?? []).filter { $0.name != "url" && $0.name != "record" }
            let (url, record) = (event["url"]?.string ?? "", event["record"]?.string ?? "")
            members += [
                .init("record", .string(reader.id(record))), .init("url", .string(reader.absolute(reader.path(url)))),
            ]
            return .object(members)
        }
        var answer = ToolAnswer(rows: ("events", events), members: counted(document, shown: events.count))
        answer.offset = arguments.number("offset")
        for member in ["query", "hints"] {
            if let value = document["meta"]?[member] { answer.members.append(.init(member, value)) }
        }
        answer.members += closing(document["links"]?["self"]?.string ?? CollectionName.timeline.path, document)
        return answer
    }
}
