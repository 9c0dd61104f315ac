package import Directory

/// The JSON Schemas of the seed files, with which an editor completes, explains and checks what an editor types.
///
/// They are written in draft 7, which every editor knows. `enumDescriptions`, `patternErrorMessage` and `defaultSnippets`
/// are those of VS Code's language service, which other editors have too; validators pass over them. Ids of records are no
/// `enum`: a schema would be out of date with every record that is added.
package enum SeedSchema {
    /// The schema of a seed file; nil where no file is called so.
    package static func document(of name: String) -> JSON? {
        if name == "dataset" {
            let meaning = "What is said of the data set as a whole."
            return document(name, meaning, JSON.object(object(Dataset.fields, named: "data set")).members ?? [])
        }
        guard let collection = CollectionName(rawValue: name), CollectionName.seeded.contains(collection) else {
            return nil
        }
        let schema = CollectionSchema.named(collection)
        let record = object(schema.fields.filter(\.isInSeed), named: schema.type, of: schema)
        return document(
            name,
            schema.meaning,
            [.init("type", "array"), .init("minItems", 1), .init("items", .object(record))]
        )
    }

    private static func document(_ name: String, _ meaning: String, _ members: [JSON.Member]) -> JSON {
        .object(
            [
                .init("$schema", "http://json-schema.org/draft-07/schema#"),
                .init("title", .string("Seed/\(name).json")), .init("description", .string(meaning)),
            ] + members
        )
    }

    // MARK: Objects

    /// - Parameter schema: that of the record which the object is; nil for an object in one.
    private static func object(_ fields: [Field], named name: String, of schema: CollectionSchema? = nil) -> [JSON
        .Member]
    {
        let properties = fields.map { JSON.Member($0.name, property($0, of: schema)) }
        let required = fields.filter(\.isRequired).map { JSON.string($0.name) }
        var members: [JSON.Member] = [.init("type", "object"), .init("properties", .object(properties))]
        if !required.isEmpty { members.append(.init("required", .array(required))) }
        members.append(.init("additionalProperties", false))
        members.append(.init("defaultSnippets", [snippet(fields, named: name)]))
        return members
    }

    private static func property(_ field: Field, of schema: CollectionSchema?) -> JSON {
        let refers = field.type.referenced
        let ids = refers.isEmpty ? "" : " An id of \(refers.map { "\($0).json" }.joined(separator: " or "))."
        var own = type(field.type, field)
        if let schema { own = Self.naming(own, field, of: schema) }
        return .object([.init("description", .string(field.meaning + ids))] + own)
    }

    /// The members of the evidence and of the gaps that name fields of the record know its fields.
    private static func naming(_ members: [JSON.Member], _ field: Field, of schema: CollectionSchema) -> [JSON.Member] {
        guard case .list(.object(let fields, _)) = field.type, ["evidence", "gaps"].contains(field.name) else {
            return members
        }
        let isEvidence = field.name == "evidence"
        // what the program computes may be known in part
        let names = schema.fields.filter { $0.isInSeed || !isEvidence }.map(\.name)
        let path: JSON = [
            "type": "string",
            "anyOf": [
                ["enum": .array(names.map(JSON.string))],
                [
                    "pattern": .string("^(\(names.joined(separator: "|")))\\..+$"),
                    "patternErrorMessage": "names no field; write the name of a field, or field.part",
                ],
            ],
        ]
        let properties = fields.map { part -> JSON.Member in
            switch part.name {
            case "fields" where isEvidence:
                JSON.Member(
                    part.name,
                    [
                        "description": .string(part.meaning), "type": "array", "minItems": 1, "uniqueItems": true,
                        "items": path,
                    ]
                )
            case "field" where !isEvidence:
                JSON.Member(part.name, .object([.init("description", .string(part.meaning))] + (path.members ?? [])))
            default: JSON.Member(part.name, property(part, of: nil))
            }
        }
        let item = object(fields, named: isEvidence ? "evidence" : "gap").map { member in
            member.name == "properties" ? JSON.Member("properties", .object(properties)) : member
        }
        return members.map { $0.name == "items" ? JSON.Member("items", .object(item)) : $0 }
    }

    // MARK: Values

    private static func type(_ type: FieldType, _ field: Field) -> [JSON.Member] {
        switch type {
        case .text, .token:
            text("^\\S(.*\\S)?$", "begins or ends with white space, or is empty; trim it or leave the key out")
                + longest(field)
        case .either(.reference, let other) where other.isText: self.type(other, field)
        case .slug, .reference, .either:
            text(JSONSchema.slugPattern, "is no slug; use lower-case letters and digits in groups joined by hyphens")
                + longest(field)
        case .term(let vocabulary):
            [
                .init("type", "string"), .init("enum", .array(vocabulary.ids.map(JSON.string))),
                .init("enumDescriptions", .array(vocabulary.terms.map { .string($0.meaning) })),
            ]
        case .date: text(JSONSchema.datePattern, "is no date of the calendar; write YYYY-MM-DD, YYYY-MM or YYYY")
        case .count: [.init("type", "integer"), .init("minimum", 0)]
        case .flag: [.init("type", "boolean")]
        case .url:
            text(urlPattern, "is no http or https URL; write https://, a host and a path, without spaces and quotes")
                + longest(field)
        case .position:
            [
                .init("type", "array"),
                .init(
                    "items",
                    [
                        ["type": "number", "minimum": -180, "maximum": 180, "description": "Longitude."],
                        ["type": "number", "minimum": -90, "maximum": 90, "description": "Latitude."],
                    ]
                ),
                .init("additionalItems", false), .init("minItems", 2),
            ]
        case .list(let element):
            list(element, field)
        case .object(let fields, _): object(fields, named: field.name)
        case .any: []
        }
    }

    private static func list(_ element: FieldType, _ field: Field) -> [JSON.Member] {
        var members: [JSON.Member] = [
            .init("type", "array"), .init("items", .object(type(element, field))), .init("minItems", 1),
            .init("maxItems", .integer(SeedBounds.members)),
        ]
        if case .object = element { return members }
        members.append(.init("uniqueItems", true))
        return members
    }

    private static func text(_ pattern: String, _ message: String) -> [JSON.Member] {
        [.init("type", "string"), .init("pattern", .string(pattern)), .init("patternErrorMessage", .string(message))]
    }

    private static func longest(_ field: Field) -> [JSON.Member] { [.init("maxLength", .integer(field.longest))] }

    /// What `WebAddressCheck` asks for, as far as a pattern can.
    private static let urlPattern = "^https?://[^\\s/?#@\"'<>`\\\\]+([/?#][^\\s\"'<>`\\\\]*)?$"

    // MARK: Snippets

    /// What is written for a new object: what it has to hold, with places to fill in.
    private static func snippet(_ fields: [Field], named name: String) -> JSON {
        var number = 0
        return ["label": .string("new \(name)"), "body": body(fields, &number)]
    }

    private static func body(_ fields: [Field], _ number: inout Int) -> JSON {
        var members: [JSON.Member] = []
        for field in fields where field.isRequired { members.append(.init(field.name, place(field.type, &number))) }
        return .object(members)
    }

    private static func place(_ type: FieldType, _ number: inout Int) -> JSON {
        switch type {
        case .list(let element): return [place(element, &number)]
        case .object(let fields, _): return body(fields, &number)
        case .count, .flag, .any:
            // what is no text begins with ^ in a snippet
            number += 1
            return .string("^$\(number)")
        default:
            number += 1
            return .string("$\(number)")
        }
    }
}

extension FieldType {
    /// Whether a value is any text.
    fileprivate var isText: Bool {
        switch self {
        case .text, .token: true
        default: false
        }
    }
}
