package import Addresses
package import Directory

/// The parameters of the OpenAPI document, made from the tables that the parser reads.
package struct OpenAPIParameters {
    package let repository: Repository

    /// The parameters of a collection's list: every filter with its operators, then the general ones.
    package func list(_ schema: CollectionSchema) -> [JSON] {
        let filters = repository[schema.name].parameters.parameters.flatMap { parameter in
            parameter.operators.map { filter(parameter, $0, schema) }
        }
        return GeneralParameter.ofList(schema).map { general($0, schema) } + filters
    }

    /// The parameters of the search.
    package var search: [JSON] { suggest(RouteTable[.search]) }

    /// The parameters of a route that looks for words in all collections.
    func suggest(_ entry: RouteEntry) -> [JSON] {
        let collection: JSON = [
            "name": .string(SearchRequest.collectionParameter), "in": "query",
            "description": "The collections to search; all where none is named.", "style": "form", "explode": false,
            "schema": Self.array(of: CollectionName.seeded.map(\.rawValue)),
        ]
        return entry.general.map { parameter in
            let json = parameter == .format ? Self.format(entry.formats) : Self.general(parameter)
            guard parameter == .q, case .object(let members) = json else { return json }
            return .object(members + [.init("required", true), .init("example", "tirana")])
        } + [collection]
    }

    /// The parameters of the map: its own, then the filters of its collections, each once, by equality.
    ///
    /// Every operator of those collections works here too; their own lists tell of them.
    package var map: [JSON] {
        let own = RouteTable[.map].general.map { parameter -> JSON in
            switch parameter {
            case .format: Self.format(RouteTable[.map].formats)
            case .type: Self.general(parameter, Self.array(of: MapRequest.types.map(\.word)))
            default: Self.general(parameter)
            }
        }
        var names = Set(RouteTable[.map].general.map(\.rawValue))
        let filters = MapRequest.collections.flatMap { collection -> [JSON] in
            let store = repository[collection]
            return store.parameters.parameters.filter { $0.isCountable && names.insert($0.name).inserted }
                .map(equality)
        }
        return own + filters + [Self.filter]
    }

    // MARK: Parts

    /// The member of a schema that names the collections of whose records ids, names and codes are taken.
    package static let collectionsKey = "x-collections"

    private static func unique(_ words: [String]) -> [String] {
        var seen: Set<String> = []
        return words.filter { seen.insert($0).inserted }
    }

    package static func array(of words: [String], atMost bound: RequestBound = .values) -> JSON {
        array(of: ["type": "string", "enum": .array(words.map(JSON.string))], atMost: bound)
    }

    static func array(of items: JSON, atMost bound: RequestBound) -> JSON {
        ["type": "array", "minItems": 1, "maxItems": .integer(bound.most), "items": items]
    }

    private static let anyText: JSON = [
        "type": "string", "minLength": 1, "maxLength": .integer(RequestBound.valueLetters.most),
        "pattern": "^[^\\u0000]+$",
    ]

    private func filter(_ parameter: Parameter, _ comparison: Operator, _ schema: CollectionSchema) -> JSON {
        let (content, isList): (JSON, Bool) =
            switch comparison {
            case .exists: (["type": "boolean"], false)
            case .contains: (Self.anyText, false)
            case .equal, .not:
                isText(parameter)
                    ? (parameter.form == nil ? Self.anyText : value(parameter), false)
                    : (Self.array(of: value(parameter), atMost: .values), true)
            case .greater, .greaterOrEqual, .less, .lessOrEqual: (value(parameter), false)
            }
        var members: [JSON.Member] = [
            .init("name", .string(parameter.name + comparison.suffix)), .init("in", "query"),
            .init("description", .string(description(parameter, comparison))),
        ]
        if isList { members += [.init("style", "form"), .init("explode", false)] }
        members.append(.init("schema", content))
        if comparison == .equal, let value = example(parameter, schema) {
            members.append(.init("example", isList ? [value] : value))
        }
        return .object(members)
    }

    /// The first value that the records have, if it is short.
    func example(_ parameter: Parameter, _ schema: CollectionSchema) -> JSON? {
        let values = repository[schema.name].records.lazy.flatMap { record in
            parameter.leaves.flatMap { $0.values(in: record.value) }
        }
        return values.first { value in
            switch value {
            case .string(let text): text.utf8.count <= 60
            case .number, .bool: true
            default: false
            }
        }
    }

    private func description(_ parameter: Parameter, _ comparison: Operator) -> String {
        switch comparison {
        case .equal: parameter.meaning
        case .not: "None of these values: \(parameter.meaning)"
        case .greater: "After: \(parameter.meaning)"
        case .greaterOrEqual: "On or after: \(parameter.meaning)"
        case .less: "Before: \(parameter.meaning)"
        case .lessOrEqual: "On or before: \(parameter.meaning)"
        case .contains: "Holds this text, case and diacritics aside: \(parameter.meaning)"
        case .exists: "Whether there is a value: \(parameter.meaning)"
        }
    }

    /// Whether a value is compared as words, which may hold commas.
    func isText(_ parameter: Parameter) -> Bool {
        parameter.types.contains { type in
            switch type {
            case .text, .token, .slug, .url: true
            default: false
            }
        }
    }

    func value(_ parameter: Parameter) -> JSON {
        if let pattern = parameter.form?.pattern { return ["type": "string", "pattern": .string(pattern)] }
        let values = parameter.types.map(value)
        return values.count == 1 ? values[0] : ["anyOf": .array(values)]
    }

    func value(_ type: FieldType) -> JSON {
        switch type {
        case .term(let vocabulary):
            return [
                "type": "string",
                "enum": .array(Self.unique(vocabulary.terms.flatMap { [$0.id] + $0.aliases }).map(JSON.string)),
            ]
        case .reference(let collections):
            return .object(
                [.init("type", "string"), .init("minLength", 1)]
                    + [.init(Self.collectionsKey, .array(collections.map { .string($0.rawValue) }))]
            )
        case .either(let left, let right): return ["anyOf": [value(left), value(right)]]
        case .date: return ["type": "string", "pattern": .string(JSONSchema.askedDatePattern)]
        case .count:
            return [
                "type": "integer", "minimum": .integer(OperandReader.counts.lowerBound),
                "maximum": .integer(OperandReader.counts.upperBound),
            ]
        case .flag: return ["type": "boolean"]
        case .list(let element): return value(element)
        case .text, .token, .slug, .url, .position, .object, .any: return Self.anyText
        }
    }
}
