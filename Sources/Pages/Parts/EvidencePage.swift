internal import Addresses
package import Directory
package import Formats
package import Markup

/// What each field of a record rests on, as a table for those who check it.
package struct EvidencePage: Page {
    package let document: EvidenceDocument

    /// Joins its parts.
    package init(document: EvidenceDocument) {
        self.document = document
    }

    package var repository: Repository { document.repository }
    private var record: Record { document.record }
    private var path: String { Route.part(.evidence, record.collection, id: record.id).path }

    package var title: String { "Evidence: \(record.name)" }
    package var summary: String {
        "What each fact about \(record.name) rests on: source, place in the source, stated or inferred."
    }
    package var canonical: String? { path }
    package var section: String? { record.collection.path }
    package var alternates: [Alternate] {
        RouteTable[.evidence].formats.filter { $0 != .html }.map { Alternate($0, "\(path)?format=\($0)") }
    }

    package func write(to html: inout HTML) {
        html.element("div", .class("page-head")) { html in
            Breadcrumbs.write(to: record, &html)
            html.element("h1", text: "Evidence")
            html.element("p", .class("lead"), text: "What each fact about \(record.name) rests on.")
        }
        let rows = EvidenceRow.rows(of: record, repository[record.collection].schema)
        html.element("table", .class("records")) { html in
            html.raw(
                "<thead><tr><th scope=\"col\">Fact</th><th scope=\"col\">Value</th><th scope=\"col\" class=\"term\">Basis</th><th scope=\"col\">Sources</th></tr></thead>"
            )
            html.element("tbody") { html in for row in rows { self.row(row, &html) } }
        }
        without(&html)
        TakeAway(alternates: alternates, address: path).write(to: &html)
    }

    private func row(_ row: EvidenceRow, _ html: inout HTML) {
        html.element("tr") { html in
            html.element("th", Attribute(literal: "scope", "row"), text: row.path)
            html.element("td", Attribute(literal: "data-label", "Value")) { html in
                let address = row.value.string
                html.element(
                    "span",
                    text: address != nil && address?.webAddress == nil ? "not on the web" : row.value.inWords
                )
            }
            html.element("td", Attribute(literal: "data-label", "Basis")) { html in
                html.element("span", Attribute("data-basis", row.basis ?? ""), text: row.basis ?? "none of its own")
            }
            html.element("td", Attribute(literal: "data-label", "Sources")) { html in
                html.element("ul", .class("items")) { html in
                    for entry in row.entries {
                        html.element("li") { html in
                            if let source = entry["source"]?.string.flatMap({ repository[.sources].record(id: $0) }) {
                                html.link(source.path, source.name)
                                if let copy = source.value["read_at"]?.string?.webAddress {
                                    html.raw(" (read in a copy at ")
                                    html.link(copy, ValueWriter.host(of: copy), Attribute(literal: "rel", "external"))
                                    html.raw(")")
                                }
                            }
                            if let locator = entry["locator"]?.string {
                                html.raw(", ")
                                html.element("span", .class("locator"), text: locator)
                            }
                            html.text(" (\(entry["basis"]?.string ?? ""))")
                            if let says = entry["says"]?.string {
                                html.raw(": ")
                                html.element("q", text: says)
                            }
                        }
                    }
                }
            }
        }
    }

    private func without(_ html: inout HTML) {
        html.raw("<h2>Fields without evidence of their own</h2>")
        html.element("dl", .class("gaps")) { html in
            for field in document.fieldsWithoutEvidence {
                html.element("div") { html in
                    html.element("dt", text: field.name.inWords)
                    html.element("dd", text: field.why)
                }
            }
        }
    }
}

extension JSON {
    /// The value in words for people: values of a list joined by semicolons, parts of an item by commas.
    fileprivate var inWords: String { words(["; ", ", ", " "]) }

    private func words(_ separators: [String]) -> String {
        func joined(_ parts: [JSON]) -> String {
            parts.map { $0.words(Array(separators.dropFirst())) }.joined(separator: separators.first ?? " ")
        }
        return switch self {
        case .null: ""
        case .bool(let flag): flag ? "true" : "false"
        case .number(let literal): literal
        case .string(let text): text
        case .array(let elements): joined(elements)
        case .object(let members): joined(members.map(\.value))
        }
    }
}
