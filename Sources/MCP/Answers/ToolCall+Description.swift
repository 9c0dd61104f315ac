internal import Addresses
internal import Directory

extension ToolCall {
    /// What there is, or what a collection has.
    func describe() throws(ToolFault) -> ToolAnswer {
        arguments.collection.map(describe) ?? describeAll()
    }

    private func describeAll() -> ToolAnswer {
        let repository = reader.repository
        let dataset = repository.dataset
        let collections = CollectionName.allCases.map { name -> JSON in
            [
                "collection": .string(name.rawValue), "records": .integer(repository[name].records.count),
                "meaning": .string(CollectionSchema.named(name).meaning),
                "url": .string(reader.absolute(name.path)),
            ]
        }
        var members: [JSON.Member] = [
            .init("title", .string(dataset.title)), .init("description", .string(dataset.description)),
            .init("unofficial", .string(dataset.unofficial)), .init("licence", .string(dataset.licenceName)),
            .init("released", .string(dataset.released.description)),
            .init("languages", "Names in other languages with lang; all else is in English."),
        ]
        for name in ["coverage", "open_questions", "definitions"] {
            guard let items = dataset.content[name]?.array, !items.isEmpty else { continue }
            members.append(.init(name, .array(items.map { Self.without("sources", $0) })))
        }
        if let items = dataset.content["considered_not_included"]?.array, !items.isEmpty {
            members.append(.init("not_included", .array(items.map { Self.without("sources", $0) })))
        }
        members += closing(Route.dataset.path, citation: repository.citation.text(Route.dataset.path))
        return ToolAnswer(rows: ("collections", collections), members: members)
    }

    private static func without(_ name: String, _ json: JSON) -> JSON {
        json.members.map { .object($0.filter { $0.name != name }) } ?? json
    }

    private func describe(_ name: CollectionName) -> ToolAnswer {
        let repository = reader.repository
        let schema = CollectionSchema.named(name)
        let fields = schema.fields.map { field -> JSON in
            var members: [JSON.Member] = [
                .init("field", .string(field.name)), .init("takes", .string(field.type.expectation)),
                .init("meaning", .string(field.meaning)),
            ]
            if let filter = field.parameter { members.append(.init("filter", .string(filter))) }
            if let terms = Self.terms(field.type) { members.append(.init("terms", .array(terms.map(JSON.string)))) }
            return .object(members)
        }
        let filters = repository[name].parameters.parameters.filter { !$0.isSynonym }.map { parameter in
            ([parameter.name] + parameter.operators.map(\.suffix).filter { !$0.isEmpty }).joined(separator: " ")
        }
        var members: [JSON.Member] = [
            .init("title", .string("The collection \(name.rawValue)")), .init("meaning", .string(schema.meaning)),
            .init("records", .integer(repository[name].records.count)),
            .init("usual_fields", .array(schema.overview.map(JSON.string))),
            .init("takes_as_of", .bool(schema.lifespan != nil)),
            .init("filters", .array(filters.map(JSON.string))),
            .init(
                "operators",
                "A name alone means is one of these; a date lies within the month or year. __not: none of these. __gt __gte __lt __lte: after, before, greater, less. __contains: holds this text. __exists: true or false. A filter that leads to other records takes theirs behind a dot: holder.region."
            ),
        ]
        if let coverage = repository.dataset.content["coverage"]?.array?.first(where: {
            $0["collection"]?.string == name.rawValue
        }) {
            members.append(.init("coverage", coverage))
        }
        members += closing(name.path, citation: repository.citation.text(name.path))
        return ToolAnswer(rows: ("fields", fields), members: members)
    }

    /// The terms of a closed list, but for long ones.
    private static func terms(_ type: FieldType) -> [String]? {
        switch type {
        case .term(let vocabulary): vocabulary.ids.count <= 60 ? vocabulary.ids : nil
        case .list(let element): terms(element)
        default: nil
        }
    }
}
