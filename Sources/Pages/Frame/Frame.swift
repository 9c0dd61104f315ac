package import Addresses
internal import Directory
internal import Formats
internal import Markup
package import Memory

/// The document around a page: head, header with navigation and search, footer.
package struct Frame {
    package let page: any Page
    /// Where the service is reached from outside; nil where that is not known.
    package var publicAddress: PublicAddress?

    /// Joins its parts.
    package init(page: any Page, publicAddress: PublicAddress? = nil) {
        self.page = page
        self.publicAddress = publicAddress
    }

    private var dataset: Dataset { page.repository.dataset }

    /// The whole document.
    package var document: MemoryBlock {
        var html = HTML(capacity: 65_536)
        html.raw("<!DOCTYPE html>\n")
        html.element("html", .lang("en")) { html in
            html.element("head") { head(&$0) }
            html.raw("\n")
            html.element("body") { html in
                html.raw("<a class=\"skip\" href=\"#main\">Skip to content</a>\n")
                header(&html)
                VersionBanner(page)?.write(to: &html)
                html.element("main", .id("main"), .class("wrap"), Attribute("tabindex", -1)) { html in
                    if let notice = page.repository.notice {
                        html.element("p", .class("notice preview"), Attribute("role", "status"), text: notice)
                    }
                    page.write(to: &html)
                }
                html.raw("\n")
                footer(&html)
            }
        }
        html.raw("\n")
        return MemoryBlock(html.bytes)
    }

    // MARK: Head

    private func head(_ html: inout HTML) {
        html.raw("<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        html.element("title", text: page.title.isEmpty ? dataset.title : "\(page.title) · \(dataset.title)")
        html.empty("meta", Attribute("name", "description"), Attribute("content", page.summary))
        html.raw("\n<meta name=\"color-scheme\" content=\"light dark\">\n")
        if let canonical = page.canonical {
            html.empty("link", Attribute("rel", "canonical"), .href(publicAddress?.absolute(canonical) ?? canonical))
        }
        if page.repository.newest != nil || (page.canonical.map(Self.repeats) ?? true) {
            html.raw("<meta name=\"robots\" content=\"noindex\">")
        }
        html.raw("\n")
        html.empty("link", Attribute("rel", "stylesheet"), .href(PageAsset.style.path))
        html.empty("link", Attribute("rel", "stylesheet"), .href(DrawingStyle.asset.path))
        // not deferred, since what it writes must not move what was drawn already
        html.element("script", Attribute("src", PageAsset.named("origin.js").path), text: "")
        html.element("script", Attribute("src", PageAsset.script.path), Attribute("defer"), text: "")
        html.raw("\n")
        for alternate in page.alternates {
            html.empty(
                "link",
                Attribute("rel", "alternate"),
                Attribute("type", alternate.mediaType),
                Attribute("title", alternate.label),
                .href(alternate.address)
            )
            html.raw("\n")
        }
        // a page that is a feed in another format has it among those
        if !page.alternates.contains(where: { $0.mediaType == Format.atom.mediaType }) {
            html.empty(
                "link",
                Attribute("rel", "alternate"),
                Attribute("type", Format.atom.mediaType),
                Attribute("title", page.feed.title),
                .href(page.feed.path)
            )
            html.raw("\n")
        }
        embedding(&html)
        translations(&html)
        html.empty("link", Attribute("rel", "license"), .href(dataset.licenceURL))
        html.raw("\n")
        html.empty("link", Attribute("rel", "help"), .href(Route.documentation.path))
        html.raw("\n")
        SiteMeta(page: page, publicAddress: publicAddress).write(to: &html)
        page.writeHead(to: &html)
    }

    /// Whether a page only says in another way what another page says, so that search engines need not keep it.
    private static func repeats(_ address: String) -> Bool {
        guard let mark = address.firstIndex(of: "?") else { return false }
        return address[mark...].dropFirst().split(separator: "&").contains { pair in
            let name = String(pair.prefix { $0 != "=" })
            // pages in other languages are told of by links, and each is one to be found
            return name != GeneralParameter.lang.rawValue && GeneralParameter(rawValue: name)?.repeatsPages == true
        }
    }

    /// Where other sites learn how to show what is on the page (oEmbed 1.0, 4).
    private func embedding(_ html: inout HTML) {
        guard var path = page.embedded else { return }
        if page.repository.newest != nil { path = VersionPin(page.repository.shortVersion).address(path) }
        for form in EmbeddingRequest.Form.allCases {
            let address =
                Route.oEmbed.path
                + Target.query([("url", publicAddress?.absolute(path) ?? path), ("format", form.rawValue)])
            html.empty(
                "link",
                Attribute("rel", "alternate"),
                Attribute("type", form.discoveryType),
                Attribute("title", page.title.isEmpty ? dataset.title : page.title),
                .href(publicAddress?.absolute(address) ?? address)
            )
            html.raw("\n")
        }
    }

    /// The same page with names in other languages, and in those that the browser prefers (HTML, 4.6.7.1).
    private func translations(_ html: inout HTML) {
        let translations = page.translations
        guard !translations.isEmpty else { return }
        func link(_ language: String, _ address: String) {
            html.empty(
                "link",
                Attribute("rel", "alternate"),
                Attribute("hreflang", language),
                .href(publicAddress?.absolute(address) ?? address)
            )
            html.raw("\n")
        }
        for (language, address) in translations { link(language, address) }
        if let neutral = page.neutral { link("x-default", neutral) }
    }

    // MARK: Header

    private func header(_ html: inout HTML) {
        html.element("header", .class("site-header")) { html in
            html.element("div", .class("wrap site-bar")) { html in
                html.element("a", .class("brand"), .href(Route.serviceDocument.path)) { html in
                    html.element("span", .class("brand-name"), text: dataset.title)
                    html.raw(" <span class=\"brand-mark\">unofficial</span>")
                }
                html.element("details", .class("menu")) { html in
                    html.raw("<summary>Menu</summary>")
                    html.element("nav", Attribute("aria-label", "Menu")) {
                        navigation(&$0, class: "menu-list", hasNotes: true)
                    }
                }
                if !page.hasSearchBox {
                    SearchBox(id: "site-q", words: page.words, label: "Site", class: "site-search").write(to: &html)
                }
            }
            html.element("nav", .class("wide-nav"), Attribute("aria-label", "Site")) {
                navigation(&$0, class: "wrap site-nav", hasNotes: false)
            }
        }
        html.raw("\n")
    }

    /// The places that every page leads to.
    ///
    /// - Parameter hasNotes: whether a few words say what is there.
    private func navigation(_ html: inout HTML, class name: StaticString, hasNotes: Bool) {
        html.element("ul", .class(name)) { html in
            for entry in Navigation.entries {
                html.element("li") { html in
                    html.element(
                        "a",
                        .href(entry.address),
                        Navigation.entry(of: page.section) == entry.address
                            ? Attribute(literal: "aria-current", "true") : nil
                    ) { html in
                        html.text(entry.label)
                        if hasNotes { html.element("small", text: entry.note) }
                    }
                }
            }
        }
    }

    // MARK: Footer

    private func footer(_ html: inout HTML) {
        html.element("footer", .class("site-footer")) { html in
            html.element("div", .class("wrap")) { html in
                html.element("div", .class("foot-cols")) { html in
                    about(&html)
                    release(&html)
                    use(&html)
                    help(&html)
                }
                html.element("p", .class("cite-line")) { html in
                    html.raw("Cite as: ")
                    html.element("cite") { html in
                        OriginMark.write(
                            page.repository.citation.forPage.text(page.cited),
                            to: &html
                        )
                    }
                }
                languages(&html)
                attribution(&html)
            }
        }
    }

    private func about(_ html: inout HTML) {
        html.element("section") { html in
            html.raw("<h2>Not run by the OSCE</h2>")
            html.element("p", text: "\(dataset.unofficial) Every fact names the source it rests on.")
        }
    }

    private func release(_ html: inout HTML) {
        html.element("section") { html in
            html.raw("<h2>This release</h2>")
            html.element("ul") { html in
                html.element("li") { html in
                    html.raw("Version ")
                    html.link(Route.dataset.path, page.repository.shortVersion)
                    html.raw(" of ")
                    DateWords.write(dataset.released.description, to: &html)
                }
                html.element("li") { $0.link(CollectionName.changes.path, "What changed") }
                html.element("li") { $0.link("\(Route.dataset.path)#open_questions", "What is not known") }
            }
        }
    }

    private func use(_ html: inout HTML) {
        html.element("section") { html in
            html.raw("<h2>Use it</h2>")
            html.element("ul") { html in
                for entry in Navigation.footer {
                    html.element("li") { $0.link(entry.address, entry.label) }
                }
                html.element("li") { html in
                    html.raw("Data: ")
                    html.link(dataset.licenceURL, dataset.licenceName, Attribute("rel", "license"))
                }
            }
        }
    }

    /// How to report a mistake; without an address of the operator's, where to look for one.
    private func help(_ html: inout HTML) {
        html.element("section", .id(ReportLink.place)) { html in
            html.raw("<h2>Help us</h2>")
            if page.repository.contact == nil {
                html.element(
                    "p",
                    text:
                        "To report a mistake or to fill a gap, ask whoever runs this server: it names no address for that. Say which record and field you mean, and name a source."
                )
            } else {
                html.element("p") { html in
                    ReportLink(repository: page.repository).write("Report a mistake or fill a gap", to: &html)
                }
            }
        }
    }

    /// The same page with names in each of the working languages.
    private func languages(_ html: inout HTML) {
        let translations = page.translations
        guard !translations.isEmpty else { return }
        html.raw("<p class=\"small no-print\">Names in: ")
        for (place, translation) in translations.enumerated() {
            if place > 0 { html.raw(", ") }
            html.link(
                translation.address,
                LanguageNames.own[translation.language] ?? translation.language,
                .lang(translation.language),
                Attribute("hreflang", translation.language)
            )
        }
        html.raw("</p>")
    }

    /// What the licences of sources ask for.
    private func attribution(_ html: inout HTML) {
        let texts = (dataset.content["attribution"]?.array ?? []).compactMap { $0["text"]?.string }
        guard !texts.isEmpty else { return }
        html.element("p", .class("small"), text: texts.joined(separator: " "))
    }
}
