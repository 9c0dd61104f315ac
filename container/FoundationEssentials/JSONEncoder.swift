/// Writes a value as JSON in the form of Foundation's encoder: indented by two spaces, members sorted by name.
///
/// ArgumentParser describes a command's help with it (`--experimental-dump-help`).
public final class JSONEncoder {
    /// How the text looks. There is one form; the names are those that ArgumentParser sets.
    public struct OutputFormatting: OptionSet, Sendable {
        /// A bit for each choice.
        public let rawValue: UInt
        /// Makes a set of choices.
        public init(rawValue: UInt) { self.rawValue = rawValue }
        /// Indented.
        public static let prettyPrinted = OutputFormatting(rawValue: 1)
        /// Members sorted by name.
        public static let sortedKeys = OutputFormatting(rawValue: 2)
    }

    /// Taken and not looked at: the text is indented and sorted either way.
    public var outputFormatting: OutputFormatting = []

    /// Makes an encoder.
    public init() {}

    /// The text of a value in UTF-8.
    public func encode<T: Encodable>(_ value: T) throws -> [UInt8] {
        let node = Node()
        try node.set(value)
        return Array(node.text(indentation: "").utf8)
    }
}

extension String {
    /// How a text is written as bytes.
    public enum Encoding: Sendable { case utf8 }

    /// Reads bytes as text; nil where they are not UTF-8.
    public init?(data: [UInt8], encoding: Encoding) { self.init(validating: data, as: UTF8.self) }
}

/// A value of JSON while it is made.
final class Node {
    enum Content {
        case scalar(String)
        case array([Node])
        case object([String: Node])
    }

    var content = Content.scalar("null")

    /// Makes it the JSON of a value.
    func set(_ value: some Encodable) throws {
        switch value {
        case let text as String: content = .scalar(Self.quoted(text))
        case let flag as Bool: content = .scalar(flag ? "true" : "false")
        case let number as any BinaryInteger: content = .scalar("\(number)")
        case let number as any BinaryFloatingPoint: content = .scalar("\(number)")
        default: try value.encode(to: NodeEncoder(node: self, codingPath: []))
        }
    }

    /// Adds a member to the object that it is.
    func member(_ name: String) -> Node {
        let node = Node()
        if case .object(var members) = content {
            // one owner, so that adding copies nothing
            content = .scalar("null")
            members[name] = node
            content = .object(members)
        }
        return node
    }

    /// Adds an element to the array that it is.
    func element() -> Node {
        let node = Node()
        if case .array(var elements) = content {
            content = .scalar("null")
            elements.append(node)
            content = .array(elements)
        }
        return node
    }

    func text(indentation: String) -> String {
        let inner = indentation + "  "
        switch content {
        case .scalar(let text): return text
        case .array(let elements):
            let lines = elements.map { inner + $0.text(indentation: inner) }
            return "[\n\(lines.joined(separator: ",\n"))\n\(indentation)]"
        case .object(let members):
            let lines = members.sorted { $0.key < $1.key }.map { name, node in
                "\(inner)\(Self.quoted(name)) : \(node.text(indentation: inner))"
            }
            return "{\n\(lines.joined(separator: ",\n"))\n\(indentation)}"
        }
    }

    /// RFC 8259, 7; the solidus is escaped as Foundation does it.
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "/": quoted += "\\/"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case "\u{8}": quoted += "\\b"
            case "\u{C}": quoted += "\\f"
            case "\0"..<" ":
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
