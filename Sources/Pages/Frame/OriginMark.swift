package import Directory
internal import Formats
package import Markup

/// Marks in a text where the address of this server belongs, on pages of a server that has not been told its own.
///
/// A script fills it in (origin.js); without one the path stands alone.
package enum OriginMark {
    /// PRIVATE USE ONE, a control character, which nothing that comes from data holds in a citation
    /// (`String.onOneLine`), and which JSON holds as it is.
    package static let scalar: Unicode.Scalar = "\u{91}"

    /// Writes a text with the places that the script fills.
    package static func write(_ text: String, to html: inout HTML) {
        var isFirst = true
        for part in text.unicodeScalars.split(separator: scalar, omittingEmptySubsequences: false) {
            if !isFirst { html.raw("<span data-origin></span>") }
            isFirst = false
            html.text(String(part))
        }
    }
}

extension CitationLine {
    /// The line for a page: where addresses would begin at the root, their beginning is marked.
    package var forPage: CitationLine {
        var line = self
        if line.origin.isEmpty { line.origin = String(OriginMark.scalar) }
        return line
    }
}

extension Citation {
    /// The same for a page, on which a script fills in where the server is.
    var forPage: Citation { beginning(as: repository.citation.forPage) }
}
