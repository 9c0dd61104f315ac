internal import Directory
internal import Drawings
internal import Formats
internal import Markup

/// The names of a body or an operation through time, as a drawing with what its signs mean.
struct NameStripFigure {
    let record: Record
    let value: JSON
    let repository: Repository
    /// The day that the record is of; nil for today.
    let asOf: Day?

    func write(to html: inout HTML) {
        guard let strip = NameStrip(record, repository, asOf: asOf) else { return }
        html.element("figure", .class("figure strip-figure")) { html in
            html.drawing(strip.svg(.wide))
            html.drawing(strip.svg(.narrow))
            html.element("figcaption") { html in
                if asOf != nil { html.raw("Its life until that day. ") }
                html.raw("Notches: another name. Triangles: decisions whose date is known. Pale: not seen since.")
            }
        }
    }
}
