package import Directory
package import Markup

/// What the fields of a record rest on, as marks beside the facts and as a numbered list of sources.
///
/// A mark is a `details` element: it opens the sources of its fact, with where in them and whether they say so or we infer
/// it, and it works without a script. Its numbers are those of the list, so paper has it too.
package struct EvidenceNotes {
    private let rows: [String: EvidenceRow]
    /// The sources, in the order in which the facts name them.
    private let sources: [Record]
    private let numbers: [String: Int]

    package init(_ record: Record, _ repository: Repository) {
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

    /// Writes the mark of a place; nothing where no evidence names it.
    ///
    /// - Parameter label: what people call the place.
    package func write(_ path: String, label: String, to html: inout HTML) {
        guard let row = rows[path], !row.entries.isEmpty else { return }
        let basis = row.basis ?? ""
        html.element("details", .class("evidence"), Attribute("data-basis", basis), Attribute("data-path", path)) {
            html in
            html.element("summary") { html in
                html.element("span", .class("visually-hidden"), text: "Evidence for \(label): ")
                html.element("span", .class("basis"), text: basis)
                html.raw(" ")
                html.element("span", .class("refs"), text: places(row.entries.filter { $0["basis"] != "contradicts" }))
                let others = places(row.entries.filter { $0["basis"] == "contradicts" })
                if !others.isEmpty {
                    html.raw("; <span class=\"basis\">contradicted by</span> ")
                    html.element("span", .class("refs"), text: others)
                }
            }
            html.element("ul") { html in
                for entry in row.entries { html.element("li") { self.entry(entry, &$0) } }
            }
        }
    }

    /// The numbers of the sources of entries, each once.
    private func places(_ entries: [JSON]) -> String {
        var seen: Set<Int> = []
        return entries.compactMap { $0["source"]?.string.flatMap { numbers[$0] } }
            .filter { seen.insert($0).inserted }.map(String.init).joined(separator: ", ")
    }

    private func entry(_ entry: JSON, _ html: inout HTML) {
        if let number = entry["source"]?.string.flatMap({ numbers[$0] }) {
            let source = sources[number - 1]
            html.element("span", .class("refs")) { html in
                html.number(number)
                html.raw(" ")
            }
            html.link(source.path, source.name)
        }
        if let locator = entry["locator"]?.string {
            html.raw(", ")
            html.element("span", .class("locator"), text: locator)
        }
        html.raw(" ")
        html.element("span", .class("basis"), text: entry["basis"]?.string ?? "")
        if let says = entry["says"]?.string {
            html.raw(": ")
            html.element("q", text: says)
        }
    }

    /// Writes the list of all sources.
    func writeSources(to html: inout HTML) {
        guard !sources.isEmpty else { return }
        html.raw("<h2 id=\"sources\">Sources</h2>")
        html.element("ol", .class("sources")) { html in
            for source in sources {
                let value = source.value
                html.element("li", .id("s-\(source.id)")) { html in
                    html.link(source.path, source.name)
                    if let publisher = value["publisher"]?.string { html.text(", \(publisher)") }
                    if let date = value["published"]?.string {
                        html.raw(", ")
                        DateWords.write(date, to: &html)
                    }
                    SourceAddresses(value).write(to: &html)
                }
            }
        }
    }
}
