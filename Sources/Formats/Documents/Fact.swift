package import Addresses
package import Directory
internal import Words

/// A fact of a record in words, with what it rests on.
package struct Fact {
    package let record: Record
    package let path: FieldPath
    /// What it is, in words: "Closed"; of a part "Seat, city".
    package let label: String
    /// The value in words.
    package let words: String
    /// The entries of the record's evidence that name it.
    package let entries: [JSON]
    /// What the entries name, where that is not the very path.
    package let coverage: Coverage

    /// What evidence names.
    package enum Coverage: Equatable {
        /// The path itself.
        case own
        /// What the path is a part of.
        case wider(String)
        /// Parts of it.
        case parts
        /// Nothing of it, for a reason.
        case none(String)
    }

    /// Finds a fact of a record.
    ///
    /// - Throws: a problem with the nearest path where the record has nothing there.
    package init(_ text: String, of record: Record, _ repository: Repository) throws(Problem) {
        let schema = repository[record.collection].schema
        let content = record.value
        guard let path = FieldPath(text, in: content, schema) else {
            throw Self.missing(text, content, schema, record)
        }
        self.init(path, of: record, content, repository)
    }

    /// The fact at a path that the record has.
    package init(_ path: FieldPath, of record: Record, _ content: JSON, _ repository: Repository) {
        self.record = record
        self.path = path
        label = path.labels.joined(separator: ", ")
        words = ValueWords(repository: repository).words(path.value, path.type)
        let evidence = content["evidence"]?.array ?? []
        func naming(_ isNamed: (String) -> Bool) -> [JSON] {
            evidence.filter { ($0["fields"]?.array ?? []).contains { $0.string.map(isNamed) ?? false } }
        }
        let own = naming { $0 == path.text }
        if !own.isEmpty {
            (entries, coverage) = (own, .own)
            return
        }
        for wider in path.wider {
            let found = naming { $0 == wider }
            if !found.isEmpty {
                (entries, coverage) = (found, .wider(wider))
                return
            }
        }
        let parts = naming { $0.hasPrefix(path.text + ".") }
        if !parts.isEmpty {
            (entries, coverage) = (parts, .parts)
            return
        }
        let name = String(path.text.prefix { $0 != "." })
        let why = EvidenceDocument(record: record, repository: repository).fieldsWithoutEvidence
            .first { $0.name == name }?.why
        (entries, coverage) = ([], .none(why ?? "No source is named for it."))
    }

    /// What people call the wider part that the sources are named for; empty where they are named for the fact.
    package var widerLabel: String {
        guard case .wider(let text) = coverage else { return "" }
        // the wider parts are as many as steps behind them, of which the key of a last item has no label
        let depth = path.wider.firstIndex(of: text) ?? 0
        return "\u{201C}\(path.labels.prefix(path.wider.count - depth).joined(separator: ", "))\u{201D}"
    }

    /// The fact as a sentence: "OSCE Office in Minsk: closed 31 March 2011."
    package var sentence: String {
        let name = record.name.onOneLine
        let value = words.onOneLine
        switch path.type {
        case .date: return "\(name): \(label.inSentence) \(value)."
        case .text: return "\(name), \(label.inSentence): \u{201C}\(value)\u{201D}"
        default: return "\(name), \(label.inSentence): \(value.withoutStop)."
        }
    }

    /// The problem of a path that a record has not.
    private static func missing(_ text: String, _ content: JSON, _ schema: CollectionSchema, _ record: Record)
        -> Problem
    {
        let paths = FieldPath.all(of: content, schema)
        let name = String(text.prefix { $0 != "." })
        var detail: String
        var nearest: String?
        if schema.fields.contains(where: { $0.name == text }) {
            let reason = (content["gaps"]?.array ?? []).first { $0["field"]?.string == text }?["reason"]?.string
            detail = "\(record.path) has no \(text)."
            if let reason { detail += " What is known of that: \(reason)" }
        } else {
            nearest =
                EditDistance.nearest(to: text, among: paths)
                ?? (content[name] != nil && schema.fields.contains { $0.name == name } ? name : nil)
            detail = "\(record.path) has no fact \"\(text.excerpt())\"."
            if let nearest { detail += " Did you mean \(nearest)?" }
        }
        return Problem(errors: [
            ParameterFault(
                GeneralParameter.field.rawValue,
                value: text,
                detail + " The facts that can be cited are listed under allowed.",
                nearest: nearest,
                allowed: paths
            )
        ])
    }
}
