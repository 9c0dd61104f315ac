/// What kind of work is cited. Each style of citation has its own words for it.
package enum CitedKind: CaseIterable {
    case dataset, entry, page, news, pressRelease, magazine, journal, weblog, encyclopedia, officialText, report

    /// The kind of a source.
    ///
    /// - Parameter note: what the record says of it; its words tell what was read.
    package init(note: String) {
        let note = note.lowercased()
        self = Self.words.first { note.contains($0.words) }?.kind ?? .page
    }

    /// Words of notes, the first that occurs decides: of "News report of an OSCE press release" it is the news.
    private static let words: [(words: String, kind: CitedKind)] = [
        ("news report", .news), ("news item", .news), ("news agency", .news), ("news analysis", .news),
        ("press release", .pressRelease), ("encyclopedia", .encyclopedia), ("blog", .weblog),
        ("scholarly article", .journal), ("magazine", .magazine), ("interview", .magazine),
        ("open data set", .dataset), ("database", .dataset),
        ("official text", .officialText), ("text of the", .officialText), ("official journal", .officialText),
        ("un document", .officialText),
        ("report", .report), ("study", .report), ("survey", .report), ("parliamentary paper", .report),
        ("factsheet", .report), ("official publication", .report),
    ]

    /// The type of reference in RIS.
    package var ris: String {
        switch self {
        case .dataset: "DATA"
        case .entry, .encyclopedia: "ENCYC"
        case .page, .pressRelease: "ELEC"
        case .news: "NEWS"
        case .magazine: "MGZN"
        case .journal: "JOUR"
        case .weblog: "BLOG"
        case .officialText: "LEGAL"
        case .report: "RPRT"
        }
    }

    /// The type of entry in BibTeX, one of those that every reader of it knows.
    package var bibtex: String {
        switch self {
        case .dataset, .entry, .page, .pressRelease, .weblog, .officialText: "misc"
        case .news, .magazine, .journal: "article"
        case .encyclopedia: "incollection"
        case .report: "techreport"
        }
    }

    /// The field of BibTeX that names who brought the work out.
    package var bibtexVenue: String {
        switch self {
        case .dataset, .entry, .page, .pressRelease, .weblog, .officialText: "howpublished"
        case .news, .magazine, .journal: "journal"
        case .encyclopedia: "booktitle"
        case .report: "institution"
        }
    }

    /// The type of item in CSL 1.0.2.
    package var csl: String {
        switch self {
        case .dataset: "dataset"
        case .entry: "entry"
        case .page, .pressRelease: "webpage"
        case .news: "article-newspaper"
        case .magazine: "article-magazine"
        case .journal: "article-journal"
        case .weblog: "post-weblog"
        case .encyclopedia: "entry-encyclopedia"
        case .officialText: "document"
        case .report: "report"
        }
    }

    /// What the work is called where the type of a style does not tell; nil where it does.
    var genre: String? {
        switch self {
        case .pressRelease: "Press release"
        case .officialText: "Official text"
        default: nil
        }
    }
}
