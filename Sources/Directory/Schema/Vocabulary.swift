/// A closed list of terms that a field takes, each with its meaning.
package struct Vocabulary: Sendable {
    /// One term of a vocabulary.
    package struct Term: Sendable, Equatable {
        /// The value as it stands in records: a lower-case slug.
        package let id: String
        /// What the term means, in one sentence.
        package let meaning: String
        /// Other words people type for it, lower-case.
        package let aliases: [String]

        /// The term in plain words: `programme-office` reads "programme office".
        package let label: String

        /// Describes a term.
        ///
        /// - Parameter label: the term in plain words, where these are not the id with spaces.
        package init(_ id: String, _ meaning: String, label: String? = nil, aliases: [String] = []) {
            self.id = id
            self.meaning = meaning
            self.label = label ?? String(id.map { $0 == "-" ? " " : $0 })
            self.aliases = aliases
        }
    }

    /// What the vocabulary is for, as a noun phrase: "kind of operation".
    package let name: String
    /// The terms in the order people expect them.
    package let terms: [Term]

    /// Makes a vocabulary.
    package init(_ name: String, _ terms: [Term]) {
        self.name = name
        self.terms = terms
    }

    /// The ids of the terms, in order.
    package var ids: [String] { terms.map(\.id) }

    /// Whether a record may hold this value. Records hold ids, not aliases.
    package func contains(_ id: String) -> Bool { terms.contains { $0.id == id } }

    /// The id that a typed word means: an id or an alias in any case; nil where there is none.
    package func resolve(_ word: String) -> String? {
        let word = word.lowercased()
        return (terms.first { $0.id == word } ?? terms.first { $0.aliases.contains(word) })?.id
    }
}
