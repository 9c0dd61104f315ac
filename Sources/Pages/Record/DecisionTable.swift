internal import Addresses
internal import Directory
internal import Markup

/// The decisions behind a body or an operation, or those that stand in a text, by their dates: the mandates that the record
/// lists.
struct DecisionTable {
    let page: RecordPage
    private let mandates: [(record: Record, value: JSON)]

    private static let members = JSONProjection(["name", "date", "document", "reference", "role", "kind", "summary"])

    /// Reads the mandates of a page's record, as they were on its day.
    init(page: RecordPage) {
        self.page = page
        let ids = page.isShown("mandates") ? page.value["mandates"]?.array?.compactMap(\.string) ?? [] : []
        mandates = ids.compactMap { id in
            page.repository[.mandates].record(id: id).map { ($0, $0.value(Self.members)) }
        }
        .sorted { Self.date($0.value) < Self.date($1.value) }
    }

    var isEmpty: Bool { mandates.isEmpty }

    /// What the section is called.
    var title: String {
        page.record.collection == .documents ? "Mandates in it" : page.label("mandates")
    }

    /// Those without a date come last.
    private static func date(_ value: JSON) -> String { value["date"]?.string ?? "9" }

    func write(to html: inout HTML) {
        html.element("table", .class("decisions")) { html in
            html.raw(
                "<thead><tr><th scope=\"col\">Date</th><th scope=\"col\">Decision</th><th scope=\"col\">What it did</th></tr></thead>"
            )
            html.element("tbody") { html in for mandate in mandates { row(mandate.record, mandate.value, &html) } }
        }
    }

    private func row(_ record: Record, _ value: JSON, _ html: inout HTML) {
        html.element("tr") { html in
            html.element("td", .class("date")) { html in
                if let date = value["date"]?.string {
                    DateWords.write(date, to: &html)
                } else {
                    html.raw("date not known")
                }
            }
            html.element("th", Attribute(literal: "scope", "row")) { html in
                html.link(record.path(asOf: page.view.asOf, languages: page.view.languages), symbol(value))
            }
            html.element("td", text: value["role"]?.string ?? value["summary"]?.string ?? kind(value))
        }
    }

    /// What the decision is cited by.
    private func symbol(_ value: JSON) -> String {
        if let reference = value["reference"]?.string { return reference }
        let document = value["document"]?.string.flatMap { page.repository[.documents].record(id: $0) }
        return (document?.value["reference"]?.string ?? document?.name) ?? value["name"]?.string ?? "number not known"
    }

    private func kind(_ value: JSON) -> String {
        let kind = value["kind"]?.string ?? ""
        let field = CollectionSchema.named(.mandates).fields.first { $0.name == "kind" }
        return field?.type.vocabularies.first?.label(of: kind) ?? kind
    }
}
