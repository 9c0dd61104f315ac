package import Addresses
package import Directory

/// How to cite a fact of a record: the fact as a sentence, the sources that it rests on, and the directory that led to
/// them.
package struct FactCitation {
    package let fact: Fact
    package let repository: Repository
    /// How addresses begin.
    package let line: CitationLine

    /// Cites a fact.
    package init(_ fact: Fact, _ repository: Repository, _ line: CitationLine? = nil) {
        self.fact = fact
        self.repository = repository
        self.line = line ?? repository.citation
    }

    /// The same with another beginning of addresses.
    package func beginning(as line: CitationLine) -> FactCitation { FactCitation(fact, repository, line) }

    /// Where it is told how to cite the fact.
    package var path: String { address(nil) }

    /// The same in a style.
    package func address(_ style: CitationStyle?) -> String {
        let record = fact.record
        var pairs = [(GeneralParameter.field.rawValue, fact.path.text)]
        if let style { pairs.append((GeneralParameter.style.rawValue, style.rawValue)) }
        return Route.part(.cite, record.collection, id: record.id).path + Target.query(pairs)
    }

    /// The sources, each once, with all that the record's evidence says of them for the fact.
    package var sources: [(source: Record, entries: [JSON])] {
        var sources: [(source: Record, entries: [JSON])] = []
        for entry in fact.entries {
            guard let source = entry["source"]?.string.flatMap({ repository[.sources].record(id: $0) }) else {
                continue
            }
            if let place = sources.firstIndex(where: { $0.source.id == source.id }) {
                sources[place].entries.append(entry)
            } else {
                sources.append((source, [entry]))
            }
        }
        return sources
    }

    /// The citation in a style. A page has all of them (`FactCitationPage`); here it is the footnote.
    package func string(as style: CitationStyle) -> String {
        switch style {
        case .text, .footnote, .html: footnote(\.footnote) + "\n"
        case .chicago: footnote(\.chicago) + "\n"
        case .apa: ([fact.sentence] + works.map(\.apa)).joined(separator: "\n") + "\n"
        case .bibtex: works.map { BibTeX($0).text }.joined(separator: "\n")
        case .csl: JSON.array(works.flatMap { CSLItem($0).json.array ?? [] }).description + "\n"
        case .ris: works.map { RISRecord($0).text }.joined()
        }
    }

    /// The fact and its sources as one line.
    ///
    /// - Parameter reference: a work in the words of a style.
    private func footnote(_ reference: (CitedWork) -> String) -> String {
        var parts = [fact.sentence]
        for (basis, words, _) in Self.bases {
            let named = sources.compactMap { source, entries -> String? in
                let own = entries.filter { $0["basis"]?.string == basis }
                guard !own.isEmpty else { return nil }
                let work = reference(CitedWork(source: source, repository, line)).withoutStop
                let about = own.flatMap { [$0["locator"]?.string, $0["says"]?.string.map { "\u{201C}\($0)\u{201D}" }] }
                    .compactMap(\.self).map(\.onOneLine)
                return about.isEmpty ? work : "\(work) (\(about.joined(separator: "; ")))"
            }
            if !named.isEmpty { parts.append("\(words) \(named.joined(separator: "; ")).") }
        }
        switch fact.coverage {
        case .own: break
        case .wider(let path): parts.append("The sources are named for \(path) as a whole.")
        case .parts: parts.append("The sources are named for parts of it.")
        case .none(let why): parts.append("It rests on no source of its own. \(why)")
        }
        parts.append("Found through: \(line.edition), \(line.pinned(path)).")
        return parts.joined(separator: " ")
    }

    /// What sources are named for, before a list of them and behind one.
    private static let bases: [(name: String, words: String, note: String)] = [
        ("stated", "Stated in:", "Stated there"),
        ("inferred", "Concluded by the directory from:", "Concluded by the directory from it"),
        ("contradicts", "Otherwise in:", "It says otherwise"),
    ]

    /// The sources as works, each with the fact in its note; the record itself where there is none.
    private var works: [CitedWork] {
        let sources = sources
        guard !sources.isEmpty else {
            var work = CitedWork(repository, line, address: path, name: fact.record.name)
            work.note = "\(fact.sentence) \(work.note)"
            return [work]
        }
        return sources.map { source, entries in
            var work = CitedWork(source: source, repository, line)
            let bases = Self.bases.filter { basis in entries.contains { $0["basis"]?.string == basis.name } }
            work.note =
                ([fact.sentence] + bases.map { "\($0.note)." } + ["Via \(line.edition), \(line.pinned(path))"])
                .joined(separator: " ")
            return work
        }
    }
}
