package import Directory

/// A record that may be meant, with how sure that is and why.
package struct MatchCandidate: Sendable {
    /// A part of the score.
    package struct Feature: Sendable {
        package let id: String
        package let name: String
        package let value: Double
    }

    package let record: Record
    /// 0 to 100.
    package let score: Double
    /// Whether it may be taken without asking.
    package internal(set) var isMatch: Bool
    /// The name that was found; nil where the id or nothing but properties was given.
    package let name: KnownName?
    package let how: NameMatch.How
    package let features: [Feature]

    /// What was found, in a few words: the name and when it was in use, where it is not the record's own.
    package var description: String {
        let type = CollectionSchema.named(record.collection).type
        guard let name, name.text != record.name else { return type }
        return "\(type); \(name.kind.label) “\(name.text)”\(name.span)"
    }

    /// Why it was found, in a sentence.
    package var reason: String {
        guard let name else {
            switch how {
            case .slug: return "the words of the id"
            case .symbol: return "the symbol that it is cited by"
            default: return "the id or the address"
            }
        }
        let what =
            name.text == record.name ? "the \(name.kind.label)" : "the \(name.kind.label) “\(name.text)”\(name.span)"
        switch how {
        case .equal: return "the same as \(what)"
        case .spelling: return "the same as \(what) but for spelling or small words"
        case .organization: return "the same as \(what) but for the name of the OSCE"
        case .initials: return "the first letters of \(what)"
        case .identifier, .symbol, .slug, .alike: return "like \(what)"
        }
    }
}

extension KnownName {
    /// When the name was in use, to follow it.
    var span: String {
        switch (from, to) {
        case (nil, nil): ""
        case (let from?, nil): ", from \(from)"
        case (nil, let to?): ", until \(to)"
        case (let from?, let to?): ", \(from) to \(to)"
        }
    }
}
