internal import Drawings
internal import Formats
package import Markup

extension TimelineFigure {
    /// Writes the drawing in both widths, of which a style sheet shows one.
    package func write(to html: inout HTML) {
        guard !chart.isEmpty else { return }
        html.element("figure", .class("figure")) { html in
            html.drawing(drawing(.wide).svg)
            html.drawing(drawing(.narrow).svg)
            html.element("figcaption") { html in
                html.raw(
                    "Bars run from founding to closing, or to the day of the data. Pale ends are dates known to the year or month, dashed ones are not known. The list below says the same."
                )
                if rest > 0 {
                    html.text(" \(rest) further events match and are not drawn; narrow the list to see them.")
                }
            }
        }
    }
}
