import Words

@testable import Directory

/// Looks for words in every text of every record: what the index of words has to agree with where nothing is forgiven.
struct NaiveSearch {
    /// A word, or words that follow each other.
    struct Term {
        let words: [String]
        let isOpen: Bool
    }

    fileprivate struct Passage {
        let role: SearchField
        let words: [[UInt8]]
        /// What parts joined by hyphens are as one word.
        let joined: [[UInt8]]
    }

    private let records: [(id: String, passages: [Passage])]
    private let passageCounts: [[UInt8]: Int]

    init(_ store: CollectionStore) {
        let fields = SearchField.fields(of: store.schema)
        records = store.records.map { record in
            let value = record.value
            var passages = [Self.passage(record.name, fields[0])]
            for name in value["names"]?.array ?? [] {
                guard let text = name["value"]?.string, text != record.name else { continue }
                let isInUse = ["official", "acronym", "formal"].contains(name["kind"]?.string ?? "")
                passages.append(Self.passage(text, fields[isInUse ? 1 : 2]))
            }
            for field in fields.dropFirst(3) where field.role != .terms {
                var texts = Self.texts(field.path, value)
                if field.path == "id" { texts = [texts.joined()] }
                passages += texts.map { text in
                    var passage = Self.passage(text, field)
                    if field.path == "id" {
                        let codes = (store.schema.otherCodes[text] ?? []).map { Array($0.utf8) }
                        passage = Passage(role: field, words: passage.words, joined: passage.joined + codes)
                    }
                    return passage
                }
            }
            let terms = Self.terms(value, store.schema)
            if !terms.isEmpty { passages.append(Passage(role: fields[fields.count - 1], words: [], joined: terms)) }
            return (record.id, passages.filter { !$0.words.isEmpty || !$0.joined.isEmpty })
        }
        var counts: [[UInt8]: Int] = [:]
        for passage in records.flatMap(\.passages) {
            for word in Set(passage.words + passage.joined) { counts[word, default: 0] += 1 }
        }
        passageCounts = counts
    }

    /// The ids of the records that hold every term, the weightiest first.
    func found(_ terms: [Term]) -> [String] {
        let keys = terms.map { term in
            term.words.map { WordKey.key(Array($0.utf8)) }
        }
        var found: [(score: Int, place: Int)] = []
        for (place, record) in records.enumerated() {
            var score = 0
            var hasAll = true
            for (term, words) in zip(terms, keys) {
                let best = record.passages.map { weight(term, words, in: $0) }.max() ?? 0
                score += best
                hasAll = hasAll && best > 0
            }
            if hasAll { found.append((score, place)) }
        }
        return found.sorted { ($0.score, $1.place) > ($1.score, $0.place) }.map { records[$0.place].id }
    }

    /// Every word of the texts, with those that follow it.
    func stretches(of length: Int) -> [[String]] {
        records.flatMap(\.passages).filter { $0.role.role != .terms }.flatMap { passage in
            passage.words.indices.map { start in
                passage.words[start...].prefix(length).map { String(decoding: $0, as: UTF8.self) }
            }
        }
    }

    private func weight(_ term: Term, _ words: [[UInt8]], in passage: Passage) -> Int {
        let own = passage.role.weight(amongWords: passage.role.role == .terms ? 1 : passage.words.count)
        guard words.count == 1 else {
            let isThere = passage.words.indices.contains { passage.words[$0...].starts(with: words) }
            let count = words.map { passageCounts[$0] ?? 0 }.min() ?? 0
            return isThere ? own * rarity(count) : 0
        }
        let all = passage.words + passage.joined
        var weight = 0
        if all.contains(words[0]) { weight = own * rarity(passageCounts[words[0]] ?? 0) }
        if term.isOpen {
            let prefix = WordKey.key(Array(term.words[0].utf8), isPrefix: true)
            let isCode = prefix.count <= WordKey.longestCode && (passageCounts[words[0]] ?? 0) > 0
            if !isCode, all.contains(where: { $0.starts(with: prefix) }) {
                let count = passageCounts.filter { $0.key.starts(with: prefix) }.values.reduce(0, +)
                weight = max(weight, own * max(rarity(count) * 75 / 100, 1))
            }
        }
        return weight
    }

    private func rarity(_ occurrences: Int) -> Int {
        var bits = 0
        var ratio = (records.count + 1) * 16 / max(occurrences, 1) + 1
        while ratio > 0 {
            bits += 1
            ratio /= 2
        }
        return bits * 16
    }

    private static func passage(_ text: String, _ field: SearchField) -> Passage {
        var words: [[UInt8]] = []
        var runs: [[UInt8]] = []
        let folded = SearchFolding.fold(text)
        folded.withUnsafeBufferPointer { bytes in
            FoldedWord.words(of: bytes) { word in
                words.append(WordKey.key(bytes[word.range]))
                if word.isJoined, let last = runs.popLast() {
                    runs.append(last + bytes[word.range])
                } else {
                    runs.append(Array(bytes[word.range]))
                }
            }
        }
        let symbols = folded.withUnsafeBufferPointer {
            field.isName ? DocumentSymbol.symbols(in: $0).flatMap(\.forms) : []
        }
        return Passage(
            role: field,
            words: words,
            joined: runs.map { WordKey.key($0) } + symbols.map { Array("=\($0)".utf8) }
        )
    }

    /// The words of the terms, years, references and symbols of a record.
    private static func terms(_ value: JSON, _ schema: CollectionSchema) -> [[UInt8]] {
        var words: [[UInt8]] = []
        for leaf in schema.shape.leaves {
            guard let term = SearchedTerm(leaf, in: schema) else { continue }
            for text in leaf.values(in: value).compactMap(\.string) {
                switch term {
                case .term(let vocabulary):
                    let known = vocabulary.terms.filter { $0.id == text }.flatMap { [$0.label] + $0.aliases }
                    for text in [text] + known { words += passage(text, .init(path: "", role: .terms)).all }
                case .year: words.append(Array(text.utf8.prefix(4)))
                case .words: words += passage(text, .init(path: "", role: .terms)).all
                case .state: words.append(Array("@\(text)".utf8))
                case .symbol: words += passage(text, .init(path: "", role: .code)).all
                case .asked(let own): words += own.flatMap { passage($0, .init(path: "", role: .terms)).all }
                }
            }
        }
        return words
    }

    private static func texts(_ path: String, _ value: JSON) -> [String] {
        var values = [value]
        for step in path.split(separator: ".").map(String.init) {
            values = values.flatMap { ($0.array ?? [$0]).compactMap { $0[step] } }
        }
        return values.flatMap { $0.array ?? [$0] }.compactMap(\.string)
    }
}

extension NaiveSearch.Passage {
    fileprivate var all: [[UInt8]] { words + joined }
}
