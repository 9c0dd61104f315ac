internal import Directory
internal import Formats
internal import Markup

/// The markup to copy that shows a record, a list or a drawing in a page of others, folded.
struct EmbedPanel {
    let repository: Repository
    let snippet: String

    /// The card of a record or a list.
    ///
    /// - Parameter path: the address of the card.
    init(card path: String, title: String, _ repository: Repository) {
        self.repository = repository
        snippet = Embedding.frame(repository.citation.forPage.address(path), title: title)
    }

    /// A drawing, as a picture that leads to its page.
    init(drawing path: String, page: String, title: String, _ repository: Repository) {
        self.repository = repository
        let line = repository.citation.forPage
        snippet = Embedding.picture(line.address(path), page: line.address(page), title: title)
    }

    func write(to html: inout HTML) {
        html.element("details", .class("embed no-print")) { html in
            html.raw("<summary>Embed</summary>")
            html.element(
                "p",
                .class("small"),
                text: "Copy this into a page of yours. It may be shown anywhere, and stays up to date."
            )
            html.element("p", .class("cite-text")) { html in
                html.copyable("code") { OriginMark.write(snippet, to: &$0) }
            }
        }
    }
}
