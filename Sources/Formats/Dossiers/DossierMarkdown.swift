internal import Addresses
internal import Directory
internal import Drawings

/// A dossier as Markdown (CommonMark, with tables and footnotes as GitHub and Pandoc read them).
///
/// What comes from data is text: signs of Markdown and of HTML in it are escaped, and an address cannot leave its link.
package struct DossierMarkdown {
    package let dossier: Dossier

    /// Joins its parts.
    package init(dossier: Dossier) { self.dossier = dossier }

    private var origin: String { dossier.repository.citation.origin }

    /// The document.
    package var bytes: [UInt8] { Array(text.utf8) }

    private var text: String {
        let line = dossier.repository.citation
        var lines = [
            "# \(Self.escaped(dossier.record.name))", "", "\(dossier.kind) of the \(Self.escaped(line.edition)).",
        ]
        if let day = dossier.view.asOf { lines.append("As it was on \(day.words()), so far as sources tell.") }
        lines += ["", write(dossier.lead)]
        for section in dossier.sections {
            lines += ["", "## \(Self.escaped(section.title))"]
            for block in section.blocks { lines += [""] + write(block) }
        }
        if !dossier.notes.isEmpty {
            lines += ["", "## Sources", ""]
            for note in dossier.notes { lines.append("[^\(note.number)]: \(Self.escaped(note.text)).") }
            lines += ["", "An asterisk: concluded from the source by the directory; all else is stated there."]
        }
        if dossier.notesOmitted > 0 {
            lines += ["", "\(dossier.notesOmitted) further sources are named at \(origin)\(dossier.record.path)."]
        }
        lines += ["", "Cite as: \(Self.escaped(line.text(dossier.address, name: dossier.record.name)))"]
        return lines.joined(separator: "\n") + "\n"
    }

    private func write(_ block: Dossier.Block) -> [String] {
        switch block {
        case .paragraph(let line): [write(line)]
        case .rows(let rows): rows.map { "- **\(Self.escaped($0.label)):** \(write($0.value))" }
        case .table(let head, let rows):
            ["| \(head.joined(separator: " | ")) |", "|\(String(repeating: " --- |", count: head.count))"]
                + rows.map { row in "| \(row.map(write).joined(separator: " | ")) |" }
        case .list(let items): items.map { "- \(write($0))" }
        case .strip(let strip): strip.words.map { "- \(Self.escaped($0))" }
        }
    }

    private func write(_ line: [Dossier.Inline]) -> String {
        line.map { part in
            switch part {
            case .text(let text): Self.escaped(text)
            case .link(let text, let address):
                "[\(Self.escaped(text))](<\(Self.address(address.hasPrefix("/") ? origin + address : address))>)"
            case .notes(let numbers, let isInferred):
                numbers.map { "[^\($0)]" }.joined() + (isInferred ? "\\*" : "")
            }
        }.joined()
    }

    /// A text on one line with the signs of Markdown escaped (CommonMark, 2.4). A number or a dash at its beginning would
    /// begin a list only at the beginning of a line, where no text of the data stands.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.onOneLine.unicodeScalars {
            if "\\`*_[]<>#|~&$^!".unicodeScalars.contains(scalar) { escaped += "\\" }
            escaped.unicodeScalars.append(scalar)
        }
        return escaped
    }

    /// An address that cannot leave its angle brackets or its cell.
    private static func address(_ text: String) -> String {
        var address = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": address += "%3C"
            case ">": address += "%3E"
            case "|": address += "%7C"
            case "\\": address += "%5C"
            case _ where scalar.value <= 0x20 || scalar.value == 0x7F: address += "%20"
            default: address.unicodeScalars.append(scalar)
            }
        }
        return address
    }
}
