internal import Addresses
package import Directory
internal import Formats
package import Markup

/// What the fields of a record rest on, as marks beside the facts and as a numbered list of sources.
///
/// A mark is a `details` element: its summary is the numbers of the sources, and a word only where these do not simply say
/// so. It opens the sources of its fact and how to cite it, and it works without a script. Paper has the numbers and the
/// list.
package struct EvidenceNotes {
    private let rows: [String: EvidenceRow]
    /// The sources, in the order in which the facts name them.
    let sources: [Record]
    private let numbers: [String: Int]
    private let record: Record
    private let content: JSON
    private let repository: Repository
    /// The day that the record is of; nil for today.
    private let asOf: Day?

    package init(_ record: Record, _ repository: Repository, asOf: Day? = nil) {
        self.record = record
        self.repository = repository
        self.asOf = asOf
        content = record.value
        let schema = repository[record.collection].schema
        let rows = Self.gathered(EvidenceRow.rows(of: record, schema), schema)
        var sources: [Record] = []
        var numbers: [String: Int] = [:]
        for id in rows.flatMap(\.entries).compactMap({ $0["source"]?.string }) where numbers[id] == nil {
            guard let source = repository[.sources].record(id: id) else { continue }
            sources.append(source)
            numbers[id] = sources.count
        }
        self.rows = Dictionary(rows.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        self.sources = sources
        self.numbers = numbers
    }

    /// The rows, those of a list whose items all rest on the same as one row of the list.
    private static func gathered(_ rows: [EvidenceRow], _ schema: CollectionSchema) -> [EvidenceRow] {
        let lists = Set(schema.fields.filter { if case .list = $0.type { true } else { false } }.map(\.name))
        let groups = Dictionary(grouping: rows) { String($0.path.prefix { $0 != "." }) }
        return rows.compactMap { row in
            let name = String(row.path.prefix { $0 != "." })
            guard lists.contains(name), let group = groups[name], group.count > 1, let first = group.first,
                group.allSatisfy({ $0.entries == first.entries })
            else { return row }
            return row.path == first.path ? EvidenceRow(path: name, value: .null, entries: row.entries) : nil
        }
    }

    /// Writes the mark of places that stand in one row; nothing where no evidence names any of them.
    ///
    /// - Parameters:
    ///   - path: the place that the row is about.
    ///   - others: those that are told beside it.
    ///   - label: what people call the place.
    package func write(_ path: String, with others: [String] = [], label: String, to html: inout HTML) {
        let rows = ([path] + others).compactMap { self.rows[$0] }.filter { !$0.entries.isEmpty }
        guard let first = rows.first else { return }
        // words and numbers are apart on paper and for those who listen
        html.raw(" ")
        let entries = rows.flatMap(\.entries)
        let bases = rows.map { $0.basis ?? "" }
        html.element(
            "details",
            .class("evidence"),
            Attribute(literal: "name", "evidence"),
            Attribute("data-basis", bases.contains("inferred") ? "inferred" : bases.first ?? ""),
            Attribute("data-path", first.path)
        ) { html in
            html.element("summary") { html in
                html.element("span", .class("visually-hidden"), text: "Sources of \(label): ")
                // a word for the exception alone: a number says by itself that the source states it
                if bases.contains("inferred") {
                    html.raw("<span class=\"basis\">")
                    html.raw(bases.allSatisfy { $0 == "inferred" } ? "inferred" : "partly inferred")
                    html.raw("</span> ")
                }
                html.element("span", .class("refs"), text: places(entries.filter { $0["basis"] != "contradicts" }))
                let others = places(entries.filter { $0["basis"] == "contradicts" })
                if !others.isEmpty {
                    html.raw(" <span class=\"basis\">otherwise in</span> ")
                    html.element("span", .class("refs"), text: others)
                }
            }
            html.element("div", .class("pop")) { html in
                html.element("ol") { html in self.list(rows, &html) }
                for row in rows { citation(of: row.path, isAlone: rows.count == 1, &html) }
            }
        }
    }

    /// Whether evidence names a place.
    func has(_ path: String) -> Bool { rows[path]?.entries.isEmpty == false }

    /// The numbers of the sources of entries, each once, in their order.
    private func places(_ entries: [JSON]) -> String {
        let found = Set(entries.compactMap { $0["source"]?.string.flatMap { numbers[$0] } })
        return found.sorted().map(String.init).joined(separator: " ")
    }

    /// The sources of rows, each once, under the numbers of the list.
    private func list(_ rows: [EvidenceRow], _ html: inout HTML) {
        var groups: [Int: [JSON]] = [:]
        for entry in rows.flatMap(\.entries) {
            guard let number = entry["source"]?.string.flatMap({ numbers[$0] }) else { continue }
            if groups[number]?.contains(entry) != true { groups[number, default: []].append(entry) }
        }
        for (number, entries) in groups.sorted(by: { $0.key < $1.key }) {
            html.element("li", Attribute("value", number)) { html in
                let source = sources[number - 1]
                html.link(source.path, source.name)
                let value = source.value
                if let publisher = value["publisher"]?.string { html.text(", \(publisher)") }
                if let date = value["published"]?.string {
                    html.raw(", ")
                    DateWords.write(date, to: &html)
                }
                if let copy = value["read_at"]?.string?.webAddress {
                    html.text(", read in a copy at \(ValueWriter.host(of: copy))")
                }
                for entry in entries { EvidenceWords.write(entry, to: &html) }
            }
        }
    }

    /// The footnote of a fact to copy, the same in other styles, and where to report a mistake. Nothing on a past day:
    /// what is cited is the record as it is known today.
    private func citation(of path: String, isAlone: Bool, _ html: inout HTML) {
        guard asOf == nil, !record.collection.isDerived,
            let found = FieldPath(path, in: content, repository[record.collection].schema)
        else { return }
        let fact = Fact(found, of: record, content, repository)
        let citation = FactCitation(fact, repository)
        if isAlone {
            html.element("div", .class("cite-fact")) { html in
                html.copyable("span") { html in
                    let text = citation.beginning(as: repository.citation.forPage).string(as: .footnote)
                    OriginMark.write(String(text.dropLast()), to: &html)
                }
            }
        }
        html.element("p", .class("row"), isAlone ? nil : Attribute("data-path", path)) { html in
            if !isAlone { html.element("strong", text: fact.label) }
            html.link(citation.path, isAlone ? "Other styles" : "Cite")
            html.raw(" ")
            ReportLink(repository: repository, record: record, field: path, value: fact.words)
                .write("Report a mistake", to: &html)
        }
    }

    /// Writes the list of all sources.
    func writeSources(to html: inout HTML) {
        guard !sources.isEmpty else { return }
        html.raw("<h2 id=\"sources\">Sources</h2>")
        html.element("ol", .class("sources")) { html in
            for source in sources {
                html.element("li", .id("s-\(source.id)")) { SourceLine(source: source).write(to: &$0) }
            }
        }
    }
}
