internal import Addresses
package import Directory
package import Formats
package import Markup

/// What of a record changed between a version and now: a row for each field, before and after.
package struct ComparisonPage: Page {
    private let comparison: RecordComparison

    /// Joins its parts.
    package init(comparison: RecordComparison) { self.comparison = comparison }

    package var repository: Repository { comparison.repository }
    package var title: String { "\(comparison.name): what changed since \(comparison.version.words)" }
    package var summary: String { comparison.sentence }
    // it says again what the record and its history say
    package var canonical: String? { nil }
    package var neutral: String? { nil }
    package var cited: String { comparison.address }
    package var section: String? { comparison.record?.collection.path }
    package var alternates: [Alternate] { [Alternate(.json, comparison.address(as: .json))] }

    package func writeHead(to html: inout HTML) {
        html.empty("link", Attribute(literal: "rel", "stylesheet"), .href(PageAsset.named("list.css").path))
        html.raw("\n")
    }

    package func write(to html: inout HTML) {
        html.element("div", .class("page-head")) { html in
            if let record = comparison.record { Breadcrumbs.write(to: record, &html) }
            html.element("h1", text: "\(comparison.name): before and after")
            html.element("p", .class("lead"), text: comparison.sentence)
            UnreleasedNote.write(repository, to: &html)
            html.element("p", .class("small")) { html in
                if let record = comparison.record {
                    html.link(record.path, "See it as it is now")
                    html.raw(" · ")
                    html.link(Route.part(.history, record.collection, id: record.id).path, "Release by release")
                    html.raw(" · ")
                }
                html.link(
                    Route.collection(.changes).path
                        + Target.query([(GeneralParameter.since.rawValue, comparison.version.shortVersion)]),
                    "All that changed since then"
                )
            }
        }
        let facts = zip(comparison.details, comparison.differences).filter { $0.1.kind != .sources }
        if !facts.isEmpty { table(facts, &html) }
        sources(&html)
    }

    private func table(_ facts: [(JSON, ChangeWords.Difference)], _ html: inout HTML) {
        let day = comparison.version.date.words(isShort: true)
        let (then, now) = ("In release \(comparison.version.number), \(day)", "Now")
        html.element("table", .class("records before-after")) { html in
            html.element("caption", .class("visually-hidden"), text: "Fields that changed, before and after")
            html.element("thead") { html in
                html.element("tr") { html in
                    for head in ["Field", then, now] {
                        html.element("th", Attribute(literal: "scope", "col"), text: head)
                    }
                }
            }
            html.element("tbody") { html in
                for (detail, difference) in facts {
                    html.element("tr") { html in
                        html.element("th", Attribute(literal: "scope", "row"), text: difference.label)
                        let isItems = detail["before_at"] != nil || detail["after_at"] != nil
                        let (before, after) = (detail["before"], detail["after"])
                        let type = type(of: difference.field)
                        for (label, value, other, verb) in [
                            (then, before, after, "taken out"), (now, after, before, "added"),
                        ] {
                            html.element("td", Attribute("data-label", label)) { html in
                                let words = label == then ? difference.before : difference.after
                                write(value, type, beside: other, isItems ? verb : nil, words, to: &html)
                            }
                        }
                    }
                }
            }
        }
    }

    /// Writes what a field held: of an object what changed of it, of items a line for each.
    ///
    /// - Parameters:
    ///   - other: the value on the other side.
    ///   - verb: what became of items of a list; nil for a whole value.
    ///   - words: the value in words.
    private func write(
        _ value: JSON?,
        _ type: FieldType?,
        beside other: JSON?,
        _ verb: String?,
        _ words: String?,
        to html: inout HTML
    ) {
        guard let value else {
            return html.element("span", .class("soft"), text: verb.map { "nothing \($0)" } ?? "not there")
        }
        if let verb { html.element("span", .class("soft"), text: "\(verb): ") }
        let writer = ValueWriter(repository: repository)
        switch (type, value) {
        case (.list(.object(let fields, let key))?, .array(let items)):
            html.element("ul", .class("items")) { html in
                for item in items {
                    let type = FieldType.list(.object(fields, key: key))
                    html.element("li", text: ValueWords(repository: repository).words([item], type))
                }
            }
        case (.object(let fields, _)?, .object) where other?.members != nil:
            for field in fields {
                guard value[field.name] != other?[field.name] else { continue }
                html.element("div") { html in
                    html.element("span", .class("part-name"), text: field.label)
                    html.raw(" ")
                    guard let part = value[field.name] else {
                        return html.element("span", .class("soft"), text: "not there")
                    }
                    writer.write(part, field.type, to: &html)
                }
            }
        case (let type?, _): writer.write(value, type, to: &html)
        case (nil, _): html.text(words ?? value.text)
        }
    }

    private func type(of field: String) -> FieldType? {
        comparison.record.flatMap { record in
            repository[record.collection].schema.fields.first { $0.name == field }?.type
        }
    }

    /// Of sources only that they are others: which say what stands at the record.
    private func sources(_ html: inout HTML) {
        guard let place = comparison.differences.firstIndex(where: { $0.kind == .sources }) else { return }
        let detail = comparison.details[place]
        let (gone, come) = (detail["before"]?.array?.count ?? 0, detail["after"]?.array?.count ?? 0)
        html.element("h2", text: "Sources")
        html.element("p") { html in
            html.text(
                "Assigned anew: \(gone) \(gone == 1 ? "statement of a source" : "statements of sources") went, \(come) came. "
            )
            if let record = comparison.record {
                html.link(Route.part(.evidence, record.collection, id: record.id).path, "All facts with their sources")
                html.raw(".")
            }
        }
    }
}
