internal import Assets
internal import Synchronization
internal import Words

/// The terms of `vocabularies.json`.
///
/// Tables are made of them once in a process, so that the terms in force are those of the Seed that it began with:
/// `adopt` names it. A further Seed may have fewer terms, not others.
package struct VocabularyFile: Sendable {
    /// The name of the file.
    package static let name = "vocabularies.json"

    private let vocabularies: [SeededVocabulary: Vocabulary]

    /// The terms of a vocabulary.
    subscript(vocabulary: SeededVocabulary) -> Vocabulary {
        vocabularies[vocabulary] ?? Vocabulary(vocabulary.noun, [])
    }

    // MARK: In force

    private struct Choice: Sendable {
        var file: VocabularyFile?
        var isMade = false
    }

    private static let choice = Mutex(Choice())

    /// The terms that the tables of this process are made of: those that were adopted before a table was made, otherwise those
    /// of the embedded Seed.
    static let inForce: VocabularyFile = {
        let adopted = choice.withLock { choice in
            choice.isMade = true
            return choice.file
        }
        return adopted ?? embedded
    }()

    /// Has the tables made of the terms of a Seed, unless they are made already or the file has faults, which are told when
    /// the Seed is checked.
    ///
    /// - Parameter bytes: the content of the file.
    package static func adopt(_ bytes: [UInt8]) {
        guard let content = try? JSONReader.read(bytes), case .success(let file) = read(content) else { return }
        choice.withLock { choice in
            if !choice.isMade, choice.file == nil { choice.file = file }
        }
    }

    /// The terms of the embedded Seed.
    private static let embedded: VocabularyFile = {
        let bytes = Asset.all(in: .seed).first { $0.name == name }?.bytes ?? []
        guard let content = try? JSONReader.read(bytes), case .success(let file) = read(content) else {
            preconditionFailure("the embedded \(name) has faults: osce-directory validate --seed Seed names them")
        }
        return file
    }()

    // MARK: Reading

    /// Something wrong in the file: the path, and what is wrong and would be right.
    struct Fault: Error {
        let path: String
        let problem: String
    }

    /// Everything wrong in the file.
    struct Faults: Error {
        let faults: [Fault]
    }

    /// Reads the content of a file and checks all of it.
    static func read(_ content: JSON) -> Result<VocabularyFile, Faults> {
        guard let members = content.members else {
            return .failure(Faults(faults: [Fault(path: "", problem: "expected an object, found \(content.kind)")]))
        }
        var faults: [Fault] = []
        let names = SeededVocabulary.allCases.map(\.rawValue)
        for member in members where !names.contains(member.name) {
            let near = EditDistance.nearest(to: member.name, among: names)
            let hint = near.map { "did you mean \($0)?" } ?? "known: \(names.joined(separator: ", "))"
            faults.append(Fault(path: member.name, problem: "no vocabulary of the Seed; \(hint)"))
        }
        var vocabularies: [SeededVocabulary: Vocabulary] = [:]
        for vocabulary in SeededVocabulary.allCases {
            var reader = TermReader(vocabulary)
            let terms = reader.terms(content[vocabulary.rawValue])
            faults += reader.faults
            vocabularies[vocabulary] = Vocabulary(vocabulary.noun, terms)
        }
        return faults.isEmpty ? .success(VocabularyFile(vocabularies: vocabularies)) : .failure(Faults(faults: faults))
    }

    /// What this file has that the tables of this process do not know, each with its path.
    var unknown: [Fault] {
        SeededVocabulary.allCases.flatMap { vocabulary in
            self[vocabulary].ids.filter { !Self.inForce[vocabulary].contains($0) }.map { id in
                Fault(
                    path: vocabulary.rawValue,
                    problem: "\"\(id)\" came after the program began, which knows its terms for good; start it anew"
                )
            }
        }
    }

    private init(vocabularies: [SeededVocabulary: Vocabulary]) { self.vocabularies = vocabularies }
}

/// Reads the terms of one vocabulary.
private struct TermReader {
    let vocabulary: SeededVocabulary
    private(set) var faults: [VocabularyFile.Fault] = []
    /// The words that stand for a term: ids and synonyms.
    private var words: Set<String> = []

    init(_ vocabulary: SeededVocabulary) { self.vocabulary = vocabulary }

    private static let members = ["id", "label", "meaning", "synonyms"]

    mutating func terms(_ value: JSON?) -> [Vocabulary.Term] {
        guard let entries = value?.array, !entries.isEmpty else {
            report("", value == nil ? "missing; it has to hold a list of terms" : "expected a list of terms")
            return []
        }
        let terms = entries.enumerated().compactMap { place, entry in term(entry, at: "[\(place)]") }
        for (place, term) in terms.enumerated() {
            for synonym in term.aliases { note(synonym, at: "[\(place)].synonyms") }
        }
        for id in vocabulary.needed where !terms.contains(where: { $0.id == id }) {
            report("", "the term \(id) is missing; the program tells it apart")
        }
        return terms
    }

    private mutating func term(_ entry: JSON, at path: String) -> Vocabulary.Term? {
        guard let members = entry.members else {
            report(path, "expected an object with id and meaning, found \(entry.kind)")
            return nil
        }
        for member in members where !Self.members.contains(member.name) {
            let near = EditDistance.nearest(to: member.name, among: Self.members)
            let hint = near.map { "did you mean \($0)?" } ?? "known: \(Self.members.joined(separator: ", "))"
            report("\(path).\(member.name)", "unknown key; \(hint)")
        }
        guard let id = entry["id"]?.string, Slug.isValid(id), id.utf8.count <= SeedBounds.id else {
            report("\(path).id", "missing or no slug; use lower-case letters and digits in groups joined by hyphens")
            return nil
        }
        note(id, at: "\(path).id")
        guard let meaning = text(entry["meaning"]) else {
            report("\(path).meaning", "missing; say in a sentence what \(id) means")
            return nil
        }
        let label = entry["label"].map(text)
        if label == .some(nil) {
            report("\(path).label", "expected a text; leave the key out where the id with spaces is it")
        }
        return Vocabulary.Term(id, meaning, label: label ?? nil, aliases: synonyms(entry["synonyms"], at: path))
    }

    private mutating func synonyms(_ value: JSON?, at path: String) -> [String] {
        guard let value else { return [] }
        let words = (value.array ?? []).compactMap(\.string).filter { $0 == $0.lowercased() && !$0.isEmpty }
        guard !words.isEmpty, words.count == value.array?.count else {
            report("\(path).synonyms", "expected a list of words in lower case; leave the key out where there are none")
            return []
        }
        return words
    }

    private mutating func note(_ word: String, at path: String) {
        if !words.insert(word).inserted { report(path, "\"\(word)\" stands for another term already; keep one") }
    }

    private func text(_ value: JSON?) -> String? {
        guard let text = value?.string, !text.isEmpty, text.unicodeScalars.count <= SeedBounds.text else { return nil }
        return text
    }

    private mutating func report(_ path: String, _ problem: String) {
        faults.append(VocabularyFile.Fault(path: vocabulary.rawValue + path, problem: problem))
    }
}
