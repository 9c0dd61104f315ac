internal import Directory

/// What one request may ask for, and what a problem may hold, at most. The parser, messages, the OpenAPI document and the
/// documentation read this table, so that a bound stands in one place.
package enum RequestBound: String, Sendable, CaseIterable {
    case pairs, values, valueLetters, sortKeys, groups, references, rows, languages, textWords, textLetters, depth,
        faults,
        problemSize

    /// The greatest number that is allowed.
    package var most: Int {
        switch self {
        case .pairs: 100
        case .values: 500
        case .valueLetters: 1_000
        case .sortKeys: 8
        case .groups: GroupTerm.most
        case .references: 8
        case .rows: 12
        case .languages: NameLanguages.most
        case .textWords: TextQuery.mostWords
        case .textLetters: TextQuery.longest
        case .depth: 3
        case .faults: 20
        case .problemSize: 64 << 10
        }
    }

    /// The bound as a sentence for users.
    package var meaning: String {
        switch self {
        case .pairs: "A query has at most \(most) parameters, repeated ones counted each time."
        case .values: "A parameter has at most \(most) values, repeated ones counted each time."
        case .valueLetters: "A value has at most \(Self.grouped(most)) characters."
        case .sortKeys: "sort takes at most \(most) fields."
        case .groups: "group takes at most \(most) fields."
        case .references: "A query has at most \(most) filters through references."
        case .rows: "The form of a list sends at most \(most) rows, numbered from 1."
        case .languages: "lang takes at most \(most) languages."
        case .textWords: "q takes at most \(most) words."
        case .textLetters: "q has at most \(most) characters."
        case .depth: "depth is at most \(most)."
        case .faults: "A problem tells of at most \(most) faults; errors_omitted is the number of the others."
        case .problemSize: "A problem has at most \(Self.grouped(most)) bytes; long texts in it end with an ellipsis."
        }
    }

    /// A number with a comma between thousands.
    private static func grouped(_ number: Int) -> String {
        guard number >= 1_000 else { return String(number) }
        let rest = String(number % 1_000)
        return "\(grouped(number / 1_000)),\(String(repeating: "0", count: 3 - rest.count))\(rest)"
    }
}
