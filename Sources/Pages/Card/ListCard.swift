package import Addresses
package import Directory
internal import Markup

/// A card about a list, which stands in frames of other pages: what was asked for, how many there are, the first of them.
package struct ListCard {
    private let request: ListRequest
    private let answer: Answer
    private let repository: Repository
    private let publicAddress: PublicAddress?

    /// Joins its parts.
    package init(request: ListRequest, answer: Answer, repository: Repository, publicAddress: PublicAddress?) {
        self.request = request
        self.answer = answer
        self.repository = repository
        self.publicAddress = publicAddress
    }

    private var name: CollectionName { request.query.collection }

    /// The list as its page has it.
    private var address: String {
        let page = request.with { request in
            (request.view.look, request.view.format, request.limit, request.query.offset) = (nil, nil, nil, 0)
        }
        return publicAddress?.absolute(page.address) ?? page.address
    }

    /// The document.
    package var document: [UInt8] {
        let address = address
        let title = name.noun(2).beginningSentence
        return CardDocument.write(title: title, canonical: address) { html in
            html.element("h1") { $0.link(address, title) }
            VersionBanner.writeLine(repository, to: &html)
            let words = words
            if !words.isEmpty { html.element("p", .class("small"), text: words) }
            html.element("ul") { html in
                for record in answer.records {
                    html.element("li") { html in
                        let path = record.path(
                            asOf: request.query.asOf,
                            undated: request.query.undated.map { _ in .include },
                            languages: request.view.languages
                        )
                        html.link(to: record, at: publicAddress?.absolute(path) ?? path)
                    }
                }
            }
            html.element("p") { html in
                html.link(
                    address,
                    answer.total == 1 ? "The list, with sources" : "All \(answer.total), with sources"
                )
            }
            html.element("p", .class("small unofficial"), text: repository.dataset.unofficial)
        }
    }

    /// What was asked for, in words.
    private var words: String {
        let conditions = ConditionWords(repository: repository, asOf: request.query.asOf)
        var parts = request.query.conditions.map(conditions.sentence)
        if let text = request.query.text { parts.append("has the words \u{201C}\(text.text)\u{201D}") }
        if let day = request.query.asOf { parts.append("as of \(day.words())") }
        return parts.joined(separator: ", ").beginningSentence
    }
}
