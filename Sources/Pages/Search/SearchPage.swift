package import Addresses
package import Directory
internal import Formats
package import Markup

/// What was found in all collections, the best first.
package struct SearchPage: Page {
    package let repository: Repository
    package let request: SearchRequest
    package let result: SearchResult
    /// The addresses of this page and its neighbours, by relation.
    package let links: [(relation: String, address: String)]

    /// Joins its parts.
    package init(
        repository: Repository,
        request: SearchRequest,
        result: SearchResult,
        links: [(relation: String, address: String)]
    ) {
        self.repository = repository
        self.request = request
        self.result = result
        self.links = links
    }

    package var title: String { "Search: \(request.text.text)" }
    package var summary: String { "\(result.total) records hold the words \u{201C}\(request.text.text)\u{201D}." }
    // pages of results are no pages to be found by searching
    package var canonical: String? { nil }
    package var section: String? { Route.search.path }
    package var words: String { request.text.text }
    package var translations: [(language: String, address: String)] {
        NameLanguages.eachWorking { languages in
            request.with { request in
                request.format = nil
                request.languages = languages
            }.address(offset: request.offset)
        }
    }
    package var neutral: String? {
        request.with { ($0.format, $0.languages) = (nil, nil) }.address(offset: request.offset)
    }
    package var alternates: [Alternate] { [Alternate(.json, shown(as: .json))] }

    /// The same in a format and in the languages that the page shows, whoever chose them.
    private func shown(as format: Format?) -> String {
        request.with { ($0.format, $0.languages) = (format, $0.languages ?? repository.shownLanguages) }
            .address(offset: request.offset)
    }

    package func write(to html: inout HTML) {
        html.element("div", .class("page-head")) { html in
            html.element("h1", .class("looked-for"), text: request.text.text)
            SearchNotesView(request: request, notes: result.notes).write(to: &html)
        }
        glossary(&html)
        if result.total == 0 {
            html.raw("<p class=\"count\"><strong>0</strong> records</p>")
            NothingFound(request: request, repository: repository).write(to: &html)
        } else {
            tabs(&html)
            hits(&html)
        }
        Pagination(links: links, limit: request.limit, offset: request.offset, total: result.total).write(to: &html)
        TakeAway(alternates: alternates, address: repository.shown(shown(as: nil))).write(to: &html)
    }

    /// What the word means here, where it is one that the glossary explains.
    private func glossary(_ html: inout HTML) {
        guard let term = GlossaryTerm.named(request.text.text) else { return }
        html.element("p", .class("search-notes glossary-term")) { html in
            html.element("strong", text: term.word.beginningSentence)
            html.text(" is a word of this directory. \(term.meaning) ")
            html.link(GlossaryTerm.address, "What the words mean")
        }
    }

    /// All of it, and what was found of each kind, as links that narrow.
    private func tabs(_ html: inout HTML) {
        let all =
            request.collections.isEmpty
            ? result.counts : repository.search(request.text, in: CollectionName.seeded, 0..<1).counts
        let counts = CollectionName.seeded.map { (name: $0, count: all[$0] ?? 0) }.filter {
            $0.count > 0 || request.collections.contains($0.name)
        }
        let total = counts.reduce(0) { $0 + $1.count }
        html.element("nav", Attribute("aria-label", "Kinds of records")) { html in
            html.element("ul", .class("tabs")) { html in
                tab("All", total, [], &html)
                for (name, count) in counts { tab(name.label, count, [name], &html) }
            }
        }
    }

    /// - Parameter collections: what it narrows to; none for all.
    private func tab(_ label: String, _ count: Int, _ collections: [CollectionName], _ html: inout HTML) {
        let isCurrent = collections.first.map(request.collections.contains) ?? request.collections.isEmpty
        html.element("li") { html in
            html.element(
                "a",
                .href(request.with { $0.collections = collections }.address(offset: 0)),
                isCurrent ? Attribute(literal: "aria-current", "true") : nil
            ) { html in
                html.text("\(label) ")
                html.element("span", .class("number")) { $0.number(count) }
            }
        }
    }

    /// What was found on this page: the best opened, then the others, sources folded at the end.
    private func hits(_ html: inout HTML) {
        html.element("p", .class("count visually-hidden")) { html in
            html.element("strong") { $0.number(result.total) }
            html.raw(result.total == 1 ? " record" : " records")
        }
        var hits = result.hits[...]
        if request.offset == 0, let first = hits.first, first.record.collection != .sources {
            BestAnswer(record: first.record, repository: repository, request: request).write(to: &html)
            hits = hits.dropFirst()
        }
        let isMixed = result.hits.contains { $0.record.collection != .sources }
        let sources = isMixed ? hits.filter { $0.record.collection == .sources } : []
        let others = isMixed ? hits.filter { $0.record.collection != .sources } : Array(hits)
        if !others.isEmpty {
            html.element("ol", .class("hits")) { html in for hit in others { self.hit(hit, &html) } }
        }
        guard !sources.isEmpty else { return }
        html.element("details", .class("sources-found")) { html in
            html.element("summary") { html in
                html.element(
                    "strong",
                    text: "\(sources.count) \(CollectionName.sources.noun(sources.count))"
                )
                html.text(sources.count == 1 ? " is called so or speaks of it" : " are called so or speak of it")
            }
            html.element("ol", .class("hits")) { html in for hit in sources { self.hit(hit, &html) } }
        }
    }

    /// The field that shows a hit: the one that the path begins with.
    private func field(of hit: SearchHit) -> Field? {
        let name = hit.path.prefix { $0 != "." }
        return repository[hit.record.collection].schema.fields.first { $0.name == name }
    }

    private func label(of hit: SearchHit) -> String {
        (field(of: hit)?.label ?? FieldLabels.label(hit.path)).beginningSentence
    }

    /// The text that shows a hit, in words: the name of the record that an id stands for.
    private func text(of hit: SearchHit) -> String {
        guard let type = field(of: hit)?.type, !type.referenced.isEmpty else { return hit.text }
        return ValueWords(repository: repository).words(.string(hit.text), .reference(type.referenced))
    }

    private func hit(_ hit: SearchHit, _ html: inout HTML) {
        let highlight = Highlight(request.text, result.notes)
        html.element("li") { html in
            RecordLine(hit.record, repository).write(to: &html)
            html.element("h2") { html in
                html.element("a", .href(hit.record.path), hit.record.nameLanguage.map { .lang($0) }) { html in
                    highlight.write(hit.record.name, to: &html, isWhole: true)
                }
            }
            guard hit.path != "name" else { return }
            html.element("p") { html in
                if hit.path != "summary" { html.text("\(label(of: hit)): ") }
                highlight.write(text(of: hit), to: &html)
            }
        }
    }
}
