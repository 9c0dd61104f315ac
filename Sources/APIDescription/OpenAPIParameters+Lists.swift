internal import Addresses
package import Directory

/// The parameters of lists in the OpenAPI document: equality by name, all else by one free object.
extension OpenAPIParameters {
    /// The name of the object that takes every filter. No client sends it: its members are pairs of the query.
    static let filterName = "filter"

    /// The filters of a collection that are parameters of their own in the document, by equality: of fields of the record
    /// itself that hold a term, an id, a date, a number or a short text.
    package static func listed(_ parameters: [Parameter]) -> [Parameter] {
        parameters.filter { parameter in
            guard !parameter.isSynonym, parameter.operators.contains(.equal), !parameter.name.contains(".") else {
                return false
            }
            return parameter.name == "name" || parameter.types.contains(where: isShort)
        }
    }

    /// Whether a value is typed as a whole. Prose is looked for by words.
    private static func isShort(_ type: FieldType) -> Bool {
        switch type {
        case .text, .url, .position, .object, .any: false
        case .list(let element): isShort(element)
        case .token, .slug, .term, .reference, .either, .date, .count, .flag: true
        }
    }

    /// The parameters that lists share, each with the name of its component.
    struct Shared {
        /// The components, each once.
        private(set) var members: [JSON.Member] = []
        private var names: [JSON: String] = [:]
        private var taken: Set<String> = []

        /// The reference to a parameter, which becomes a component.
        ///
        /// - Parameter owners: what stands before its name where another parameter has the name: the first that makes it
        ///   the only one.
        mutating func reference(_ parameter: JSON, _ owners: [String]) -> JSON {
            let name: String
            if let known = names[parameter] {
                name = known
            } else {
                let own = parameter["name"]?.string ?? ""
                name = ([own] + owners.map { "\($0).\(own)" }).first { !taken.contains($0) } ?? own
                taken.insert(name)
                names[parameter] = name
                members.append(.init(name, parameter))
            }
            return ["$ref": .string("#/components/parameters/\(name)")]
        }
    }

    /// The parameters of a collection's list as the document has them.
    func document(_ schema: CollectionSchema) -> [JSON] {
        let filters = Self.listed(repository[schema.name].parameters.parameters).map(equality)
        return GeneralParameter.ofList(schema).map { document($0, schema) } + filters + [Self.filter]
    }

    /// A general parameter of a list: the same for all collections, so that they share it. What `sort`, `fields`, `include`,
    /// `facets` and `group` take stands in the description of the filters.
    func document(_ parameter: GeneralParameter, _ schema: CollectionSchema) -> JSON {
        let words: JSON = ["type": "string", "pattern": "^-?[a-z][a-z0-9_.]*$"]
        switch parameter {
        case .sort: return Self.general(parameter, Self.list(of: words, atMost: .sortKeys))
        case .group: return Self.general(parameter, Self.list(of: words, atMost: .groups))
        case .view: return Self.view(RecordLook.ofLists)
        case .fields, .include, .facets: return Self.general(parameter, Self.list(of: words, atMost: .values))
        default: return general(parameter, schema)
        }
    }

    private static func list(of items: JSON, atMost bound: RequestBound) -> JSON {
        ["type": "array", "minItems": 1, "maxItems": .integer(bound.most), "items": items]
    }

    /// The parameter that compares values of a field by equality.
    func equality(_ parameter: Parameter) -> JSON {
        let isOneText = isText(parameter)
        let value = parameter.form?.pattern == nil ? document(parameter.types) : value(parameter)
        var members: [JSON.Member] = [
            .init("name", .string(parameter.name)), .init("in", "query"),
            .init("description", .string(parameter.meaning)),
        ]
        if !isOneText { members += [.init("style", "form"), .init("explode", false)] }
        members.append(.init("schema", isOneText ? value : Self.list(of: value, atMost: .values)))
        return .object(members)
    }

    /// One type for all that a parameter takes: clients have no use for a choice between texts.
    private func document(_ types: [FieldType]) -> JSON {
        if types.count == 1 {
            switch types[0] {
            case .term(let vocabulary): return .object(OpenAPISchemas.term(vocabulary))
            case .date, .count, .flag: return value(types[0])
            case .list(let element): return document([element])
            default: break
            }
        }
        return ["type": "string", "minLength": 1]
    }

    /// Every filter, with and without an operator, as one object whose members are pairs of the query.
    static let filter: JSON = [
        "name": .string(filterName), "in": "query",
        "description": .string(
            "Any filter, with or without an operator: members of the object are pairs of the query, such as {\"established__gte\": \"1995\", \"country__not\": \"kg,tj\"}. A name is that of a field, "
                + "with \(Operator.allCases.map(\.suffix).filter { !$0.isEmpty }.map { "`\($0)`" }.joined(separator: ", ")) behind it or nothing; a comma between values means or. `x-filters` of the operation leads to the fields, the operators of each, and what they take."
        ),
        "style": "form", "explode": true,
        "schema": ["type": "object", "additionalProperties": ["type": "string"]],
    ]
}
