/// The words of a collection's records, arranged for full text search.
///
/// Ranking: a name or acronym that is the term and nothing else comes first. A hit in the name comes before one in another name, that before one in prose; in each, a whole word before
/// the beginning of one. Where several terms are looked for, their ranks add up. Ids decide between equals, so the
/// order never depends on chance.
struct TextIndex: Sendable {
    /// A text of a record that is searched.
    struct Passage: Sendable {
        let record: Int
        let path: String
        /// 0 for the name, 1 for other names and words for the id, 2 and on for prose.
        let tier: Int
        let text: String
        let words: [String]
    }

    /// A record that matches, with the passage that ranks it.
    struct Match: Sendable {
        let record: Int
        let rank: Int
        let passage: Int
    }

    private let recordCount: Int
    let passages: [Passage]
    /// The different words in order, with the passages that hold them in order.
    private let words: [(word: String, passages: [Int])]

    /// Reads the names and the prose of records.
    init(_ schema: CollectionSchema, _ records: Records) {
        var passages: [Passage] = []
        for (number, record) in records.enumerated() {
            let (value, ownName) = (record.value, record.name)
            func add(_ path: String, _ tier: Int, _ text: String) {
                let words = Folding.words(text)
                guard !words.isEmpty else { return }
                passages.append(Passage(record: number, path: path, tier: tier, text: text, words: words))
            }
            add("name", 0, ownName)
            for name in value["names"]?.array ?? [] {
                if let text = name["value"]?.string, text != ownName { add("names", 1, text) }
            }
            for alias in value.values(at: ["aliases"]).compactMap(\.string) { add("aliases", 1, alias) }
            add("id", 1, record.id)
            for (place, path) in schema.prose.enumerated() {
                let steps = path.split(separator: ".").map(String.init)[...]
                for text in value.values(at: steps).compactMap(\.string) { add(path, place + 2, text) }
            }
        }
        var holders: [String: [Int]] = [:]
        for (number, passage) in passages.enumerated() {
            for word in Set(passage.words) { holders[word, default: []].append(number) }
        }
        self.passages = passages
        words = holders.map { (word: $0.key, passages: $0.value) }.sorted { $0.word < $1.word }
        recordCount = records.count
    }

    /// The records that hold every term, the best first.
    func matches(_ query: TextQuery) -> [Match] {
        var found: [Int: Match]?
        for term in query.terms {
            let hits = hits(term)
            guard let before = found else {
                found = hits
                continue
            }
            found = hits.reduce(into: [:]) { result, hit in
                guard let other = before[hit.key] else { return }
                let best = hit.value.rank < other.rank ? hit.value : other
                result[hit.key] = Match(record: hit.key, rank: hit.value.rank + other.rank, passage: best.passage)
            }
        }
        return (found ?? [:]).values.sorted { ($0.rank, $0.record) < ($1.rank, $1.record) }
    }

    /// The best hit of a term in each record that has one.
    private func hits(_ term: TextQuery.Term) -> [Int: Match] {
        if term.words.count == 1 { return hits(term.words[0], orLonger: term.endsInPrefix) }
        var best: [Int: Match] = [:]
        for number in candidates(term) {
            let passage = passages[number]
            guard let isWhole = Self.find(term, in: passage.words) else { continue }
            let isAll = isWhole && passage.tier <= 1 && passage.words.count == term.words.count
            let rank = isAll ? 0 : 1 + passage.tier * 2 + (isWhole ? 0 : 1)
            let match = Match(record: passage.record, rank: rank, passage: number)
            if match.rank < best[passage.record]?.rank ?? .max { best[passage.record] = match }
        }
        return best
    }

    /// The best hit of one word, or of words that begin with it. The index itself tells all there is to know.
    private func hits(_ wanted: String, orLonger: Bool) -> [Int: Match] {
        var best: [Int: Match] = [:]
        var place = words.partitioningIndex { $0.word >= wanted }
        while place < words.count {
            let isWhole = words[place].word == wanted
            guard isWhole || orLonger && words[place].word.utf8.starts(with: wanted.utf8) else { break }
            for number in words[place].passages {
                let (record, tier) = (passages[number].record, passages[number].tier)
                let isAll = isWhole && tier <= 1 && passages[number].words.count == 1
                let rank = isAll ? 0 : 1 + tier * 2 + (isWhole ? 0 : 1)
                // of equally good passages the first counts
                if let known = best[record], (known.rank, known.passage) <= (rank, number) { continue }
                best[record] = Match(record: record, rank: rank, passage: number)
            }
            place += 1
        }
        return best
    }

    /// The passages that hold the term's first word, or for a prefix any word that begins with it; in order.
    private func candidates(_ term: TextQuery.Term) -> [Int] {
        let first = term.words[0]
        let start = words.partitioningIndex { $0.word >= first }
        let range =
            term.words.count == 1 && term.endsInPrefix
            ? words[start...].prefix { $0.word.hasPrefix(first) } : words[start...].prefix { $0.word == first }
        return Set(range.flatMap(\.passages)).sorted()
    }

    /// Whether the words of a term follow each other somewhere; if so, whether the last is matched whole.
    private static func find(_ term: TextQuery.Term, in words: [String]) -> Bool? {
        guard words.count >= term.words.count else { return nil }
        var isPrefix = false
        for start in 0...(words.count - term.words.count) {
            let slice = words[start..<start + term.words.count]
            guard slice.dropLast().elementsEqual(term.words.dropLast()), let last = slice.last,
                let wanted = term.words.last
            else { continue }
            if last == wanted { return true }
            if term.endsInPrefix, last.hasPrefix(wanted) { isPrefix = true }
        }
        return isPrefix ? false : nil
    }
}
