internal import Addresses
internal import Directory
internal import Words

/// The arguments of a call, read by the table of its tool. Whatever is wrong with them is told at once.
struct ToolArguments {
    private enum Value {
        case text(String)
        case number(Int)
        case list([String])
        case filters([(name: String, values: [String])])
    }

    let tool: Tool
    private var values: [String: Value] = [:]

    /// The characters of a text, as the API has it for values of parameters.
    private static let longestText = RequestBound.valueLetters.most
    /// The values of all filters together.
    private static let mostValues = RequestBound.pairs.most

    /// Reads them.
    ///
    /// - Throws: a fault that says of each what it takes.
    init(_ json: JSON?, of tool: Tool) throws(ToolFault) {
        self.tool = tool
        guard let members = (json ?? .object([])).members else {
            throw ToolFault("arguments has to be an object with \(Self.names(tool)).")
        }
        var faults: [String] = []
        for member in members {
            guard let argument = tool.arguments.first(where: { $0.name == member.name }) else {
                let names = tool.arguments.map(\.name)
                let hint = EditDistance.nearest(to: member.name, among: names).map { " Did you mean \($0)?" } ?? ""
                faults.append(
                    "\(tool.rawValue) has no argument \"\(member.name.excerpt())\".\(hint) It takes \(Self.names(tool))."
                )
                continue
            }
            // what is null is not given
            guard member.value != .null else { continue }
            do throws(ToolFault) { values[argument.name] = try Self.value(member.value, of: argument) } catch {
                faults.append(error.message)
            }
        }
        for argument in tool.arguments where argument.isRequired && values[argument.name] == nil {
            if !members.contains(where: { $0.name == argument.name && $0.value != .null }) {
                faults.append("\(tool.rawValue) needs \(argument.name)\(argument.meaning.map { ": \($0)" } ?? "").")
            }
        }
        if !faults.isEmpty { throw ToolFault(faults.prefix(RequestBound.faults.most).joined(separator: "\n")) }
    }

    private static func names(_ tool: Tool) -> String { tool.arguments.map(\.name).joined(separator: ", ") }

    // MARK: Values

    /// A text.
    func text(_ name: String) -> String? { if case .text(let text)? = values[name] { text } else { nil } }

    /// A number; the usual one where none was given.
    func number(_ name: String) -> Int {
        if case .number(let number)? = values[name] { return number }
        return tool.arguments.first { $0.name == name }?.usual ?? 0
    }

    /// The texts of a list.
    func list(_ name: String) -> [String] { if case .list(let texts)? = values[name] { texts } else { [] } }

    /// The names of filters with their values.
    func filters(_ name: String) -> [(name: String, values: [String])] {
        if case .filters(let filters)? = values[name] { filters } else { [] }
    }

    /// The collection.
    var collection: CollectionName? { text("collection").flatMap(CollectionName.init) }

    // MARK: Reading

    private static func value(_ json: JSON, of argument: ToolArgument) throws(ToolFault) -> Value {
        let name = argument.name
        switch argument.kind {
        case .text:
            guard let text = json.string else { throw ToolFault("\(name) takes a text, not \(json.kind).") }
            return .text(try checked(text, name))
        case .number(let range):
            guard case .number(let literal) = json, let number = Int(literal), range.contains(number) else {
                throw ToolFault("\(name) takes a whole number from \(range.lowerBound) to \(range.upperBound).")
            }
            return .number(number)
        case .choice(let words):
            let word = json.string?.lowercased() ?? ""
            guard words.contains(word) else {
                let hint = EditDistance.nearest(to: word, among: words).map { " Did you mean \($0)?" } ?? ""
                throw ToolFault("\(name) is one of \(words.joined(separator: ", ")).\(hint)")
            }
            return .text(word)
        case .list: return .list(try texts(json, name))
        case .filters:
            guard let members = json.members else {
                throw ToolFault(
                    "\(name) takes an object, such as {\"status\": \"active\", \"country\": [\"kg\", \"tj\"]}."
                )
            }
            var filters: [(name: String, values: [String])] = []
            for member in members where member.value != .null {
                let values = try texts(member.value, "\(name).\(member.name.excerpt())")
                filters.append((try checked(member.name, name), values))
            }
            guard filters.reduce(0, { $0 + $1.values.count }) <= mostValues - 20 else {
                throw ToolFault("\(name) has at most \(mostValues - 20) values. Ask in several calls.")
            }
            return .filters(filters)
        }
    }

    /// The texts of a list, or of a single value.
    private static func texts(_ json: JSON, _ name: String) throws(ToolFault) -> [String] {
        let elements = json.array ?? [json]
        guard !elements.isEmpty else { throw ToolFault("\(name) is an empty list. Leave it out, or name a value.") }
        var texts: [String] = []
        for element in elements {
            switch element {
            case .string(let text): texts.append(try checked(text, name))
            case .number(let literal): texts.append(literal)
            case .bool(let flag): texts.append(flag ? "true" : "false")
            default: throw ToolFault("\(name) takes a text or a list of texts, not \(element.kind).")
            }
        }
        return texts
    }

    private static func checked(_ text: String, _ name: String) throws(ToolFault) -> String {
        guard !text.allSatisfy(\.isWhitespace) else {
            throw ToolFault("\(name) is empty. Leave it out, or say what is meant.")
        }
        guard text.utf8.count <= longestText, !text.utf8.contains(0) else {
            throw ToolFault("\(name) takes a text of at most \(longestText) bytes without the character NUL.")
        }
        return text
    }
}
