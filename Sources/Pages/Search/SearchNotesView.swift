internal import Addresses
internal import Directory
internal import Markup

/// Says what was searched in place of what was typed, and offers the rest.
struct SearchNotesView {
    let request: SearchRequest
    let notes: SearchNotes

    /// Writes a paragraph; nothing where everything was found as it was typed.
    func write(to html: inout HTML) {
        guard !notes.isEmpty else { return }
        html.element("p", .class("search-notes"), Attribute(literal: "role", "status")) { html in
            if !notes.corrected.isEmpty {
                html.raw("Nothing has ")
                for (place, correction) in notes.corrected.enumerated() {
                    if place > 0 { html.raw(place == notes.corrected.count - 1 ? " or " : ", ") }
                    html.element("em", text: correction.from)
                }
                html.raw(" in it. These have ")
                html.element("strong", text: corrected)
                html.raw(". ")
                html.link(literally.address(offset: 0), "Search for it as you wrote it")
                html.raw(" ")
            }
            if !notes.leftOut.isEmpty {
                html.raw("Nothing has all the words; these may be missing: ")
                html.element("strong", text: notes.leftOut.joined(separator: ", "))
                html.raw(".")
            }
        }
    }

    /// The question as it was understood.
    private var corrected: String {
        var text = request.text.text.lowercased()
        for correction in notes.corrected {
            text = text.replacing(correction.from, with: correction.to, maxReplacements: 1)
        }
        return text
    }

    /// The question between quotes, which nothing is corrected in.
    private var literally: SearchRequest {
        request.with { other in
            let text = other.text.text.replacing("\"", with: " ")
            other.text = TextQuery("\"" + text + "\"")
        }
    }
}
