package import Addresses
package import Directory
internal import Formats
package import Markup

/// The page of a record: all that is known of it, each fact with what it rests on.
///
/// What stands where follows from the types, origins and places of the fields in the table, so a new collection has a page
/// without further code.
package struct RecordPage: Page {
    package let repository: Repository
    package let record: Record
    package let view: RecordView
    let value: JSON
    let evidence: EvidenceNotes
    /// The fields of a past day that are as they are today.
    let notDated: Set<String>

    package init(repository: Repository, record: Record, view: RecordView) {
        self.repository = repository
        self.record = record
        self.view = view
        value = record.value
        evidence = EvidenceNotes(record, repository, asOf: view.asOf)
        notDated = Set(repository.notDated(record, asOf: view.asOf, shown: view.fields))
    }

    var schema: CollectionSchema { repository[record.collection].schema }

    package var title: String { record.name }

    package var summary: String {
        let prose = schema.prose.lazy.compactMap { value[$0]?.string }.first
        return prose ?? "\(record.name): \(schema.type) in the \(repository.dataset.title)."
    }

    package var canonical: String? { address(as: nil) }
    package var neutral: String? {
        var view = view
        (view.format, view.languages) = (nil, nil)
        return view.address(of: record.path)
    }
    package
        var alternates: [Alternate]
    {
        Format.available(for: schema).filter { $0 != .html }.map { Alternate($0, shown(as: $0)) }
    }

    /// The same in a format and in the languages that the page shows, whoever chose them.
    private func shown(as format: Format?) -> String {
        var view = view.shown(as: format)
        view.languages = view.languages ?? repository.shownLanguages
        return view.address(of: record.path)
    }

    package var translations: [(language: String, address: String)] {
        NameLanguages.eachWorking { languages in
            var view = view
            view.format = nil
            view.languages = languages
            return view.address(of: record.path)
        }
    }

    package var feed: Feed {
        guard !record.collection.isDerived else { return Feed.ofAll }
        let history = Route.part(.history, record.collection, id: record.id)
        return Feed(title: "Changes of \(record.name)", path: history.path(PathEnding(.atom)))
    }

    package var section: String? { record.collection.path }
    package var pastRecord: Record? { record }

    private func address(as format: Format?) -> String { view.shown(as: format).address(of: record.path) }

    func isShown(_ field: String) -> Bool { view.fields?.contains(field) ?? true }

    // MARK: Sections

    /// A part of the page under a heading.
    struct Section {
        let id: String
        let title: String
        /// How many things are in it, where that is worth saying.
        var count: Int?
        let write: (inout HTML) -> Void
    }

    package func write(to html: inout HTML) {
        let sections = sections
        html.element("article") { html in
            RecordHead(page: self).write(to: &html)
            html.element("div", .class("record")) { html in
                html.element("div", .class("record-main")) { html in
                    if let day = view.asOf { onDay(day, &html) } else { opening(&html) }
                    for section in sections {
                        html.element("h2", .id(section.id), text: section.title)
                        section.write(&html)
                    }
                    evidence.writeSources(to: &html)
                }
                html.element("aside", .class("record-side"), Attribute("aria-label", "About this record")) { html in
                    RecordAside(page: self, sections: sections).write(to: &html)
                }
            }
        }
    }

    /// What the record is about, and its names through time.
    private func opening(_ html: inout HTML) {
        let rows = rows
        rows.lead(&html)
        NameStripFigure(record: record, value: value, repository: repository, asOf: nil).write(to: &html)
    }

    /// What is dated, and apart from it what is described as it is today since nothing dates it.
    private func onDay(_ day: Day, _ html: inout HTML) {
        let rows = rows
        html.element("section", .class("then"), Attribute("aria-labelledby", "then")) { html in
            html.element("h2", .id("then"), text: "On \(day.words())")
            rows.lead(&html)
            rows.write(rows.fields { _ in true }, to: &html)
            NameStripFigure(record: record, value: value, repository: repository, asOf: day).write(to: &html)
        }
        if !notDated.isEmpty {
            html.element("section", .class("as-today"), Attribute("aria-labelledby", "as-today")) { html in
                html.raw("<h2 id=\"as-today\">Described as today</h2>")
                html.element("p", .class("small")) { html in
                    html.raw("No source dates what follows: it is as known on ")
                    DateWords.write(repository.dataset.released.description, to: &html)
                    html.raw(", and may have been otherwise then.")
                    if notDated.contains("name") { html.raw(" So is the name.") }
                }
                let rows = RecordRows(page: self, isDated: false)
                rows.prose(&html)
                rows.write(rows.fields { _ in true }, to: &html)
            }
        }
        LeftOutNote(page: self, day: day).write(to: &html)
    }

    private var rows: RecordRows { RecordRows(page: self, isDated: true) }

    private var sections: [Section] {
        var sections: [Section] = []
        if view.asOf == nil { sections += today }
        if let names = value["names"]?.array, !names.isEmpty, isShown("names") {
            sections.append(
                Section(id: "names", title: "Names", count: names.count) { html in
                    NameTable(names: names, current: value["name"]?.string, evidence: evidence, repository: repository)
                        .write(to: &html)
                }
            )
        }
        let decisions = DecisionTable(page: self)
        if !decisions.isEmpty {
            sections.append(Section(id: "decisions", title: decisions.title, write: decisions.write))
        }
        let relations = RelationList(
            record: record,
            ties: repository.ties(of: record, asOf: view.asOf),
            repository: repository,
            asOf: view.asOf,
            languages: view.languages
        )
        if !relations.isEmpty {
            sections.append(Section(id: "relations", title: "Related records") { relations.write(to: &$0) })
        }
        if let note = value["note"]?.string, isShown("note"), !notDated.contains("note") {
            sections.append(
                Section(id: "f-note", title: label("note")) { html in
                    html.element("div", .class("note")) { html in
                        html.text(note.withDatesInWords)
                        html.raw(" ")
                        evidence.write("note", label: label("note"), to: &html)
                    }
                }
            )
        }
        let gaps = value["gaps"]?.array ?? []
        if !gaps.isEmpty, isShown("gaps") {
            sections.append(
                Section(id: "gaps", title: "What is not known", count: gaps.count) { html in
                    GapList(record: record, gaps: gaps, repository: repository).write(to: &html)
                }
            )
        }
        return sections
    }

    /// The sections of a record as it is known today.
    private var today: [Section] {
        let rows = rows
        var sections: [Section] = []
        let glance = rows.fields { $0 != .work }
        if !glance.isEmpty {
            sections.append(
                Section(id: "facts", title: "At a glance") { html in
                    html.element("p", .class("small soft no-print")) { html in
                        html.raw(
                            "A number opens its source, which says the fact; where we concluded it, the number says <em class=\"care\">inferred</em>."
                        )
                    }
                    rows.write(glance, to: &html)
                }
            )
        }
        let work = rows.fields { $0 == .work }
        let prose = rows.proseFields
        if !work.isEmpty || !prose.isEmpty {
            sections.append(
                Section(id: "work", title: rows.workTitle) { html in
                    rows.prose(&html)
                    rows.write(work, to: &html)
                }
            )
        }
        return sections
    }

    /// What people call a field.
    func label(_ name: String) -> String { schema.fields.first { $0.name == name }?.label ?? name.inWords }
}
