internal import Addresses
internal import Directory

/// The schemas of records in the OpenAPI document: one for each collection, and one for each structure within records.
///
/// They say less than the JSON Schemas under `/schemas`, which judge data: a client that was generated from them has to read
/// the answers of later releases, too. So no object is closed, no id of the data is listed, and the terms of a vocabulary
/// are told as `x-extensible-enum`, since a release may add to them.
struct OpenAPISchemas {
    /// What a structure is called, and its fields.
    private struct Structure {
        let name: String
        let field: Field
        let fields: [Field]
    }

    private let collections: [CollectionSchema]
    /// The structures in the order in which they are met, each once.
    private let structures: [Structure]

    init(_ collections: [CollectionSchema]) {
        self.collections = collections
        var found: [Structure] = []
        for schema in collections { Self.collect(schema.fields, schema, collections, &found) }
        structures = found
    }

    /// All of them.
    var members: [JSON.Member] {
        collections.flatMap { [whole($0), sparse($0)] }
            + structures.map { structure in
                let described = object(structure.fields, requiring: true)
                return .init(structure.name, .object([.init("title", .string(structure.name))] + described))
            }
    }

    /// The name of the schema of a collection's records.
    static func name(of schema: CollectionSchema) -> String { capitalized(schema.type) }

    /// The name of the schema of records that may lack any field.
    static func sparseName(of schema: CollectionSchema) -> String { name(of: schema) + "Sparse" }

    // MARK: Records

    /// A record with all that every one has. It adds to the sparse one which fields these are.
    private func whole(_ schema: CollectionSchema) -> JSON.Member {
        let required = schema.fields.filter(\.isRequired).map { JSON.string($0.name) }
        return .init(
            Self.name(of: schema),
            [
                "title": .string(Self.name(of: schema)),
                "description": .string("\(schema.meaning) A whole record, as it is without `fields` and `as_of`."),
                "allOf": [["$ref": .string("#/components/schemas/\(Self.sparseName(of: schema))")]],
                "required": .array(required),
            ]
        )
    }

    /// A record that may lack any field, as `fields` and `as_of` leave it.
    private func sparse(_ schema: CollectionSchema) -> JSON.Member {
        .init(
            Self.sparseName(of: schema),
            .object(
                [
                    .init("title", .string(Self.sparseName(of: schema))),
                    .init("description", .string("\(schema.meaning) `fields` and `as_of` may leave any field out.")),
                ] + object(schema.fields, requiring: false)
            )
        )
    }

    private func object(_ fields: [Field], requiring: Bool) -> [JSON.Member] {
        var members: [JSON.Member] = [
            .init("type", "object"),
            .init("properties", .object(fields.map { JSON.Member($0.name, property($0)) })),
        ]
        let required = fields.filter(\.isRequired).map { JSON.string($0.name) }
        if requiring, !required.isEmpty { members.append(.init("required", .array(required))) }
        return members
    }

    private func property(_ field: Field) -> JSON {
        .object(type(field.type, field) + [.init("description", .string(field.meaning))])
    }

    private func type(_ type: FieldType, _ field: Field) -> [JSON.Member] {
        switch type {
        case .text, .token, .either(_, .token): [.init("type", "string")]
        case .slug, .reference, .either: [.init("type", "string"), .init("pattern", .string(JSONSchema.slugPattern))]
        case .term(let vocabulary): Self.term(vocabulary)
        case .date: [.init("type", "string"), .init("pattern", .string(JSONSchema.datePattern))]
        case .count: [.init("type", "integer"), .init("minimum", 0)]
        case .flag: [.init("type", "boolean")]
        case .url: [.init("type", "string"), .init("format", "uri")]
        case .position:
            [
                .init("type", "array"), .init("items", ["type": "number"]), .init("minItems", 2), .init("maxItems", 2),
            ]
        case .list(let element): [.init("type", "array"), .init("items", .object(self.type(element, field)))]
        case .object(let fields, _): reference(to: fields, of: field)
        case .any: []
        }
    }

    /// A term of a vocabulary. A later release may know more, so none is an error to a client.
    static func term(_ vocabulary: Vocabulary) -> [JSON.Member] {
        [.init("type", "string"), .init("x-extensible-enum", .array(vocabulary.ids.map(JSON.string)))]
    }

    private func reference(to fields: [Field], of field: Field) -> [JSON.Member] {
        let found = structures.first { $0.field.name == field.name && Self.areAlike($0.fields, fields) }
        return [.init("$ref", .string("#/components/schemas/\(found?.name ?? Self.title(of: field))"))]
    }

    // MARK: Structures

    private static func collect(
        _ fields: [Field],
        _ schema: CollectionSchema,
        _ collections: [CollectionSchema],
        _ found: inout [Structure]
    ) {
        for field in fields {
            guard let inner = structure(of: field.type) else { continue }
            if !found.contains(where: { $0.field.name == field.name && areAlike($0.fields, inner) }) {
                let taken = Set(found.map(\.name) + collections.map(name) + OpenAPIResponses.schemas.map(\.name))
                var title = title(of: field)
                // what another structure or a record is called already has the type of the record before it
                if taken.contains(title) {
                    title = (taken.contains("Record\(title)") ? name(of: schema) : "Record") + title
                }
                found.append(Structure(name: title, field: field, fields: inner))
            }
            collect(inner, schema, collections, &found)
        }
    }

    private static func structure(of type: FieldType) -> [Field]? {
        switch type {
        case .object(let fields, _): fields
        case .list(let element): structure(of: element)
        default: nil
        }
    }

    /// Whether two structures of one name have the same fields.
    private static func areAlike(_ left: [Field], _ right: [Field]) -> Bool {
        left.map { "\($0.name) \($0.meaning)" } == right.map { "\($0.name) \($0.meaning)" }
    }

    /// What an item of a field is called: `kind_history` holds a `KindHistory`, `gaps` a `Gap`.
    private static func title(of field: Field) -> String {
        let name = field.name
        let singular =
            name.hasSuffix("ies")
            ? name.dropLast(3) + "y" : name.hasSuffix("s") && !name.hasSuffix("ss") ? name.dropLast() : name[...]
        return singular.split(separator: "_").map { capitalized(String($0)) }.joined()
    }

    private static func capitalized(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }
}
