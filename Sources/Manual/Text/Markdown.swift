/// A text in the part of Markdown that our guides are written in: headings, paragraphs, lists, tables and blocks
/// of code.
package struct Markdown: Sendable {
    /// A part of the text that stands for itself.
    package enum Block: Sendable, Equatable {
        /// A heading with its depth, 1 for that of the whole text.
        case heading(depth: Int, String)
        case paragraph(String)
        case list([String])
        /// A table; each row has as many cells as the head.
        case table(head: [String], rows: [[String]])
        /// Code with the language it is in.
        case code(language: String, [String])
    }

    /// The blocks in order.
    package let blocks: [Block]

    /// Reads a text. A paragraph, an item of a list and a row of a table stand on one line each.
    package init(_ text: String) {
        var blocks: [Block] = []
        var code: (language: String, lines: [String])?
        // whether the line before belongs to a table, or is a paragraph, which may be the head of one
        var (isInTable, isInParagraph) = (false, false)
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if let open = code {
                if line == "```" {
                    blocks.append(.code(language: open.language, open.lines))
                    code = nil
                } else {
                    code?.lines.append(line)
                }
            } else if line.hasPrefix("```") {
                code = (String(line.dropFirst(3)), [])
            } else if line.hasPrefix("#") {
                let depth = line.prefix { $0 == "#" }.count
                blocks.append(.heading(depth: depth, String(line.dropFirst(depth + 1))))
            } else if line.hasPrefix("- ") {
                let item = String(line.dropFirst(2))
                if case .list(let items) = blocks.last {
                    blocks[blocks.count - 1] = .list(items + [item])
                } else {
                    blocks.append(.list([item]))
                }
            } else if case .table(let head, let rows) = blocks.last, isInTable, let row = MarkdownRow(line) {
                blocks[blocks.count - 1] = .table(head: head, rows: rows + [row.cells(head.count)])
            } else if case .paragraph(let above) = blocks.last, isInParagraph, let head = MarkdownRow(above),
                let rule = MarkdownRow(line), rule.isRule, rule.cells.count == head.cells.count
            {
                blocks[blocks.count - 1] = .table(head: head.cells, rows: [])
                (isInTable, isInParagraph) = (true, false)
                continue
            } else if !line.isEmpty {
                blocks.append(.paragraph(line))
                (isInTable, isInParagraph) = (false, true)
                continue
            }
            isInParagraph = false
            if !line.hasPrefix("|") { isInTable = false }
        }
        self.blocks = blocks
    }
}
