package import Formats
package import Markup

extension Completeness {
    /// Writes until when the collection is complete, as sentences.
    package func write(to html: inout HTML) {
        if let completeTo {
            html.raw("Complete to ")
            DateWords.write(completeTo, to: &html)
            if let newest {
                html.raw("; newest ")
                DateWords.write(newest, to: &html)
            }
            html.raw(". ")
        } else if let newest {
            html.raw("Newest ")
            DateWords.write(newest, to: &html)
            html.raw(". ")
        }
        if let note { html.text(note) }
    }
}
