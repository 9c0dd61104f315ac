/// Writes XML in which every text and every attribute is escaped.
struct XML {
    /// What was written so far.
    private(set) var text = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"

    /// Opens an element.
    mutating func open(_ name: StaticString, _ attributes: [(String, String)] = []) {
        text += "<\(name)\(Self.written(attributes))>\n"
    }

    /// Closes an element.
    mutating func close(_ name: StaticString) { text += "</\(name)>\n" }

    /// Adds an element with a text.
    mutating func element(_ name: StaticString, _ content: String) {
        text += "<\(name)>\(Self.escaped(content))</\(name)>\n"
    }

    /// Adds an element without content.
    mutating func empty(_ name: StaticString, _ attributes: [(String, String)]) {
        text += "<\(name)\(Self.written(attributes))/>\n"
    }

    private static func written(_ attributes: [(String, String)]) -> String {
        attributes.map { " \($0.0)=\"\(escaped($0.1))\"" }.joined()
    }

    /// A text with what XML would take for markup replaced, and without the characters that it cannot hold at all.
    private static func escaped(_ text: String) -> String {
        let allowed = text.unicodeScalars.filter { $0.value >= 0x20 || [0x09, 0x0A].contains($0.value) }
        var escaped = ""
        for scalar in allowed {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
