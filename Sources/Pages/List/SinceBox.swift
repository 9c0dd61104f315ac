internal import Addresses
internal import Directory
internal import Markup

/// The form that asks what changed since a release.
struct SinceBox {
    let page: ListPage
    /// The releases that the form offers, the newest ones: the others can be asked for by their version.
    private static let most = 50

    func write(to html: inout HTML) {
        let versions = page.repository.versions.dropLast().suffix(Self.most).reversed()
        guard !versions.isEmpty else { return }
        if page.query.since != nil { UnreleasedNote.write(page.repository, to: &html) }
        html.element("form", .class("toolbar since"), .action(page.path), Attribute(literal: "aria-label", "Since")) {
            html in
            KeptPairs(of: page, without: [.since, .offset]).write(to: &html)
            html.element("div", .class("field")) { html in
                html.raw("<label for=\"since\">All that changed since</label>")
                html.element("select", .id("since"), Attribute("name", GeneralParameter.since.rawValue)) { html in
                    html.element("option", Attribute(literal: "value", ""), text: "each release by itself")
                    let asked = page.query.since
                    if let asked, !versions.contains(asked) { option(asked, isChosen: true, &html) }
                    for version in versions { option(version, isChosen: version == asked, &html) }
                }
            }
            html.raw("<button type=\"submit\" class=\"quiet\">Show</button>")
        }
    }

    private func option(_ version: FormerVersion, isChosen: Bool, _ html: inout HTML) {
        html.element(
            "option",
            Attribute("value", version.shortVersion),
            isChosen ? Attribute("selected") : nil,
            text: "release \(version.number), \(version.date.words(isShort: true))"
        )
    }
}
