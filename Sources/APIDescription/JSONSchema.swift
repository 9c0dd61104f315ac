internal import Addresses
package import Directory

/// JSON Schemas (2020-12) made from the tables of fields.
package enum JSONSchema {
    /// A date known to the day, the month or the year. It lets 29 February through in every year.
    static let datePattern =
        "^[12][0-9]{3}(-(0[1-9]|1[0-2])|-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-9])|-(0[13-9]|1[0-2])-30|-(0[13578]|1[02])-31)?$"
    /// The same without 29 February, so that every date it lets through can be asked for.
    package static let askedDatePattern = datePattern.replacing("2[0-9])|", with: "2[0-8])|")
        .replacing("1[0-2])-30|", with: "1[0-2])-(29|30)|")
    static let slugPattern = "^[a-z0-9]+(-[a-z0-9]+)*$"

    /// The schema of a collection's records, as it is served.
    package static func document(of schema: CollectionSchema) -> JSON {
        var members: [JSON.Member] = [
            .init("$schema", "https://json-schema.org/draft/2020-12/schema"),
            .init("$id", .string(Route.schema(schema.name).path)),
            .init("title", .string(schema.type)),
            .init("description", .string(schema.meaning)),
        ]
        members += object(schema.fields, requiring: true) { field in
            schema.lifespan == nil ? [] : [.init("x-past", .string(past(of: field)))]
        }
        return .object(members)
    }

    /// What a past day does to a field, in a word: the values of `x-past`.
    ///
    /// - `dated`: it has the value of then, by its own dates, by a history or by the lifespan of the record.
    /// - `today`: it has the value of today, since nothing dates it; `meta.not_dated` names it.
    /// - `constant`: it does not change.
    /// - `omitted`: it tells of today, or of the end, and is left out.
    package static func past(of field: Field) -> String {
        switch field.past {
        case .ahead, .history, .name, .state, .evidence, .certainty: "dated"
        case .undated: "today"
        case .ofEnd, .ofToday: "omitted"
        case .byContent, .byContentEnded: isDated(field.type) ? "dated" : "constant"
        }
    }

    private static func isDated(_ type: FieldType) -> Bool {
        switch type {
        case .date: true
        case .list(.object(let fields, _)): fields.contains { $0.bound != nil }
        case .list(.reference(let collections)), .reference(let collections):
            collections.contains { CollectionSchema.named($0).lifespan != nil }
        case .list(let element): isDated(element)
        default: false
        }
    }

    /// - Parameters:
    ///   - requiring: whether a field that every record has must be there. Inside it always must.
    ///   - more: further members of a field's schema.
    private static func object(
        _ fields: [Field],
        requiring: Bool,
        more: (Field) -> [JSON.Member] = { _ in [] }
    ) -> [JSON.Member] {
        var members: [JSON.Member] = [
            .init("type", "object"),
            .init("properties", .object(fields.map { JSON.Member($0.name, property($0, more($0))) })),
        ]
        let required = fields.filter(\.isRequired).map { JSON.string($0.name) }
        if requiring, !required.isEmpty { members.append(.init("required", .array(required))) }
        members.append(.init("additionalProperties", false))
        return members
    }

    private static func property(_ field: Field, _ more: [JSON.Member]) -> JSON {
        .object([.init("description", .string(field.meaning))] + more + type(field.type))
    }

    private static func type(_ type: FieldType) -> [JSON.Member] {
        switch type {
        case .text, .token: [.init("type", "string"), .init("minLength", 1)]
        case .slug: [.init("type", "string"), .init("pattern", .string(slugPattern))]
        case .reference(let collections):
            [
                .init("type", "string"), .init("pattern", .string(slugPattern)),
                .init("$comment", .string("An id of " + collections.map(\.path).joined(separator: " or "))),
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
