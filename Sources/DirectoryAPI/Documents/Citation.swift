internal import Directory

/// A style that citations are written in.
enum CitationStyle: String, Negotiable, CaseIterable {
    case text, bibtex, csl, ris, html

    /// What people call it.
    var label: String {
        switch self {
        case .text: "Plain text"
        case .bibtex: "BibTeX"
        case .csl: "CSL-JSON"
        case .ris: "RIS"
        case .html: "Page"
        }
    }

    /// The media type.
    var mediaType: String {
        switch self {
        case .text: "text/plain; charset=utf-8"
        case .bibtex: "application/x-bibtex; charset=utf-8"
        case .csl: "application/vnd.citationstyles.csl+json"
        case .ris: "application/x-research-info-systems"
        case .html: Format.html.mediaType
        }
    }
}

/// How to cite the data set or a part of it.
struct Citation {
    private let repository: Repository
    /// The address of what is cited.
    let address: String
    /// The name of the record; nil for what is none.
    var name: String?

    /// Cites an address.
    init(_ repository: Repository, _ address: String, name: String? = nil) {
        self.repository = repository
        self.address = address
        self.name = name
    }

    /// The citation in a style; the page has all of them.
    func bytes(as style: CitationStyle) -> [UInt8] {
        switch style {
        case .text: Array((repository.citation.text(address, name: name) + "\n").utf8)
        case .bibtex: Array(bibtex.utf8)
        case .csl: csl.bytes + [0x0A]
        case .ris: Array(ris.utf8)
        case .html: page
        }
    }

    private var dataset: Dataset { repository.dataset }

    private var version: String { repository.shortVersion }

    private var title: String { name ?? dataset.title }

    private var publisher: String { dataset.content["publisher"]?.string ?? dataset.title }

    private var note: String { "\(dataset.unofficial) Licence: \(dataset.licenceName)" }

    /// A key that no other record and no other version has.
    private var key: String {
        let path = address.split(separator: "/").joined(separator: "-")
        return (["osce-directory"] + (path.isEmpty ? [] : [path]) + [version]).joined(separator: "-")
    }

    private var page: [UInt8] {
        let parts = address.split(separator: "/").map(String.init)
        let record =
            parts.count == 2 ? CollectionName(rawValue: parts[0]).flatMap { repository[$0].record(id: parts[1]) } : nil
        let page = CitationPage(repository: repository, citation: self, record: record, path: address + "/cite")
        return Frame(page: page).document.copy
    }

    // MARK: BibTeX

    private var bibtex: String {
        var fields = [("title", "{\(Self.tex(title))}"), ("author", "{\(Self.tex(publisher))}")]
        if name != nil { fields.append(("howpublished", "\(Self.tex(dataset.title)) (unofficial)")) }
        fields += [
            ("version", version), ("year", "\(dataset.released.year)"), ("date", "\(dataset.released)"),
            ("url", Self.tex(repository.citation.address(address))), ("note", Self.tex(note)),
        ]
        return "@misc{\(key),\n" + fields.map { "  \($0.0) = {\($0.1)}" }.joined(separator: ",\n") + "\n}\n"
    }

    /// A text with what TeX would take for commands escaped.
    private static func tex(_ text: String) -> String {
        text.map { character in
            switch character {
            case "\\": "\\textbackslash{}"
            case "~": "\\textasciitilde{}"
            case "^": "\\textasciicircum{}"
            case "&", "%", "$", "#", "_", "{", "}": "\\\(character)"
            default: String(character)
            }
        }.joined()
    }

    // MARK: CSL

    /// An item of CSL-JSON 1.0.2.
    private var csl: JSON {
        var members: [JSON.Member] = [
            .init("id", .string(key)), .init("type", name == nil ? "dataset" : "entry"), .init("title", .string(title)),
        ]
        if name != nil { members.append(.init("container-title", .string(dataset.title))) }
        members += [
            .init("author", [["literal": .string(publisher)]]), .init("version", .string(version)),
            .init("issued", ["date-parts": [.array(Self.parts(dataset.released))]]),
            .init("URL", .string(repository.citation.address(address))), .init("note", .string(note)),
        ]
        return [.object(members)]
    }

    private static func parts(_ day: Day) -> [JSON] {
        [day.year, day.month, day.day].compactMap { $0.map(JSON.integer) }
    }

    // MARK: RIS

    private var ris: String {
        let date = [dataset.released.year, dataset.released.month ?? 1, dataset.released.day ?? 1]
            .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: "/")
        var lines = [("TY", name == nil ? "DATA" : "ENCYC"), ("TI", title)]
        if name != nil { lines.append(("T2", dataset.title)) }
        lines += [
            ("AU", publisher), ("PY", "\(dataset.released.year)"), ("DA", date), ("ET", version),
            ("UR", repository.citation.address(address)),
            ("N1", note), ("ID", key), ("ER", ""),
        ]
        return lines.map { "\($0.0)  - \($0.1)\r\n" }.joined()
    }
}
