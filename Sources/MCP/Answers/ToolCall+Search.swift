internal import Addresses
internal import Directory

extension ToolCall {
    /// What is found for words.
    func search() throws(ToolFault) -> ToolAnswer {
        var pairs = [("q", arguments.text("query") ?? "")] + pairs("collection", "lang")
        pairs += [("limit", String(arguments.number("limit"))), ("offset", String(arguments.number("offset")))]
        let document = try reader.document(Route.search.path, pairs, naming: ["q": "query"])
        let hits = document["data"]?.array ?? []
        let results = hits.map { hit -> JSON in
            let url = hit["url"]?.string ?? ""
            let (matched, type) = (hit["matched"], hit["type"]?.string ?? "record")
            let text =
                "\(type); \(matched?["field"]?.string ?? "text") (\(matched?["how"]?.string ?? "exact")): \(matched?["text"]?.string ?? "")"
            return [
                "id": .string(reader.id(url)), "title": hit["name"] ?? "",
                "url": .string(reader.absolute(reader.path(url))),
                "text": .string(text),
            ]
        }
        var answer = ToolAnswer(rows: ("results", results), members: counted(document, shown: hits.count))
        answer.offset = arguments.number("offset")
        if let notes = document["meta"]?["search"] { answer.members.append(.init("notes", notes)) }
        if hits.isEmpty {
            answer.members.append(
                .init(
                    "hint",
                    "Nothing was found. What is not here was not found in a source. Try fewer words, a former name, an acronym or the name in English; describe tells what there is and what is not covered."
                )
            )
        }
        answer.members += closing(Route.search.path + Target.query(pairs), document)
        return answer
    }

    /// A record.
    func fetch() throws(ToolFault) -> ToolAnswer {
        let path = try reader.record(arguments.text("id") ?? "")
        var pairs = pairs("as_of", "lang")
        let fields = arguments.list("fields")
        if !fields.isEmpty {
            // what an answer always has, where the collection has it
            let name = CollectionName(rawValue: String(path.dropFirst().prefix { $0 != "/" }))
            let known = name.map { CollectionSchema.named($0).fieldNames } ?? []
            let all =
                ["url", "name"].filter(known.contains) + fields.flatMap { $0.split(separator: ",").map(String.init) }
            pairs.append(("fields", all.joined(separator: ",")))
        }
        let document = try reader.document(path, pairs)
        let record = document["data"] ?? .null
        let url = record["url"]?.string ?? path
        let text = RecordText(record)
        var metadata: [JSON.Member] = []
        for name in ["type", "confidence"] { if let value = record[name] { metadata.append(.init(name, value)) } }
        if let gaps = record["gaps"] { metadata.append(.init("gaps", gaps)) }
        for name in ["as_of", "not_dated"] {
            if let value = document["meta"]?[name] { metadata.append(.init(name, value)) }
        }
        let closing = closing(url, document)
        metadata += closing.dropFirst()
        var members: [JSON.Member] = [
            .init("id", .string(reader.id(url))), .init("title", record["name"] ?? ""),
            .init("text", .string(text.text)),
        ]
        if !text.left.isEmpty {
            members.append(
                .init(
                    "truncated",
                    .string(
                        "These fields have no room: \(text.left.joined(separator: ", ")). Call fetch with fields for each, or list_records, which gives them whole."
                    )
                )
            )
        }
        return ToolAnswer(members: members + [.init("metadata", .object(metadata))] + closing)
    }

    /// How to cite a record or the data set.
    func cite() throws(ToolFault) -> ToolAnswer {
        let id = arguments.text("id")
        let path = try id.map { id throws(ToolFault) in
            try reader.path(reader.document(try reader.record(id), [("fields", "url")])["data"]?["url"]?.string ?? "/")
        }
        let address = (path ?? Route.dataset.path) + "/\(RecordPart.cite)"
        var members: [JSON.Member] = [.init("id", .string(path.map { String($0.dropFirst()) } ?? "dataset"))]
        let text = try reader.text(address, [("style", "text")]).trimmed
        members.append(.init("text", .string(text)))
        for style in CitationChoice.names.dropFirst() where arguments.text("style").map({ $0 == style }) ?? true {
            members.append(.init(style, .string(try reader.text(address, [("style", style)]).trimmed)))
        }
        return ToolAnswer(members: members + closing(path ?? Route.dataset.path, citation: text))
    }
}
