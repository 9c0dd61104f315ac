package import Addresses
package import Directory

/// How to cite the data set, a record or a source.
///
/// A record is cited as a part of this directory. A source is cited as what it is, a work of others, and the directory as
/// the archive that led to it.
package struct Citation {
    package let repository: Repository
    /// The address of what is cited.
    package let address: String
    /// The record; nil for the data set.
    package let record: Record?
    /// How addresses begin.
    private let line: CitationLine

    /// Cites the data set.
    package init(_ repository: Repository) { self.init(repository, Route.dataset.path, nil, repository.citation) }

    /// Cites a record.
    ///
    /// - Parameter address: the address it was seen at, where that is not its own.
    package init(_ repository: Repository, _ record: Record, at address: String? = nil) {
        self.init(repository, address ?? record.path, record, repository.citation)
    }

    private init(_ repository: Repository, _ address: String, _ record: Record?, _ line: CitationLine) {
        self.repository = repository
        self.address = address
        self.record = record
        self.line = line
    }

    /// The same with another beginning of addresses.
    package func beginning(as line: CitationLine) -> Citation { Citation(repository, address, record, line) }

    /// The citation as one line of text.
    package var text: String { work.line }

    /// What is cited. A source stays the same work however its record is seen.
    private var work: CitedWork {
        if let record, record.collection == .sources { return CitedWork(source: record, repository, line) }
        return CitedWork(repository, line, address: address, name: record?.name)
    }

    /// Where it is told how to cite it.
    package var path: String { path(nil) }

    /// The same in a style.
    package func path(_ style: CitationStyle?) -> String {
        guard record != nil else {
            return Route.datasetCitation.path
                + (style.map { Target.query([(GeneralParameter.style.rawValue, $0.rawValue)]) } ?? "")
        }
        // the day stands in the query of the record's address
        let (path, query) = (address.prefix { $0 != "?" }, address.drop { $0 != "?" }.dropFirst())
        let pairs = [String(query), style.map { "\(GeneralParameter.style.rawValue)=\($0.rawValue)" }]
        let own = pairs.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "&")
        return "\(path)/\(RecordPart.cite)" + (own.isEmpty ? "" : "?\(own)")
    }

    /// The citation in a style. A page has all of them (`CitationPage`); here it is the plain text.
    package func string(as style: CitationStyle) -> String {
        switch style {
        case .text, .html: text + "\n"
        case .footnote: work.footnote + "\n"
        case .chicago: work.chicago + "\n"
        case .apa: work.apa + "\n"
        case .bibtex: BibTeX(work).text
        case .csl: CSLItem(work).json.description + "\n"
        case .ris: RISRecord(work).text
        }
    }
}
