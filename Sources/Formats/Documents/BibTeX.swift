internal import Directory

/// A work as an entry of BibTeX, with the fields that biblatex adds for dates and addresses.
package struct BibTeX {
    private let work: CitedWork

    package init(_ work: CitedWork) { self.work = work }

    /// The entry.
    package var text: String {
        let fields = fields.map { "  \($0.name) = {\($0.value)}" }.joined(separator: ",\n")
        return "@\(work.kind.bibtex){\(work.key),\n\(fields)\n}\n"
    }

    private var fields: [(name: String, value: String)] {
        // braces inside keep the letters and commas of names as they are
        var fields = [("title", "{\(Self.escaped(work.title))}")]
        if !work.author.isEmpty { fields.append(("author", "{\(Self.escaped(work.author))}")) }
        if let venue { fields.append((work.kind.bibtexVenue, Self.escaped(venue))) }
        if let version = work.version { fields.append(("version", version)) }
        if let issued = work.issued {
            fields.append(("year", "\(issued.year)"))
            fields.append(("date", issued.description))
        }
        if let doi = work.doi { fields.append(("doi", doi)) }
        if !work.address.isEmpty { fields.append(("url", work.address)) }
        if let accessed = work.accessed { fields.append(("urldate", accessed.description)) }
        fields.append(("note", Self.escaped(work.note)))
        return fields
    }

    private var venue: String? {
        if let container = work.container { return "\(container) (unofficial)" }
        if let genre = work.kind.genre { return work.publisher.map { "\(genre), \($0)" } ?? genre }
        return work.publisher ?? (work.kind.bibtexVenue == "howpublished" || work.author.isEmpty ? nil : work.author)
    }

    /// A text with what TeX would take for commands escaped.
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": escaped += "\\textbackslash{}"
            case "~": escaped += "\\textasciitilde{}"
            case "^": escaped += "\\textasciicircum{}"
            // readers count braces whether or not a backslash stands before them
            case "{": escaped += "\\textbraceleft{}"
            case "}": escaped += "\\textbraceright{}"
            case "&", "%", "$", "#", "_": escaped += "\\\(scalar)"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
