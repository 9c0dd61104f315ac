internal import Directory
package import Formats
package import Markup

extension Completeness {
    /// Writes until when the collection is complete, as sentences.
    package func write(to html: inout HTML) {
        if let completeTo {
            html.raw("Meant to hold everything up to ")
            if Day(completeTo)?.day == nil { html.raw("the end of ") }
            DateWords.write(completeTo, to: &html)
            html.raw(". ")
        }
        if let newest {
            html.raw("The newest entry dates from ")
            DateWords.write(newest, to: &html)
            html.raw(". ")
        }
        if let note { html.text(note) }
    }
}
