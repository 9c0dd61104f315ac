internal import APIDescription
package import Directory

/// A parameter as the OpenAPI document describes it, read for people.
package struct DescribedParameter {
    private let json: JSON
    /// Whether it compares values of records.
    package let isFilter: Bool

    /// Reads the parameters of an operation. A field that can be asked for being there is one to filter by.
    package static func all(of operation: ReferenceContent.Operation) -> [DescribedParameter] {
        let parameters = operation.parameters.map { DescribedParameter(json: $0, isFilter: false) }
        let fields = Set(parameters.filter { $0.comparison == .exists }.map(\.field))
        return parameters.map { DescribedParameter(json: $0.json, isFilter: !$0.isInPath && fields.contains($0.field)) }
    }

    /// The name as it is typed, with the suffix of its operator.
    package var name: String { json["name"]?.string ?? "" }
    /// What it does.
    package var meaning: String { json["description"]?.string ?? "" }
    /// Whether it is a part of the path.
    package var isInPath: Bool { json["in"] == "path" }
    /// Whether nothing can be asked without it.
    package var isRequired: Bool { isInPath || json["required"] == true }
    /// The name without the suffix of an operator.
    package var field: String { comparison == .equal ? name : String(name.dropLast(comparison.suffix.count)) }

    /// How it compares.
    package var comparison: Operator {
        Operator.allCases.first { $0 != .equal && name.hasSuffix($0.suffix) } ?? .equal
    }

    /// A value that can be tried; nil where the document has none.
    package var example: String? {
        guard let example = json["example"] else { return nil }
        return (example.array ?? [example]).map(Self.word).joined(separator: ",")
    }

    /// The values that are allowed, where they can be listed.
    package var words: [String] { Self.words(schema) }

    /// The bounds of a number.
    package var bounds: (least: Int, most: Int, usual: Int?)? {
        guard let least = schema["minimum"].flatMap({ Int($0.description) }),
            let most = schema["maximum"].flatMap({ Int($0.description) })
        else { return nil }
        return (least, most, schema["default"].flatMap { Int($0.description) })
    }

    /// Whether several values can be given, joined by commas.
    package var isList: Bool { schema["type"] == "array" }

    /// What can be asked for, in words; empty for any text.
    package var values: [String] { Self.kinds(schema) }

    /// The collections whose ids are allowed.
    package var collections: [CollectionName] { Self.collections(schema) }

    private var schema: JSON { json["schema"] ?? .null }

    private static func word(_ value: JSON) -> String { value.string ?? value.description }

    private static func words(_ schema: JSON) -> [String] {
        if let words = (schema["enum"] ?? schema["x-extensible-enum"])?.array { return words.map(word) }
        if let items = schema["items"] { return words(items) }
        return (schema["anyOf"]?.array ?? []).flatMap(words)
    }

    private static func kinds(_ schema: JSON) -> [String] {
        if let items = schema["items"] { return kinds(items) }
        if let choices = schema["anyOf"]?.array { return choices.flatMap(kinds) }
        switch schema["type"] {
        case "boolean": return ["true or false"]
        case "integer": return []
        default: return schema["pattern"]?.string == JSONSchema.askedDatePattern ? ["a day, a month or a year"] : []
        }
    }

    private static func collections(_ schema: JSON) -> [CollectionName] {
        if let items = schema["items"] { return collections(items) }
        if let choices = schema["anyOf"]?.array { return choices.flatMap(collections) }
        let names = schema[OpenAPIParameters.collectionsKey]?.array ?? []
        return names.compactMap { $0.string.flatMap(CollectionName.init(rawValue:)) }
    }
}
