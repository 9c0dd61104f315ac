/// A JSON value as RFC 8259 has it, with the order of members kept.
///
/// Numbers keep the text they were written with, so that a coordinate leaves the program as it came in.
package enum JSON: Sendable, Hashable {
    case null
    case bool(Bool)
    /// A number by its literal, which satisfies RFC 8259's grammar.
    case number(String)
    case string(String)
    case array([JSON])
    /// The members in order; no name occurs twice.
    case object([Member])

    /// A name and its value.
    package struct Member: Sendable, Hashable {
        /// The member's name.
        package let name: String
        /// The member's value.
        package let value: JSON

        /// Joins a name and a value.
        package init(_ name: String, _ value: JSON) {
            self.name = name
            self.value = value
        }
    }

    /// A number written without fraction or exponent.
    package static func integer(_ value: Int) -> JSON { .number(String(value)) }

    /// The value of the member of this name; nil where there is none or this is no object. Linear in the members.
    package subscript(name: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The text of a string; nil for any other value.
    package var string: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// A number's value; nil for any other value.
    package var double: Double? {
        guard case .number(let literal) = self else { return nil }
        return Double(literal)
    }

    /// The elements of an array; nil for any other value.
    package var array: [JSON]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }

    /// The members of an object; nil for any other value.
    package var members: [Member]? {
        guard case .object(let members) = self else { return nil }
        return members
    }

    /// What kind of value this is, in the words of RFC 8259.
    package var kind: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}

extension JSON: ExpressibleByStringLiteral {
    /// A string.
    package init(stringLiteral value: String) { self = .string(value) }
}

extension JSON: ExpressibleByArrayLiteral {
    /// An array.
    package init(arrayLiteral elements: JSON...) { self = .array(elements) }
}

extension JSON: ExpressibleByDictionaryLiteral {
    /// An object whose members keep the order of the literal.
    package init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(elements.map { Member($0.0, $0.1) })
    }
}

extension JSON: ExpressibleByIntegerLiteral {
    /// A whole number.
    package init(integerLiteral value: Int) { self = .integer(value) }
}

extension JSON: ExpressibleByBooleanLiteral {
    /// A boolean.
    package init(booleanLiteral value: Bool) { self = .bool(value) }
}
