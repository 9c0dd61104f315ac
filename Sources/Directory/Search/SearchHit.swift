/// A record of any collection that was found.
package struct SearchHit: Sendable {
    /// How words were found, the most certain first.
    package enum How: UInt8, Sendable, Comparable, CaseIterable {
        /// Whole, but for spelling that follows a rule.
        case exact
        /// As the beginning of a longer word.
        case prefix
        /// In another script, or in another transliteration.
        case transliterated
        /// With the spelling corrected.
        case corrected
        /// Some of them, others being missing.
        case partial

        /// As answers name it.
        package var name: StaticString {
            switch self {
            case .exact: "exact"
            case .prefix: "prefix"
            case .transliterated: "transliterated"
            case .corrected: "corrected"
            case .partial: "partial"
            }
        }

        package static func < (left: How, right: How) -> Bool { left.rawValue < right.rawValue }
    }

    /// The record, as it is shown.
    package private(set) var record: Record
    /// The record in which the text stands.
    private let holder: Record
    /// The path of the field that shows it: `name`, `names`, `summary`.
    package let path: String
    /// How it was found.
    package let how: How
    /// What it weighs: hits of one weight are as good as each other.
    var weight: Int32 = 0
    /// Where the text of that field stands in the record, from its quote on; nil where `words` are the text.
    private let start: Int?
    /// The text of a field that has none of its own, such as the name of a State.
    private let words: String

    /// Whether the text is the field's own, not the words of a term, a date or a State.
    var hasOwnText: Bool { start != nil }

    init(_ record: Record, path: String, start: Int, how: How) {
        (self.record, holder, self.path, self.start, self.how, words) = (record, record, path, start, how, "")
    }

    init(_ record: Record, path: String, words: String, how: How) {
        (self.record, holder, self.path, start, self.how, self.words) = (record, record, path, nil, how, words)
    }

    /// The same with what it weighs.
    func weighing(_ weight: Int32) -> SearchHit {
        var hit = self
        hit.weight = weight
        return hit
    }

    /// The same with the record under another name.
    func shown(as record: Record) -> SearchHit {
        var hit = self
        hit.record = record
        return hit
    }

    /// The text of that field.
    package var text: String {
        start.map { start in holder.withBytes { JSONCursor.string(literal(in: $0, from: start)) } } ?? words
    }

    /// Writes the text of that field as the next value.
    package func writeText(to stream: inout JSONStream) {
        if let start {
            holder.withBytes { stream.value(encoded: literal(in: $0, from: start)) }
        } else {
            stream.value(words)
        }
    }

    private func literal(in record: UnsafeRawBufferPointer, from start: Int) -> UnsafeRawBufferPointer {
        var cursor = JSONCursor(UnsafeRawBufferPointer(rebasing: record[start...]))
        return cursor?.value() ?? record
    }
}

/// What a search did to find something.
package struct SearchNotes: Sendable, Equatable {
    /// A word that was looked for in place of another.
    package struct Correction: Sendable, Equatable {
        /// As it was typed.
        package let from: String
        /// As it was looked for.
        package let to: String
    }

    /// What was corrected.
    package var corrected: [Correction] = []
    /// What may be missing from what was found.
    package var leftOut: [String] = []

    /// Whether everything was found as it was typed.
    package var isEmpty: Bool { corrected.isEmpty && leftOut.isEmpty }

    package init() {}
}

/// A page of what was found.
package struct SearchResult: Sendable {
    /// How many records there are on all pages.
    package let total: Int
    /// Those of the page, the best first.
    package internal(set) var hits: [SearchHit]
    /// How they were found.
    package let notes: SearchNotes
    /// How many were found of each collection that was searched.
    package let counts: [CollectionName: Int]
}
