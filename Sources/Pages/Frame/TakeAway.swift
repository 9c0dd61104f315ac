package import Markup

/// The content of a page for programs: the same in other formats, and the line that fetches it.
package struct TakeAway {
    let alternates: [Alternate]
    /// The address of what the page shows, as a program asks for it.
    package let address: String

    package func write(to html: inout HTML) {
        guard !alternates.isEmpty else { return }
        html.element("section", .class("take"), Attribute("aria-label", "For programs")) { html in
            html.element("p", .class("formats")) { html in
                html.raw("<span>Take this as</span> ")
                for alternate in alternates {
                    html.link(
                        alternate.address,
                        alternate.label,
                        Attribute("rel", "alternate nofollow"),
                        Attribute("type", alternate.mediaType)
                    )
                    html.raw(" ")
                }
            }
            html.element("p", .class("curl")) { html in
                html.copyable("code") { html in
                    html.raw("curl '<span data-origin>http://localhost:8080</span>")
                    html.text(address)
                    html.raw("'")
                }
            }
        }
    }
}
