package import Addresses
package import Directory
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
            html.element("h1") { html in
                html.raw("Search for ")
                html.element("q", text: request.text.text)
            }
        }
        glossary(&html)
        html.element("p", .class("count")) { html in
            html.element("strong") { $0.number(result.total) }
            html.raw(result.total == 1 ? " record" : " records")
        }
        SearchNotesView(request: request, notes: result.notes).write(to: &html)
        collections(&html)
        if result.total == 0 {
            nothing(&html)
        } else {
            html.element("ol", .class("hits")) { html in for hit in result.hits { self.hit(hit, &html) } }
        }
        Pagination(links: links, limit: request.limit, offset: request.offset, total: result.total).write(to: &html)
        TakeAway(alternates: alternates, address: shown(as: nil)).write(to: &html)
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

    /// The collections that hold hits, each with their number, as filters that can be put on and taken off.
    private func collections(_ html: inout HTML) {
        let all =
            request.collections.isEmpty
            ? result.counts : repository.search(request.text, in: CollectionName.seeded, 0..<1).counts
        let counts = CollectionName.seeded.map { (name: $0, count: all[$0] ?? 0) }.filter {
            $0.count > 0 || request.collections.contains($0.name)
        }
        guard counts.count > 1 || !request.collections.isEmpty else { return }
        html.element("ul", .class("chips"), Attribute("aria-label", "Collections")) { html in
            for (name, count) in counts {
                let isApplied = request.collections.contains(name)
                let other = request.with { other in
                    let chosen = isApplied ? other.collections.filter { $0 != name } : other.collections + [name]
                    other.collections = CollectionName.seeded.filter(chosen.contains)
                }
                html.element("li") { html in
                    html.element(
                        "a",
                        isApplied ? .class("chip chip-on") : .class("chip"),
                        .href(other.address(offset: 0)),
                        isApplied ? Attribute(literal: "aria-current", "true") : nil
                    ) { html in
                        html.text("\(name.label) ")
                        html.element("span", .class("number")) { $0.number(count) }
                    }
                }
            }
        }
    }

    private func hit(_ hit: SearchHit, _ html: inout HTML) {
        let record = hit.record
        html.element("li") { html in
            html.element("h2") { $0.link(to: record) }
            html.element("p") { html in
                html.element("span", .class("tag"), text: repository[record.collection].schema.type)
                if hit.path != "name" {
                    html.text(" \(hit.path.inWords): ")
                    Highlight(request.text, result.notes).write(hit.text, to: &html)
                }
            }
        }
    }

    private func nothing(_ html: inout HTML) {
        html.element("div", .class("nothing")) { html in
            html.raw("<p><strong>Nothing holds these words, and none is spelled alike.</strong></p><ul>")
            if !request.collections.isEmpty {
                html.element("li") {
                    $0.link(request.with { $0.collections = [] }.address(offset: 0), "Search all collections")
                }
            }
            html.element("li") { html in
                html.raw("Look through ")
                for (number, name) in CollectionName.seeded.enumerated() {
                    if number > 0 { html.raw(number == CollectionName.seeded.count - 1 ? " or " : ", ") }
                    html.link(name.path, name.label.lowercased())
                }
                html.raw(".")
            }
            html.raw(
                "<li>Names in all languages, former names, acronyms, codes, symbols of documents, terms, years and prose are searched; case, accents and script do not matter.</li></ul>"
            )
        }
    }
}
