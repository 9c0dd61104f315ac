internal import HTTPSemantics

/// A style that citations are written in.
package enum CitationStyle: String, Negotiable, CaseIterable {
    case text, footnote, chicago, apa, bibtex, csl, ris, html

    /// What people call it.
    package var label: String {
        switch self {
        case .text: "Plain text"
        case .footnote: "Footnote"
        case .chicago: "Chicago"
        case .apa: "APA"
        case .bibtex: "BibTeX"
        case .csl: "CSL-JSON"
        case .ris: "RIS"
        case .html: "Page"
        }
    }

    /// The media type.
    package var mediaType: String {
        switch self {
        case .text, .footnote, .chicago, .apa: "text/plain; charset=utf-8"
        case .bibtex: "application/x-bibtex; charset=utf-8"
        case .csl: "application/vnd.citationstyles.csl+json"
        case .ris: "application/x-research-info-systems"
        case .html: Format.html.mediaType
        }
    }

    /// What files of the style end in; nil for one that is plain text in other words, which `style` alone chooses.
    package var ending: String? {
        switch self {
        case .footnote, .chicago, .apa: nil
        case .text: "txt"
        case .bibtex: "bib"
        case .csl: "json"
        case .ris: "ris"
        case .html: Format.html.rawValue
        }
    }
}
