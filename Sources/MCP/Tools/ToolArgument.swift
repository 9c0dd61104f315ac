internal import Directory

/// What a tool takes under a name.
struct ToolArgument: Sendable {
    /// What values are.
    enum Kind: Sendable {
        case text
        case number(ClosedRange<Int>)
        case choice([String])
        /// Texts; one with commas is several.
        case list
        /// Names with a text or a list of texts for each.
        case filters
    }

    let name: String
    let kind: Kind
    var meaning: String?
    var isRequired = false
    /// The number that is taken where none is given.
    var usual: Int?

    static func text(_ name: String, _ meaning: String, isRequired: Bool = false) -> ToolArgument {
        ToolArgument(name: name, kind: .text, meaning: meaning, isRequired: isRequired)
    }

    static func number(_ name: String, _ range: ClosedRange<Int>, usual: Int) -> ToolArgument {
        ToolArgument(name: name, kind: .number(range), usual: usual)
    }

    static func choice(_ name: String, _ words: [String], isRequired: Bool = false) -> ToolArgument {
        ToolArgument(name: name, kind: .choice(words), isRequired: isRequired)
    }

    static func list(_ name: String, _ meaning: String) -> ToolArgument {
        ToolArgument(name: name, kind: .list, meaning: meaning)
    }

    static func filters(_ name: String, _ meaning: String) -> ToolArgument {
        ToolArgument(name: name, kind: .filters, meaning: meaning)
    }

    static func collection(isRequired: Bool) -> ToolArgument {
        .choice("collection", CollectionName.allCases.map(\.rawValue), isRequired: isRequired)
    }

    static func id(isRequired: Bool) -> ToolArgument {
        .text("id", "As search gives it, operations/bishkek; or an address", isRequired: isRequired)
    }

    static let offset = ToolArgument(name: "offset", kind: .number(0...10_000_000), usual: 0)
    static let day = ToolArgument(name: "as_of", kind: .text, meaning: "The world on that day, YYYY-MM-DD")
    static let languages = ToolArgument(name: "lang", kind: .text, meaning: "Languages of names: ru,en")

    /// The schema of its values (JSON Schema 2020-12).
    var schema: JSON {
        var members: [JSON.Member]
        switch kind {
        case .text: members = [.init("type", "string")]
        case .number(let range):
            members = [.init("type", "integer"), .init("minimum", .integer(range.lowerBound))]
            // the bound of an offset is nothing to know
            if usual != 0 { members.append(.init("maximum", .integer(range.upperBound))) }
        case .choice(let words): members = [.init("type", "string"), .init("enum", .array(words.map(JSON.string)))]
        case .list: members = [.init("type", "array"), .init("items", ["type": "string"])]
        case .filters: members = [.init("type", "object")]
        }
        if let usual, usual > 0 { members.append(.init("default", .integer(usual))) }
        if let meaning { members.append(.init("description", .string(meaning))) }
        return .object(members)
    }
}
