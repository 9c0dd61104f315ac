internal import Directory
internal import Markup

/// The sources of what a table shows, numbered in the order in which they come, where the column of sources is asked for.
struct TableSources {
    /// The field by which sources are asked for.
    static let field = "evidence"
    /// How many sources a cell names at most; the record has all of them.
    private static let mostInCell = 4

    private let repository: Repository
    private var numbers: [String: Int] = [:]
    private var order: [String] = []

    init(_ repository: Repository) { self.repository = repository }

    /// The sources of the fields of a record, by the field. One walk over the record's evidence.
    static func sources(of record: Record) -> [String: [String]] {
        var sources: [String: [String]] = [:]
        for entry in record.value["evidence"]?.array ?? [] {
            guard let source = entry["source"]?.string, entry["basis"] != "contradicts" else { continue }
            for path in entry["fields"]?.array ?? [] {
                guard let head = path.string?.split(separator: ".").first.map(String.init) else { continue }
                if sources[head]?.contains(source) != true { sources[head, default: []].append(source) }
            }
        }
        return sources
    }

    /// Writes the numbers of the sources of a cell: `[1 4]`, each leading to its line under the table.
    mutating func write(_ ids: [String], to html: inout HTML) {
        guard !ids.isEmpty else { return }
        let shown = ids.prefix(Self.mostInCell).map { number(of: $0) }
        html.raw(" ")
        html.element("span", .class("cell-sources")) { html in
            html.raw("[")
            for (place, number) in shown.enumerated() {
                if place > 0 { html.raw(" ") }
                html.link("#s\(number)", String(number), Attribute("aria-label", "Source \(number)"))
            }
            if ids.count > shown.count { html.raw(" …") }
            html.raw("]")
        }
    }

    private mutating func number(of id: String) -> Int {
        if let number = numbers[id] { return number }
        order.append(id)
        numbers[id] = order.count
        return order.count
    }

    /// Writes the list under the table.
    func write(to html: inout HTML) {
        guard !order.isEmpty else { return }
        html.raw("<h2 id=\"sources\">Sources of this table</h2>")
        html.element("ol", .class("table-sources")) { html in
            for (place, id) in order.enumerated() {
                html.element("li", .id("s\(place + 1)")) { source(id, &$0) }
            }
        }
    }

    private func source(_ id: String, _ html: inout HTML) {
        guard let record = repository[.sources].record(id: id) else { return html.text(id) }
        let value = record.value
        if let address = value["source_url"]?.string?.webAddress {
            html.link(address, record.name, Attribute(literal: "rel", "external"))
        } else {
            html.text(record.name)
        }
        if let publisher = value["publisher"]?.string { html.text(", \(publisher)") }
        if let published = value["published"]?.string {
            html.raw(", ")
            DateWords.write(published, to: &html)
        }
        html.raw(" ")
        html.link(record.path, "about it", .class("about"), Attribute("aria-label", "About source: \(record.name)"))
    }
}
