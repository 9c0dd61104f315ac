/// Code in which the address that stands for this server is marked, so that a script can put the present one there.
enum CodeText {
    /// Writes code.
    static func write(_ code: String, to html: inout HTML) {
        var rest = Substring(code)
        while let mark = rest.indices.first(where: { rest[$0...].hasPrefix(ConsoleExample.origin) }) {
            html.text(String(rest[..<mark]))
            html.element("span", Attribute("data-origin"), text: ConsoleExample.origin)
            rest = rest[mark...].dropFirst(ConsoleExample.origin.count)
        }
        html.text(String(rest))
    }
}
