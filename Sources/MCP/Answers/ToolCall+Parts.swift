internal import Addresses
internal import Directory

extension ToolCall {
    /// What each field of a record rests on.
    func sources() throws(ToolFault) -> ToolAnswer {
        let path = try reader.record(arguments.text("id") ?? "")
        let document = try reader.document(path + "/\(RecordPart.evidence)")
        let data = document["data"] ?? .null
        let record = data["record"]?.string ?? path
        var rows = data["fields"]?.array ?? []
        if let field = arguments.text("field")?.trimmed {
            let names = rows.compactMap { $0["field"]?.string }
            rows = rows.filter { row in
                let name = row["field"]?.string ?? ""
                return name == field || name.hasPrefix(field + ".") || name.hasPrefix(field + "[")
            }
            guard !rows.isEmpty else { throw Self.noEvidence(field, names, data) }
        }
        let total = rows.count
        rows = Array(rows.dropFirst(arguments.number("offset")))
        var members: [JSON.Member] = [
            .init("id", .string(reader.id(record))), .init("title", data["name"] ?? ""),
            .init("total", .integer(total)),
        ]
        for name in ["confidence", "note", "gaps"] { if let value = data[name] { members.append(.init(name, value)) } }
        members += closing(record, document)
        return ToolAnswer(rows: ("fields", rows.map(evidence)), members: members, offset: arguments.number("offset"))
    }

    private func evidence(_ row: JSON) -> JSON {
        let entries = (row["evidence"]?.array ?? []).map { entry -> JSON in
            var members: [JSON.Member] = []
            if let source = entry["source"] {
                let names = [
                    ("title", "name"), ("publisher", "publisher"), ("url", "source_url"), ("date", "published"),
                ]
                for (own, name) in names { if let value = source[name] { members.append(.init(own, value)) } }
                if let url = source["url"]?.string { members.append(.init("record", .string(reader.id(url)))) }
            }
            for name in ["locator", "basis", "says"] {
                if let value = entry[name] { members.append(.init(name, value)) }
            }
            return .object(members)
        }
        var members = (row.members ?? []).filter { $0.name != "evidence" }
        members.append(.init("sources", .array(entries)))
        return .object(members)
    }

    private static func noEvidence(_ field: String, _ names: [String], _ data: JSON) -> ToolFault {
        let without = data["without_evidence"]?.array?.first { $0["field"]?.string == field }
        if let why = without?["why"]?.string { return ToolFault("\(field) has no source of its own. \(why)") }
        var tops: [String] = []
        for name in names {
            let top = String(name.prefix { $0 != "." && $0 != "[" })
            if !tops.contains(top) { tops.append(top) }
        }
        let gap = data["gaps"]?.array?.first { $0["field"]?.string == field }?["reason"]?.string
        return ToolFault(
            (gap.map { "\(field.excerpt()) is not known: \($0)" }
                ?? "The record has no field \"\(field.excerpt())\" with a source.")
                + " Fields with sources: \(tops.joined(separator: ", "))."
        )
    }

    /// What a record is tied to.
    func related() throws(ToolFault) -> ToolAnswer {
        let path = try reader.record(arguments.text("id") ?? "")
        let pairs = [("depth", String(arguments.number("depth")))] + pairs("as_of", "lang")
        let document = try reader.document(path + "/\(RecordPart.related)", pairs)
        let data = document["data"] ?? .null
        var names: [String: JSON] = [:]
        for node in data["nodes"]?.array ?? [] {
            if let url = node["id"]?.string, let name = node["name"] { names[url] = name }
        }
        let edges = data["edges"]?.array ?? []
        let rows = edges.dropFirst(arguments.number("offset")).map { edge -> JSON in
            let (from, to) = (edge["from"]?.string ?? "", edge["to"]?.string ?? "")
            return [
                "from": .string(reader.id(from)), "from_name": names[from] ?? "", "relation": edge["relation"] ?? "",
                "to": .string(reader.id(to)), "to_name": names[to] ?? "",
            ]
        }
        let record = data["record"]?.string ?? path
        var members: [JSON.Member] = [
            .init("id", .string(reader.id(record))), .init("title", names[record] ?? ""),
            .init("total", .integer(edges.count)),
        ]
        for name in ["as_of", "not_dated"] {
            if let value = document["meta"]?[name] { members.append(.init(name, value)) }
        }
        members += closing(record, document)
        return ToolAnswer(rows: ("edges", Array(rows)), members: members, offset: arguments.number("offset"))
    }
}
