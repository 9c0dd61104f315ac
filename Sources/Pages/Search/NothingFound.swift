internal import Addresses
internal import Directory
internal import Formats
internal import Markup

/// Where to look once nothing was found: the words one by one with their counts, other collections, lists of names.
struct NothingFound {
    let request: SearchRequest
    let repository: Repository

    /// How many words are looked for one by one at most, so that the cost is bounded.
    static let mostWords = 6

    func write(to html: inout HTML) {
        html.element("div", .class("nothing")) { html in
            html.raw("<p><strong>Nothing holds these words, and none is spelled alike.</strong></p>")
            fewer(&html)
            html.raw("<ul>")
            if !request.collections.isEmpty {
                html.element("li") {
                    $0.link(request.with { $0.collections = [] }.address(offset: 0), "Search all collections")
                }
            }
            html.element("li") { html in
                html.raw("Look through ")
                for (number, name) in CollectionName.seeded.enumerated() {
                    if number > 0 { html.raw(number == CollectionName.seeded.count - 1 ? " or " : ", ") }
                    html.link(name.path, name.label.inSentence)
                }
                html.raw(".")
            }
            html.element("li") { html in
                html.raw("Many names at once: ")
                html.link(Route.match.path, "match your list")
                html.raw(".")
            }
            html.raw(
                "<li>Names in all languages, former names, acronyms, codes, symbols of documents, terms, years and prose are searched; case, accents and script do not matter. People, meetings and news are no part of this directory.</li></ul>"
            )
        }
    }

    /// Each word that something holds, with how many records do and the first of them.
    private func fewer(_ html: inout HTML) {
        let words = request.text.separateWords
        guard words.count > 1 else { return }
        let found = words.prefix(Self.mostWords).compactMap { word -> (word: String, result: SearchResult)? in
            let query = TextQuery(word)
            let collections = request.collections.isEmpty ? CollectionName.seeded : request.collections
            let result = repository.search(query, in: collections, 0..<1, isForgiving: false)
            return result.total > 0 ? (word, result) : nil
        }
        guard !found.isEmpty else { return }
        html.raw("<h2>With fewer words</h2>")
        html.element("ul") { html in
            for (word, result) in found {
                html.element("li") { html in
                    html.link(request.with { $0.text = TextQuery(word) }.address(offset: 0), word)
                    html.text(" \(result.total) \(result.total == 1 ? "record" : "records")")
                    guard let first = result.hits.first?.record else { return }
                    html.raw(", first ")
                    html.link(to: first)
                }
            }
        }
    }
}
