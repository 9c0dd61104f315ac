internal import Addresses
internal import Directory
internal import Formats
internal import Markup

/// One fact of the data with its sources open, which shows what a fact looks like here: the day on which an operation
/// closed, where two sources or more state it.
struct SampleFact {
    private let citation: FactCitation
    private let reason: String?

    /// Finds the first operation by id whose closing day several sources state, one with a reason before others; nil where
    /// there is none.
    init?(repository: Repository) {
        let members = JSONProjection(["closed", "closing_reason", "evidence"])
        var best: (record: Record, content: JSON, path: FieldPath)?
        for record in repository[.operations].records {
            let content = record.value(members)
            let schema = repository[.operations].schema
            let stated = (content["evidence"]?.array ?? []).filter { entry in
                entry["basis"] == "stated" && entry["fields"]?.array?.contains("closed") == true
            }
            guard Set(stated.compactMap { $0["source"]?.string }).count > 1,
                let path = FieldPath("closed", in: content, schema)
            else { continue }
            let hasReason = content["closing_reason"] != nil
            if hasReason || best == nil { best = (record, content, path) }
            if hasReason { break }
        }
        guard let best else { return nil }
        citation = FactCitation(Fact(best.path, of: best.record, best.content, repository), repository)
        reason = best.content["closing_reason"]?.string
    }

    func write(to html: inout HTML) {
        let fact = citation.fact
        html.element("aside", .class("card proof"), Attribute("aria-label", "What a fact looks like here")) { html in
            html.element("p", .class("small soft"), text: "What a fact looks like here")
            html.element("p", .class("proof-name")) { $0.name(of: fact.record) }
            html.element("p") { html in
                html.raw("Closed on ")
                html.element("strong", text: fact.words)
                if let reason { html.text(": \(reason)") }
            }
            html.element("p", .class("small"), text: "The sources that state the day")
            html.element("ol", .class("sources")) { html in
                for (source, _) in citation.sources.prefix(3) {
                    html.element("li") { SourceLine(source: source).write(to: &$0) }
                }
            }
            html.element("p", .class("small row")) { html in
                html.link(citation.path, "Cite this fact")
                html.link(fact.record.path, "See the record")
            }
        }
    }
}
