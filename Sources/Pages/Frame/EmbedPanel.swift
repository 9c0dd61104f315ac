internal import Addresses
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
        snippet = Embedding.frame(Self.address(path, repository), title: title)
    }

    /// A drawing, as a picture that leads to its page.
    init(drawing path: String, page: String, title: String, _ repository: Repository) {
        self.repository = repository
        let page = Self.address(page, repository)
        snippet = Embedding.picture(Self.address(path, repository), page: page, title: title)
    }

    /// An address for pages of others, at the version where that is not the newest.
    private static func address(_ path: String, _ repository: Repository) -> String {
        let line = repository.citation.forPage
        guard repository.newest != nil else { return line.address(path) }
        return line.address(VersionPin(repository.shortVersion).address(path))
    }

    func write(to html: inout HTML) {
        html.element("details", .class("embed no-print")) { html in
            html.raw("<summary>Embed</summary>")
            html.element(
                "p",
                .class("small"),
                text: repository.newest == nil
                    ? "Copy this into a page of yours. It may be shown anywhere, and stays up to date."
                    : "Copy this into a page of yours. It may be shown anywhere, and stays at this version."
            )
            html.element("p", .class("cite-text")) { html in
                html.copyable("code") { OriginMark.write(snippet, to: &$0) }
            }
        }
    }
}
