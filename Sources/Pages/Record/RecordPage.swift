package import Addresses
package import Directory
internal import Formats
package import Markup

/// The page of a record: all that is known of it, each fact with what it rests on.
///
/// What stands where follows from the types and origins of the fields in the table, so a new collection has a page
/// without further code.
package struct RecordPage: Page {
    package let repository: Repository
    package let record: Record
    package let view: RecordView
    private let value: JSON
    private let evidence: EvidenceNotes
    /// The fields of a past day that are as they are today.
    private let notDated: Set<String>

    package init(repository: Repository, record: Record, view: RecordView) {
        self.repository = repository
        self.record = record
        self.view = view
        value = record.value
        evidence = EvidenceNotes(record, repository)
        notDated = Set(repository.notDated(record, asOf: view.asOf, shown: view.fields))
    }

    private var schema: CollectionSchema { repository[record.collection].schema }

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
        var view = view
        (view.format, view.languages) = (format, view.languages ?? repository.shownLanguages)
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

    private func address(as format: Format?) -> String {
        var view = view
        view.format = format
        return view.address(of: record.path)
    }

    // MARK: Parts

    package func write(to html: inout HTML) {
        let figures = RecordFigures(
            record: record,
            repository: repository,
            asOf: view.asOf,
            languages: view.languages
        )
        html.element("article") { html in
            head(&html)
            html.element("div", .class("record")) { html in
                html.element("div", .class("record-main")) { html in
                    prose(&html, isDated: true)
                    facts(&html, isDated: true)
                    describedAsToday(&html)
                    names(&html)
                    let ties = repository.ties(of: record, asOf: view.asOf)
                    RelationList(
                        record: record,
                        ties: ties,
                        repository: repository,
                        asOf: view.asOf,
                        languages: view.languages
                    )
                    .write(tree: { figures.writeRelations(ties, to: &$0) }, to: &html)
                    RecordEvents(record: record, repository: repository, asOf: view.asOf)
                        .write(life: figures.writeLife, to: &html)
                    gaps(&html)
                    evidence.writeSources(to: &html)
                }
                html.element("aside", .class("record-side"), Attribute("aria-label", "About this record")) { html in
                    figures.writeLocator(to: &html)
                    RecordAside(record: record, value: value, repository: repository, view: view).write(to: &html)
                }
            }
            TakeAway(alternates: alternates, address: shown(as: nil)).write(to: &html)
        }
    }

    private func head(_ html: inout HTML) {
        html.element("div", .class("page-head")) { html in
            Breadcrumbs.write([(schema.name.label, view.context.address(of: schema.name.path))], to: &html)
            html.element("h1") { $0.name(of: record) }
            html.element("div", .class("tags")) { html in
                html.element("span", .class("tag"), text: schema.type)
                // what kind of record it is, by the terms among the few things a list shows of it
                for name in schema.overview {
                    guard let field = schema.fields.first(where: { $0.name == name }), case .term = field.type,
                        let term = value[name], isShown(field), !notDated.contains(name)
                    else { continue }
                    html.element("span", .class("tag")) { html in
                        ValueWriter(repository: repository).write(term, field.type, to: &html)
                        if case .state = field.past { LastSeen(value, schema)?.write(to: &html) }
                    }
                }
                if isShown("name") { evidence.write("name", label: "the name", to: &html) }
            }
            if let day = view.asOf {
                html.element("p", .class("notice")) { html in
                    html.raw(value["dated"] == "unknown" ? "As it would have been on " : "As it was on ")
                    DateWords.write(day.description, to: &html)
                    html.raw(
                        value["dated"] == "unknown" ? "; its dates do not tell whether it existed then. " : ". "
                    )
                    html.link(record.path(asOf: nil, languages: view.languages), "See it as it is known today")
                }
            }
        }
    }

    private func isShown(_ field: Field) -> Bool { isShown(field.name) }

    private func isShown(_ field: String) -> Bool { view.fields?.contains(field) ?? true }

    /// The fields that tell in whole sentences what the record is about.
    private var proseFields: [Field] {
        schema.fields.filter { field in
            guard case .text = field.type else { return false }
            return schema.prose.contains(field.name) && !Self.placed.contains(field.name) && isShown(field)
        }
    }

    /// What nothing dates, on a past day.
    private func describedAsToday(_ html: inout HTML) {
        guard !notDated.isEmpty else { return }
        html.element("section", .class("as-today"), Attribute("aria-labelledby", "as-today")) { html in
            html.raw("<h2 id=\"as-today\">Described as today</h2>")
            html.element("p") { html in
                html.raw("Nothing dates what follows: it is as known on ")
                DateWords.write(repository.dataset.released.description, to: &html)
                html.raw(", and may have been otherwise then.")
                if notDated.contains("name") { html.raw(" So is the name.") }
            }
            prose(&html, isDated: false)
            facts(&html, isDated: false)
        }
    }

    /// - Parameter isDated: whether what is dated is written, or what is as it is today.
    private func prose(_ html: inout HTML, isDated: Bool) {
        var isFirst = isDated
        for field in proseFields where notDated.contains(field.name) != isDated {
            guard let text = value[field.name]?.string else { continue }
            html.element("div", .class("prose"), .id("f-\(field.name)")) { html in
                if !isFirst { html.element("h2", text: field.label) }
                html.element("div", isFirst ? .class("lead") : nil) { html in
                    html.text(text)
                    html.raw(" ")
                    evidence.write(field.name, label: field.label, to: &html)
                }
            }
            isFirst = false
        }
        if let note = value["note"]?.string, isShown("note"), notDated.contains("note") != isDated {
            html.element("div", .class("note"), .id("f-note")) { html in
                html.raw("<strong>Note.</strong> ")
                html.text(note)
                html.raw(" ")
                evidence.write("note", label: "Note", to: &html)
            }
        }
    }

    /// The fields of their own places on the page.
    private static let placed: Set<String> = [
        "id", "type", "url", "name", "name_language", "names", "curies", "evidence", "gaps", "note",
    ]

    private func facts(_ html: inout HTML, isDated: Bool) {
        let prose = Set(proseFields.map(\.name))
        let fields = schema.fields.filter { field in
            // what others say of this record stands among the relations
            if case .inverse = field.origin { return false }
            return !Self.placed.contains(field.name) && !prose.contains(field.name) && value[field.name] != nil
                && isShown(field) && notDated.contains(field.name) != isDated
        }
        guard !fields.isEmpty else { return }
        let facts = FactWriter(
            repository: repository,
            evidence: evidence,
            asOf: view.asOf,
            languages: view.languages
        )
        if isDated { html.raw("<h2 id=\"facts\">Facts</h2>") }
        html.element("dl", .class("facts")) { html in
            for field in fields { facts.write(field, value[field.name] ?? .null, to: &html) }
        }
    }

    private func names(_ html: inout HTML) {
        guard let names = value["names"]?.array, !names.isEmpty, isShown("names") else { return }
        NameTable(names: names, evidence: evidence, repository: repository).write(to: &html)
    }

    private func gaps(_ html: inout HTML) {
        guard let gaps = value["gaps"]?.array, !gaps.isEmpty, isShown("gaps") else { return }
        html.raw("<h2 id=\"gaps\">What is not known</h2>")
        html.element("dl", .class("gaps")) { html in
            for gap in gaps {
                html.element("div") { html in
                    html.element("dt", text: (gap["field"]?.string ?? "").inWords)
                    html.element("dd", text: gap["reason"]?.string ?? "")
                }
            }
        }
    }
}
