/// A file of the Seed that holds no records but one JSON object.
package enum SeedDocument: String, Sendable, CaseIterable {
    /// What is said of the data set as a whole. Every Seed has it.
    case dataset
    /// Terms that fields take.
    case vocabularies
    /// Words that stand for each other in a search.
    case synonyms

    /// The name of the file.
    package var file: String { "\(rawValue).json" }

    /// What it holds, as a sentence for users.
    package var meaning: String {
        switch self {
        case .dataset: "What is said of the data set as a whole."
        case .vocabularies: "Terms that fields take."
        case .synonyms: "Words that stand for each other in a search."
        }
    }

    /// The files that a Seed may do without.
    package static let optional: [SeedDocument] = [.vocabularies, .synonyms]

    /// Their names, as the log of releases has them.
    static let names = Set(allCases.map(\.rawValue))
}
