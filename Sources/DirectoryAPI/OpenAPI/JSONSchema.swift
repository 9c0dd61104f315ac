internal import Directory

/// JSON Schemas (2020-12) made from the tables of fields.
enum JSONSchema {
    /// A date known to the day, the month or the year. It lets 29 February through in every year.
    static let datePattern =
        "^[12][0-9]{3}(-(0[1-9]|1[0-2])|-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-9])|-(0[13-9]|1[0-2])-30|-(0[13578]|1[02])-31)?$"
    /// The same without 29 February, so that every date it lets through can be asked for.
    static let askedDatePattern = datePattern.replacing("2[0-9])-", with: "2[0-8])-").replacing(
        "2[0-9])|",
        with: "2[0-8])|"
    )
    private static let slugPattern = "^[a-z0-9]+(-[a-z0-9]+)*$"

    /// The schema of a collection's records, as it is served.
    static func document(of schema: CollectionSchema) -> JSON {
        var members: [JSON.Member] = [
            .init("$schema", "https://json-schema.org/draft/2020-12/schema"),
            .init("$id", .string(path(of: schema))),
            .init("title", .string(schema.type)),
            .init("description", .string(schema.meaning)),
        ]
        members += object(schema.fields, requiring: true)
        return .object(members)
    }

    /// Where the schema of a collection's records is served.
    static func path(of schema: CollectionSchema) -> String { "/schemas/\(schema.type).json" }

    /// A record that may lack any field, as `fields` and `as_of` leave it.
    static func sparse(_ schema: CollectionSchema) -> JSON {
        .object([.init("description", .string(schema.meaning))] + object(schema.fields, requiring: false))
    }

    /// - Parameter requiring: whether a field that every record has must be there. Inside it always must.
    private static func object(_ fields: [Field], requiring: Bool) -> [JSON.Member] {
        var members: [JSON.Member] = [
            .init("type", "object"),
            .init("properties", .object(fields.map { JSON.Member($0.name, property($0)) })),
        ]
        let required = fields.filter(\.isRequired).map { JSON.string($0.name) }
        if requiring, !required.isEmpty { members.append(.init("required", .array(required))) }
        members.append(.init("additionalProperties", false))
        return members
    }

    private static func property(_ field: Field) -> JSON {
        .object([.init("description", .string(field.meaning))] + type(field.type))
    }

    private static func type(_ type: FieldType) -> [JSON.Member] {
        switch type {
        case .text, .token: [.init("type", "string"), .init("minLength", 1)]
        case .slug: [.init("type", "string"), .init("pattern", .string(slugPattern))]
        case .reference(let collections):
            [
                .init("type", "string"), .init("pattern", .string(slugPattern)),
                .init("$comment", .string("An id of " + collections.map { "/\($0)" }.joined(separator: " or "))),
            ]
        case .either(let left, .token):
            [
                .init("type", "string"), .init("minLength", 1),
                .init(
                    "$comment",
                    .string(left.referenced.map { "An id of /\($0)" }.joined(separator: " or ") + ", or a text")
                ),
            ]
        case .either: [.init("type", "string"), .init("pattern", .string(slugPattern))]
        case .term(let vocabulary):
            [.init("type", "string"), .init("enum", .array(vocabulary.ids.map(JSON.string)))]
        case .date: [.init("type", "string"), .init("pattern", .string(datePattern))]
        case .count: [.init("type", "integer"), .init("minimum", 0)]
        case .flag: [.init("type", "boolean")]
        case .url: [.init("type", "string"), .init("format", "uri")]
        case .position:
            [
                .init("type", "array"),
                .init(
                    "prefixItems",
                    [
                        ["type": "number", "minimum": -180, "maximum": 180, "description": "Longitude."],
                        ["type": "number", "minimum": -90, "maximum": 90, "description": "Latitude."],
                    ]
                ),
                .init("items", false), .init("minItems", 2),
            ]
        case .list(let element):
            [.init("type", "array"), .init("items", .object(self.type(element))), .init("minItems", 1)]
        case .object(let fields, _): object(fields, requiring: true)
        case .any: []
        }
    }
}
