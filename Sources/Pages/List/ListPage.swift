package import Addresses
package import Directory
internal import Formats
package import Markup

/// The page of a collection: what was asked for, the records, ways to narrow, order and take them.
///
/// Everything on it follows from the collection's table, so a new collection has a page without further code.
package struct ListPage: Page {
    package let repository: Repository
    package let request: ListRequest
    package let answer: Answer
    /// The addresses of this page and its neighbours, by relation.
    package let links: [(relation: String, address: String)]

    package var query: Query { request.query }
    package var store: CollectionStore { repository[query.collection] }
    package var schema: CollectionSchema { store.schema }

    package var title: String {
        isWhole ? schema.name.label : request.words.beginningSentence
    }

    package var summary: String {
        "\(schema.meaning) \(answer.total) \(answer.total == 1 ? "record" : "records") here."
    }

    package var canonical: String? { request.with { $0.view.format = nil }.address }

    package var neutral: String? { request.with { ($0.view.format, $0.view.languages) = (nil, nil) }.address }

    /// The question in the languages that the page shows, whoever chose them.
    private var shown: ListRequest {
        request.with { ($0.view.format, $0.view.languages) = (nil, $0.view.languages ?? repository.shownLanguages) }
    }

    package var alternates: [Alternate] {
        let groups = answer.groups.flatMap { query.groups.isEmpty ? nil : $0.count }
        return ListRequest.formats(of: schema, grouped: groups != nil).filter { format in
            format != .html && (groups == nil || ListRequest.groupedFormats.contains(format))
        }.map { format in
            Alternate(
                format,
                shown.whole(format).address,
                count: format.isTable && format != .ics ? groups ?? answer.total : nil
            )
        }
    }

    package var translations: [(language: String, address: String)] {
        NameLanguages.eachWorking { languages in
            request.with { request in
                request.view.format = nil
                request.view.languages = languages
            }.address
        }
    }

    package var section: String? { schema.name.path }

    /// Whether the list is the collection itself, neither narrowed nor dated.
    private var isWhole: Bool {
        query.conditions.isEmpty && query.text == nil && query.asOf == nil && request.scope == nil
    }

    package func write(to html: inout HTML) {
        let filters = FacetPanel(page: self)
        html.element("div", .class("page-head")) { html in
            if let scope = request.scope { Breadcrumbs.write(to: scope, repository, &html) }
            html.element("h1", text: request.scope?.words.beginningSentence ?? schema.name.label)
            html.element("p", .class("lead"), text: schema.meaning)
            if let completeness = Completeness(schema.name, repository) {
                html.element("p", .class("small")) { completeness.write(to: &$0) }
            }
        }
        // said before the records, since the filters come in behind them and nothing is to move then
        html.element("div", .class(filters.facets.isEmpty ? "browse" : "browse with-filters")) { html in
            html.element("section", .class("results"), Attribute("aria-label", "Records")) { html in
                ListToolbar(page: self).write(to: &html)
                count(&html, hasFilters: !filters.facets.isEmpty)
                FilterChips(page: self).write(to: &html)
                unknown(&html)
                GroupForm(page: self).write(to: &html)
                GroupPanel(page: self)?.write(to: &html)
                if schema.name == .timeline { TimelineFigure(of: request, repository).write(to: &html) }
                if answer.total == 0 {
                    hints(&html)
                } else if answer.records.isEmpty {
                    beyond(&html)
                } else {
                    RecordTable(page: self).write(to: &html)
                }
                Pagination(links: links, query: query, total: answer.total).write(to: &html)
                TakeAway(alternates: alternates, address: shown.address).write(to: &html)
            }
            filters.write(to: &html)
        }
    }

    private func count(_ html: inout HTML, hasFilters: Bool) {
        defer { notDated(&html) }
        html.element("p", .class("count")) { html in
            html.element("strong") { $0.number(answer.total) }
            html.raw(answer.total == 1 ? " record" : " records")
            if !isWhole, request.scope == nil {
                html.raw(" of ")
                html.number(store.records.count)
            }
            if let day = query.asOf {
                html.raw(" as of ")
                DateWords.write(day.description, to: &html)
                if answer.undated > 0 {
                    undated(&html)
                }
            }
            // on a narrow screen the filters stand below the records
            if hasFilters { html.raw("<a class=\"to-filters\" href=\"#filters\">Filters</a>") }
        }
    }

    /// What became of the records whose dates do not tell.
    private func undated(_ html: inout HTML) {
        switch query.undated {
        case nil:
            html.raw("; ")
            html.link(request.with(undated: .only).address, "\(answer.undated) more")
            html.raw(" left out, since their dates do not tell (")
            html.link(request.with(undated: .include).address, "add them")
            html.raw(")")
        case .include: html.text("; \(answer.undated) of them may not have existed, since their dates do not tell")
        case .only: html.raw("; their dates do not tell whether they existed")
        }
    }

    /// What is as it is today, since nothing dates it: of what the columns show, and of what the list was chosen by.
    private func notDated(_ html: inout HTML) {
        let shown = RecordTable(page: self).fields
        NotDatedNote.write(repository.notDated(request.scopedQuery, shown: shown, answer.records), to: &html)
    }

    /// The values asked for that nothing has.
    private func unknown(_ html: inout HTML) {
        for unknown in request.unknown(total: answer.total) {
            html.element("p", .class("notice")) { html in
                html.text("Nothing here has the \(unknown.parameter.label) \u{201C}\(unknown.value)\u{201D}. ")
                let address = request.mending(unknown).address
                if let nearest = unknown.nearest {
                    html.raw("The nearest is ")
                    html.link(address, nearest)
                } else {
                    html.link(address, unknown.isPart ? "Find it as a part" : "See what there is")
                }
                html.raw(".")
            }
        }
    }

    /// What to drop where nothing matches.
    private func hints(_ html: inout HTML) {
        html.element("div", .class("nothing")) { html in
            html.raw("<p><strong>Nothing matches all of this.</strong></p>")
            let wider = answer.hints.compactMap { hint -> (words: String, total: Int, address: String)? in
                if case .nameInUse(let place) = hint.part {
                    return request.askingEveryName(place, repository).map {
                        ("Under former and other names", hint.total, $0.request.address)
                    }
                }
                return request.without(hint.part).map {
                    ("Without \u{201C}\(words(hint.part))\u{201D}", hint.total, $0.request.address)
                }
            }
            guard !wider.isEmpty else {
                html.raw("<p>Dropping a single filter does not help. ")
                html.link(schema.name.path, "Start again with all \(schema.name)")
                return html.raw(".</p>")
            }
            html.element("ul") { html in
                for hint in wider {
                    html.element("li") { html in
                        html.link(hint.address, hint.words)
                        html.text(hint.total == 1 ? " there is 1." : " there are \(hint.total).")
                    }
                }
            }
        }
    }

    private func words(_ part: Hint.Part) -> String {
        switch part {
        case .condition(let place) where place < query.conditions.count:
            ConditionWords(repository: repository).words(query.conditions[place])
        case .condition, .nameInUse: ""
        case .text: query.text?.text ?? ""
        case .asOf: "as of \(query.asOf.map { DateWords.words($0.description) } ?? "")"
        }
    }

    /// Where the page lies behind the last record.
    private func beyond(_ html: inout HTML) {
        html.element("p", .class("nothing")) { html in
            html.raw("This page lies beyond the last record. ")
            html.link(request.with { $0.query.offset = 0 }.address, "Back to the first page")
        }
    }
}
