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
    package var store: CollectionStore {
        query.since.map(repository.changes) ?? repository[query.collection]
    }
    package var schema: CollectionSchema { store.schema }

    package var title: String {
        isWhole ? schema.name.noun(2).beginningSentence : request.words.beginningSentence
    }

    package var summary: String {
        "\(schema.meaning) \(answer.total) \(answer.total == 1 ? "record" : "records") here."
    }

    package var canonical: String? { request.with { $0.view.format = nil }.address }

    package var neutral: String? { request.with { ($0.view.format, $0.view.languages) = (nil, nil) }.address }

    /// The question in the languages and with the name that the page shows, whoever chose them.
    private var shown: ListRequest {
        request.with { request in
            (request.view.format, request.view.languages) =
                (nil, request.view.languages ?? repository.shownLanguages)
            if let fields = request.view.fields, !fields.contains("name") { request.view.fields = ["name"] + fields }
        }
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
    package var embedded: String? {
        guard request.scope == nil, query.groups.isEmpty else { return nil }
        return request.with { $0.view = $0.view.context }.address
    }

    /// The markup that shows the list elsewhere; nil for a part of a collection, which has no card.
    var embedPanel: EmbedPanel? {
        guard request.scope == nil, query.groups.isEmpty else { return nil }
        let whole = request.with { request in
            request.view = request.view.context
            (request.query.facets, request.query.offset, request.limit) = ([], 0, nil)
        }
        guard schema.name == .timeline else {
            return EmbedPanel(card: whole.with { $0.view.look = .card }.address, title: title, repository)
        }
        let drawing = whole.with { $0.view.format = .svg }.address
        return EmbedPanel(drawing: drawing, page: whole.address, title: title, repository)
    }

    /// Whether the list is the collection itself, neither narrowed nor dated.
    private var isWhole: Bool { !isNarrowed && request.scope == nil && query.since == nil }

    /// Whether less than all records of the collection are asked for.
    var isNarrowed: Bool { !query.conditions.isEmpty || query.text != nil || query.asOf != nil }

    /// The address that forms lead to: that of the collection, or of its part.
    var path: String { request.scope?.path ?? query.collection.path }

    /// The address of what the page shows, as a program asks for it.
    var shownAddress: String { shown.address }

    /// The order asked for, as `sort` takes it; empty for the usual one.
    package var order: String { query.hasUsualOrder ? "" : query.orderWords }

    package func writeHead(to html: inout HTML) {
        html.empty("link", Attribute(literal: "rel", "stylesheet"), .href(PageAsset.named("list.css").path))
        html.raw("\n")
    }

    package func write(to html: inout HTML) {
        html.element("div", .class("page-head list-head")) { html in
            if let scope = request.scope { Breadcrumbs.write(to: scope, repository, &html) }
            html.element("h1", text: request.scope?.words.beginningSentence ?? schema.name.noun(2).beginningSentence)
            html.element("p", .class("lead"), text: schema.meaning)
            if let completeness = Completeness(schema.name, repository) {
                html.element("p", .class("small")) { completeness.write(to: &$0) }
            }
        }
        FacetPanel(page: self).write(to: &html)
        QuestionBuilder(page: self).write(to: &html)
        html.element("section", .class("results"), Attribute("aria-label", "Records")) { html in
            html.element("div", .class("sum")) { html in
                QuestionSentence(page: self).write(to: &html)
                ListTake(page: self).write(to: &html)
            }
            notDated(&html)
            unknown(&html)
            if schema.name == .changes { SinceBox(page: self).write(to: &html) }
            GroupPanel(page: self)?.write(to: &html)
            if schema.name == .timeline { TimelineFigure(of: request, repository).write(to: &html) }
            if answer.total == 0 {
                hints(&html)
            } else if answer.records.isEmpty {
                beyond(&html)
            } else if let days = EventDays(self) {
                days.write(to: &html)
            } else if schema.name == .changes, request.view.fields == nil {
                ChangeList(page: self).write(to: &html)
            } else {
                RecordTable(page: self).write(to: &html)
            }
            Pagination(links: links, query: query, total: answer.total).write(to: &html)
            RelatedLists(page: self).write(to: &html)
        }
        ListTake(page: self).writeForPrograms(to: &html)
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
            html.element("p") { html in
                html.element("strong", text: nothing)
            }
            for reversed in ReversedBounds.of(self) {
                html.element("p") { html in
                    html.text("\(reversed.words) ")
                    html.link(reversed.address, "Ask with them swapped", Attribute(literal: "rel", "nofollow"))
                    html.raw(".")
                }
            }
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
                html.link(schema.name.path, "Start again with all \(schema.name.noun(2))")
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

    /// That there is nothing, with what was asked for where that is short.
    private var nothing: String {
        let words = ConditionWords(repository: repository, asOf: query.asOf)
        let noun = schema.name.noun(1)
        var parts = query.conditions.map(words.sentence)
        if let text = query.text { parts.append("has the words \u{201C}\(text.text)\u{201D}") }
        if let since = query.since, parts.isEmpty { return "Nothing changed since \(since.words)." }
        guard !parts.isEmpty, parts.count <= 3 else { return "No \(noun) fits all of this." }
        return "No \(noun) here: \(parts.joined(separator: " and "))."
    }

    private func words(_ part: Hint.Part) -> String {
        switch part {
        case .condition(let place) where place < query.conditions.count:
            ConditionWords(repository: repository).sentence(query.conditions[place])
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
