package import Addresses
package import Directory
internal import Drawings

extension OpenAPIParameters {
    /// A general parameter of a collection.
    package func general(_ parameter: GeneralParameter, _ schema: CollectionSchema) -> JSON {
        let parameters = repository[schema.name].parameters.parameters
        switch parameter {
        case .sort:
            let names = parameters.filter(\.isSortable).map(\.name)
            return Self.described(parameter, Self.array(of: names.flatMap { [$0, "-\($0)"] }, atMost: .sortKeys))
        case .fields: return Self.described(parameter, Self.array(of: schema.fields.map(\.name)))
        case .include: return Self.described(parameter, Self.array(of: Inclusion.names(of: schema)))
        case .facets: return Self.described(parameter, Self.array(of: parameters.filter(\.isCountable).map(\.name)))
        case .group:
            let names = GroupTerm.names(of: repository[schema.name].parameters)
            return Self.described(parameter, Self.array(of: names, atMost: .groups))
        case .format: return Self.format(Format.available(for: schema))
        case .view: return Self.view(RecordLook.ofLists)
        // without a default, since that depends on the format
        case .limit:
            return Self.described(
                parameter,
                [
                    "type": "integer", "minimum": .integer(Query.tableLimits.lowerBound),
                    "maximum": .integer(Query.tableLimits.upperBound),
                ]
            )
        default: return Self.general(parameter)
        }
    }

    /// A general parameter that is the same wherever it is one.
    package static func general(_ parameter: GeneralParameter) -> JSON {
        let content: JSON =
            switch parameter {
            case .q:
                [
                    "type": "string", "minLength": 1, "maxLength": .integer(RequestBound.textLetters.most),
                    "pattern": "^[^\\u0000]+$",
                ]
            case .asOf:
                [
                    "type": "string",
                    "pattern": "^(19|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|1[0-9]|2[0-8]))?)?$",
                ]
            case .since, .compare: ["type": "string", "pattern": .string(VersionQuestion.pattern)]
            case .undated: ["type": "string", "enum": .array(UndatedChoice.allCases.map { .string($0.rawValue) })]
            case .version: ["type": "string", "pattern": .string(VersionQuestion.pattern)]
            case .limit: number(Query.limits, usually: Query.defaultLimit)
            case .offset: number(Query.offsets, usually: 0)
            case .depth: number(GraphRequest.depths, usually: 1)
            case .type: array(of: GraphRequest.types.map(\.word))
            case .relation: array(of: Graph.relations)
            case .style: ["type": "string", "enum": .array(CitationStyle.allCases.map { .string($0.rawValue) })]
            case .view: ["type": "string", "enum": .array(RecordLook.allCases.map { .string($0.rawValue) })]
            case .field: ["type": "string", "minLength": 1]
            case .bbox: ["type": "string", "pattern": .string(GeographicBox.pattern)]
            case .lang:
                [
                    "type": "array", "items": ["type": "string", "pattern": .string(NameLanguages.pattern)],
                    "minItems": 1, "maxItems": .integer(NameLanguages.most),
                ]
            case .dates: ["type": "string", "enum": .array(TableStyle.Dates.allCases.map { .string($0.rawValue) })]
            case .bom: ["type": "string", "enum": .array(TableStyle.marks.map(JSON.string))]
            // what these take, the collection decides
            case .sort, .fields, .include, .facets, .group, .format: ["type": "string"]
            }
        return described(parameter, content)
    }

    /// The parameter that chooses among views.
    static func view(_ looks: [RecordLook]) -> JSON {
        described(.view, ["type": "string", "enum": .array(looks.map { .string($0.rawValue) })])
    }

    /// The parameter that chooses among formats.
    package static func format(_ formats: [Format]) -> JSON {
        described(.format, ["type": "string", "enum": .array(formats.map { .string($0.rawValue) })])
    }

    private static func number(_ bounds: ClosedRange<Int>, usually value: Int) -> JSON {
        [
            "type": "integer", "minimum": .integer(bounds.lowerBound), "maximum": .integer(bounds.upperBound),
            "default": .integer(value),
        ]
    }

    /// A general parameter that takes something of its own in one place.
    package static func general(_ parameter: GeneralParameter, _ content: JSON) -> JSON {
        described(parameter, content)
    }

    private static func described(_ parameter: GeneralParameter, _ content: JSON) -> JSON {
        var members: [JSON.Member] = [
            .init("name", .string(parameter.rawValue)), .init("in", "query"),
            .init("description", .string(description(parameter))),
        ]
        if content["type"] == "array" { members += [.init("style", "form"), .init("explode", false)] }
        members.append(.init("schema", content))
        return .object(members)
    }

    /// What it does, with the bound that no schema can say.
    private static func description(_ parameter: GeneralParameter) -> String {
        parameter == .q ? "\(parameter.meaning) \(RequestBound.textWords.meaning)" : parameter.meaning
    }
}
