/// The same content in other formats.
struct FormatLinks {
    let alternates: [Alternate]

    func write(to html: inout HTML) {
        guard !alternates.isEmpty else { return }
        html.element("p", .class("formats")) { html in
            html.raw("This page as ")
            for (place, alternate) in alternates.enumerated() {
                if place > 0 { html.raw(" · ") }
                html.link(
                    alternate.address,
                    alternate.label,
                    Attribute("rel", "alternate"),
                    Attribute("type", alternate.mediaType)
                )
            }
        }
    }
}
