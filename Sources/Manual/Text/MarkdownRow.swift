/// A line of a table in Markdown: cells between bars. A bar behind a backslash belongs to its cell.
package struct MarkdownRow {
    /// What stands in the cells, without the blanks around it.
    package let cells: [String]

    /// Takes a line apart; nil where it does not begin with a bar.
    package init?(_ line: String) {
        guard line.hasPrefix("|") else { return nil }
        var cells: [String] = []
        var cell = ""
        var isEscaped = false
        for character in line.dropFirst() {
            if isEscaped {
                cell += character == "|" ? "|" : "\\\(character)"
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == "|" {
                cells.append(Self.trimmed(cell))
                cell = ""
            } else {
                cell.append(character)
            }
        }
        if isEscaped { cell.append("\\") }
        // what follows the last bar is no cell where it is blank
        if !Self.trimmed(cell).isEmpty { cells.append(Self.trimmed(cell)) }
        self.cells = cells
    }

    /// Whether it is the line of hyphens between the head and the rows.
    package var isRule: Bool {
        !cells.isEmpty && cells.allSatisfy { $0.contains("-") && $0.allSatisfy { $0 == "-" || $0 == ":" } }
    }

    /// So many cells: what is missing is empty, what is too much left out.
    package func cells(_ count: Int) -> [String] {
        Array((cells + [String](repeating: "", count: max(0, count - cells.count))).prefix(count))
    }

    private static func trimmed(_ text: String) -> String {
        var text = text.drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
