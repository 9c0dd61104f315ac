import Directory
import Words

/// Looks for words in every text of every record: what the index of words has to agree with.
struct NaiveSearch {
    /// A word, or words that follow each other.
    struct Term {
        let words: [String]
        let isOpen: Bool
    }

    private typealias Passage = (path: String, tier: Int, words: [String])

    private let records: [(id: String, passages: [Passage])]

    init(_ store: CollectionStore) {
        records = store.records.map { record in
            let value = record.value
            let names = (value["names"]?.array ?? []).compactMap { $0["value"]?.string }.filter { $0 != record.name }
            var texts = [("name", 0, record.name)] + names.map { ("names", 1, $0) }
            texts += (value["aliases"]?.array ?? []).compactMap { $0.string.map { ("aliases", 1, $0) } }
            texts.append(("id", 1, record.id))
            for (place, path) in store.schema.prose.enumerated() {
                texts += Self.texts(path, value).map { (path, place + 2, $0) }
            }
            return (record.id, texts.map { ($0.0, $0.1, Folding.words($0.2)) }.filter { !$0.words.isEmpty })
        }
    }

    /// The ids of the records that hold every term with the field that ranks each, the best first.
    func found(_ terms: [Term]) -> [String] {
        var found: [(rank: Int, place: Int, text: String)] = []
        for (place, record) in records.enumerated() {
            let hits = terms.compactMap { Self.best($0, record.passages) }
            guard hits.count == terms.count, let least = hits.map(\.rank).min() else { continue }
            let path = hits.first { $0.rank == least }?.path ?? ""
            found.append((hits.reduce(0) { $0 + $1.rank }, place, "\(record.id) \(path)"))
        }
        return found.sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }.map(\.text)
    }

    /// Every word of the texts, with those that follow it.
    func stretches(of length: Int) -> [[String]] {
        records.flatMap(\.passages).flatMap { passage in
            passage.words.indices.map { Array(passage.words[$0...].prefix(length)) }
        }
    }

    private static func best(_ term: Term, _ passages: [Passage]) -> (rank: Int, path: String)? {
        var best: (rank: Int, path: String)?
        for passage in passages {
            guard let isWhole = find(term, in: passage.words) else { continue }
            let isAll = isWhole && passage.tier <= 1 && passage.words.count == term.words.count
            let rank = isAll ? 0 : 1 + passage.tier * 2 + (isWhole ? 0 : 1)
            if rank < best?.rank ?? .max { best = (rank, passage.path) }
        }
        return best
    }

    private static func find(_ term: Term, in words: [String]) -> Bool? {
        var isFound: Bool?
        for start in words.indices {
            let slice = words[start...].prefix(term.words.count)
            if Array(slice) == term.words { return true }
            if term.isOpen, slice.first?.hasPrefix(term.words[0]) == true { isFound = false }
        }
        return isFound
    }

    private static func texts(_ path: String, _ value: JSON) -> [String] {
        var values = [value]
        for step in path.split(separator: ".").map(String.init) {
            values = values.flatMap { ($0.array ?? [$0]).compactMap { $0[step] } }
        }
        return values.flatMap { $0.array ?? [$0] }.compactMap(\.string)
    }
}
