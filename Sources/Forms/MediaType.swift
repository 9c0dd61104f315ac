/// The value of a `Content-Type` field taken apart (RFC 9110, 8.3.1).
package struct MediaType: Sendable, Equatable {
    /// Type and subtype in small letters: `text/csv`.
    package let name: String
    /// The parameters, names in small letters, values without quotation marks.
    package let parameters: [(name: String, value: String)]

    /// Reads a value; nil where it is none.
    package init?(_ text: String) {
        var rest = Substring(text)
        let name = rest.prefix { $0 != ";" }
        rest = rest.dropFirst(name.count)
        self.name = String(Self.trimmed(name)).lowercased()
        let halves = self.name.split(separator: "/", omittingEmptySubsequences: false)
        guard halves.count == 2, halves.allSatisfy(Self.isToken) else { return nil }
        var parameters: [(name: String, value: String)] = []
        while rest.first == ";" {
            rest = rest.dropFirst()
            let attribute = rest.prefix { $0 != "=" && $0 != ";" }
            rest = rest.dropFirst(attribute.count)
            let word = Self.trimmed(attribute).lowercased()
            guard rest.first == "=" else {
                guard word.isEmpty else { return nil }
                continue
            }
            rest = rest.dropFirst()
            guard parameters.count < 16, Self.isToken(Substring(word)), let value = Self.value(&rest) else {
                return nil
            }
            parameters.append((word, value))
        }
        self.parameters = parameters
    }

    /// The value of a parameter; nil where it was not given.
    package subscript(parameter: String) -> String? { parameters.first { $0.name == parameter }?.value }

    /// Whether the text is said to be in UTF-8, or nothing is said.
    package var isUTF8: Bool {
        guard let charset = self["charset"]?.lowercased() else { return true }
        return ["utf-8", "utf8", "us-ascii"].contains(charset)
    }

    package static func == (left: MediaType, right: MediaType) -> Bool {
        left.name == right.name && left.parameters.elementsEqual(right.parameters) { $0 == $1 }
    }

    /// A token or a quoted string (RFC 9110, 5.6.6).
    private static func value(_ rest: inout Substring) -> String? {
        rest = rest.drop { $0 == " " || $0 == "\t" }
        guard rest.first == "\"" else {
            let value = rest.prefix { $0 != ";" }
            rest = rest.dropFirst(value.count)
            let word = trimmed(value)
            return word.isEmpty ? nil : String(word)
        }
        rest = rest.dropFirst()
        var value = ""
        while let next = rest.popFirst() {
            switch next {
            case "\"":
                rest = rest.drop { $0 == " " || $0 == "\t" }
                return rest.isEmpty || rest.first == ";" ? value : nil
            case "\\":
                guard let escaped = rest.popFirst() else { return nil }
                value.append(escaped)
            default: value.append(next)
            }
        }
        return nil
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop { $0 == " " || $0 == "\t" }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return text
    }

    private static func isToken(_ text: Substring) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
                    || "!#$%&'*+-.^_`|~".utf8.contains(byte)
            }
    }
}
