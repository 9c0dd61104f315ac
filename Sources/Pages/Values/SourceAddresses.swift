package import Directory
package import Markup

/// Where a source is, where it was read and when.
package struct SourceAddresses {
    private let source: JSON

    /// Takes a record of the sources.
    package init(_ source: JSON) { self.source = source }

    /// Writes it behind the name of the source: " (read in a copy at example.org, 3 May 2024), archived".
    package func write(to html: inout HTML) {
        let (copy, day) = (source["read_at"]?.string?.webAddress, source["accessed"]?.string)
        if copy != nil || day != nil {
            html.raw(copy == nil ? " (read " : " (read in a copy at ")
            if let copy {
                html.link(copy, ValueWriter.host(of: copy), Attribute(literal: "rel", "external"))
                if day != nil { html.raw(", ") }
            }
            if let day { DateWords.write(day, to: &html) }
            html.raw(")")
        }
        if let archived = source["archived_url"]?.string?.webAddress {
            html.raw(", ")
            html.link(archived, "archived", Attribute(literal: "rel", "external"))
        }
    }
}
