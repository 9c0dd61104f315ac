/// Writes HTML in which every text is escaped; only `raw` takes markup, and only ours.
struct HTML {
    /// What a cell of a table holds.
    enum Cell {
        case text(String)
        case code(String)
    }

    /// What was written so far.
    private(set) var text = ""

    /// Adds markup as it is.
    mutating func raw(_ markup: StaticString) { text += "\(markup)" }

    /// Adds an element with a text.
    mutating func element(_ name: String, _ content: String, id: String? = nil) {
        text += "<\(name)\(id.map { " id=\"\(Self.escaped($0))\"" } ?? "")>\(Self.escaped(content))</\(name)>\n"
    }

    /// Adds a list of texts.
    mutating func list(_ items: [String]) {
        text += "<ul>\n" + items.map { "<li>\(Self.escaped($0))</li>\n" }.joined() + "</ul>\n"
    }

    /// Adds an item of a list that leads to an address of this server.
    mutating func link(_ address: String) {
        text += "<li><a href=\"\(Self.escaped(address))\"><code>\(Self.escaped(address))</code></a></li>\n"
    }

    /// Adds a table.
    mutating func table(_ heads: [String], _ rows: [[Cell]]) {
        text += "<table>\n<thead><tr>" + heads.map { "<th scope=\"col\">\(Self.escaped($0))</th>" }.joined()
        text += "</tr></thead>\n<tbody>\n"
        for row in rows {
            let cells = row.map { cell in
                switch cell {
                case .text(let content): "<td>\(Self.escaped(content))</td>"
                case .code(let content):
                    content.isEmpty ? "<td></td>" : "<td><code>\(Self.escaped(content))</code></td>"
                }
            }
            text += "<tr>\(cells.joined())</tr>\n"
        }
        text += "</tbody>\n</table>\n"
    }

    /// A text with what HTML would take for markup replaced.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.append(character)
            }
        }
        return escaped
    }
}
