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
    private var path: String { document.address }

    package var title: String { "Evidence: \(record.name)" }
    package var summary: String {
        "What each fact about \(record.name) rests on: source, place in the source, stated or inferred."
    }
    package var canonical: String? { path }
    package var section: String? { record.collection.path }
    package var alternates: [Alternate] {
        RouteTable[.evidence].formats.filter { $0 != .html }.map {
            Alternate($0, "\(path)\(path.contains("?") ? "&" : "?")format=\($0)")
        }
    }

    package func write(to html: inout HTML) {
        html.element("div", .class("page-head")) { html in
            Breadcrumbs.write(to: record, context: document.context, &html)
            html.element("h1", text: "All facts with their sources")
            html.element("p", .class("lead"), text: "What each fact about \(record.name) rests on.")
        }
        if let day = document.asOf {
            html.element("p", .class("banner")) { html in
                html.element("strong", text: "\(day.words()).")
                html.raw(" The facts of that day, with what they rest on. ")
                html.link(Route.part(.evidence, record.collection, id: record.id).path, "Those of today")
            }
            NotDatedNote.write(document.notDated, to: &html)
        }
        let schema = repository[record.collection].schema
        let rows = EvidenceRow.rows(of: record, schema)
        let content = record.value
        html.element("table", .class("records")) { html in
            html.raw(
                "<thead><tr><th scope=\"col\">Fact</th><th scope=\"col\">Value</th><th scope=\"col\" class=\"term\">Basis</th><th scope=\"col\">Sources</th></tr></thead>"
            )
            html.element("tbody") { html in for row in rows { self.row(row, content, schema, &html) } }
        }
        without(&html)
        TakeAway(alternates: alternates, address: repository.shown(path)).write(to: &html)
    }

    private func row(_ row: EvidenceRow, _ content: JSON, _ schema: CollectionSchema, _ html: inout HTML) {
        let path = FieldPath(row.path, in: content, schema)
        html.element("tr") { html in
            html.element(
                "th",
                Attribute(literal: "scope", "row"),
                Attribute("data-field", row.path),
                path.map { Attribute("title", $0.field.meaning) },
                text: path?.labels.joined(separator: ", ") ?? FieldLabels.label(row.path)
            )
            html.element("td", Attribute(literal: "data-label", "Value")) { html in
                if let path {
                    ValueWriter(repository: repository, asOf: document.asOf).write(path.value, path.type, to: &html)
                } else {
                    html.text(row.value.inWords)
                }
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

    /// Why a field that others refer to has no evidence of its own, in words.
    private func why(_ name: String) -> String? {
        guard let field = repository[record.collection].schema.fields.first(where: { $0.name == name }),
            case .inverse(let collection, let path) = field.origin
        else { return nil }
        return "Read from \u{201C}\(FieldLabels.label(path).inSentence)\u{201D} of the \(collection.noun(2))."
    }

    private func without(_ html: inout HTML) {
        html.raw("<h2>Fields without evidence of their own</h2>")
        html.element("dl", .class("gaps")) { html in
            for field in document.fieldsWithoutEvidence {
                html.element("div") { html in
                    let own = repository[record.collection].schema.fields.first { $0.name == field.name }
                    html.element(
                        "dt",
                        own.map { Attribute("title", $0.meaning) },
                        text: own?.label ?? FieldLabels.label(field.name)
                    )
                    html.element("dd", text: why(field.name) ?? field.why)
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
