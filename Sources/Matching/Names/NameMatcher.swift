package import Directory
internal import Words

/// A record that a text may name.
package struct NameMatch: Sendable {
    /// The number of the record in the index.
    package let record: Int
    /// How alike the text and the name are, 0 to 100.
    package var score: Double
    /// The name that is most alike; nil where the id or the address was given.
    package let name: KnownName?
    /// How the name was found.
    package let how: How
    /// Whether everything that was given was found in the name and the other way round, so that the match may be taken
    /// without asking.
    package let isWhole: Bool

    /// How a name was found.
    package enum How: Sendable {
        case identifier, symbol, initials, equal, spelling, organization, slug, alike
    }
}

/// Finds records by name for one request after another: what was worked out for a word is kept.
package struct NameMatcher {
    package let index: NameIndex
    private let synonyms: Synonyms
    /// What was found for words that no name has.
    private var meanings: [String: [Meaning]] = [:]
    /// What the words that they share with the text weigh, for each name that was touched.
    private var shared: [Float]
    /// How many names were compared word by word, and how many words were looked for among all: the work of all matches.
    package private(set) var comparisons = 0

    /// A word that may be meant by another.
    struct Meaning {
        let word: Int32
        /// How alike it is, up to 1.
        let likeness: Float
    }

    /// The names that are compared word by word for one text at most.
    private static let mostCompared = 48
    /// The occurrences of words that are looked at for one text at most.
    private static let mostOccurrences = 4_096

    /// Matches against an index.
    package init(_ index: NameIndex, _ repository: Repository) {
        self.index = index
        synonyms = repository.synonyms
        shared = [Float](repeating: 0, count: index.names.count)
    }

    /// The records that a text may name, the best first; one for each record.
    ///
    /// - Parameter isWanted: whether a record of this number may be found.
    package mutating func matches(_ text: String, where isWanted: (Int) -> Bool) -> [NameMatch] {
        var best: [Int: NameMatch] = [:]
        func offer(_ match: NameMatch) {
            guard isWanted(match.record) else { return }
            if let known = best[match.record], known.score >= match.score { return }
            best[match.record] = match
        }
        for record in index.identified[text.lowercased()] ?? [] where text.utf8.count <= NameWords.longest {
            offer(NameMatch(record: Int(record), score: 100, name: nil, how: .identifier, isWhole: true))
        }
        for form in DocumentSymbol.forms(of: text) ?? [] {
            guard let records = index.symbols[form] else { continue }
            for record in records {
                offer(NameMatch(record: Int(record), score: 97, name: nil, how: .symbol, isWhole: true))
            }
            break
        }
        let text = NameWords.withoutYears(text) ?? text
        var letters: [String: String] = [:]
        let words = NameWords.words(text, letters: &letters)
        guard !words.isEmpty else { return sorted(best) }
        offerInitials(text, words, offer)
        let brief = NameIndex.brief(words)
        offerEqual(words, brief, offer)
        if let slugs = index.slugs[NameIndex.key(words)] {
            for record in slugs {
                offer(NameMatch(record: Int(record), score: 88, name: nil, how: .slug, isWhole: false))
            }
        }
        for match in alike(words, letters, isWanted) { offer(match) }
        return sorted(best)
    }

    private func sorted(_ best: [Int: NameMatch]) -> [NameMatch] {
        best.values.sorted { ($1.score, $0.record) < ($0.score, $1.record) }
    }

    // MARK: Equal names

    private func offerEqual(_ words: [String], _ brief: [String], _ offer: (NameMatch) -> Void) {
        func give(_ names: [Int32]?, _ how: NameMatch.How, _ score: (KnownName) -> Double) {
            for number in names ?? [] {
                let name = index.names[Int(number)]
                offer(NameMatch(record: Int(name.record), score: score(name), name: name, how: how, isWhole: true))
            }
        }
        give(index.whole[NameIndex.key(words)], .equal) { $0.kind.equal }
        guard !brief.isEmpty else { return }
        give(index.brief[NameIndex.key(brief)], .spelling) { min(97, $0.kind.equal) }
        let rest = brief.filter { !NameWords.isOrganization($0) }
        guard !rest.isEmpty else { return }
        if rest.count >= 2 {
            give(index.bare[NameIndex.key(rest)], .organization) { min(95, $0.kind.equal) }
        } else if rest.count < brief.count {
            // an acronym with the organization before or behind it
            let names = index.whole[rest[0]]?.filter { [.code, .formerCode].contains(index.names[Int($0)].kind) }
            give(names, .organization) { min(95, $0.kind.equal) }
        }
    }

    /// Names of which a word of capital letters has the first letters: likely, and never certain.
    private func offerInitials(_ text: String, _ words: [String], _ offer: (NameMatch) -> Void) {
        let rest = words.filter { !NameWords.isOrganization($0) }
        guard rest.count == 1, (3...10).contains(rest[0].utf8.count), text.contains(where: \.isUppercase),
            !text.contains(where: \.isLowercase)
        else { return }
        for number in index.initials[rest[0]] ?? [] {
            let name = index.names[Int(number)]
            offer(NameMatch(record: Int(name.record), score: 85, name: name, how: .initials, isWhole: false))
        }
    }

    // MARK: Alike names

    private mutating func alike(
        _ words: [String],
        _ letters: [String: String],
        _ isWanted: (Int) -> Bool
    ) -> [NameMatch] {
        let query = words.flatMap { asked($0, letters[$0]) }
        let known = query.filter { !$0.isLight && !$0.meanings.isEmpty }
        guard !known.isEmpty else { return [] }
        var touched: [Int32] = []
        var left = Self.mostOccurrences
        // the rarest words first; common ones add to what these have found
        let byRarity = known.sorted { ($1.weight, $0.text) < ($0.weight, $1.text) }
        for word in byRarity {
            for meaning in word.meanings {
                let weight = word.weight * meaning.likeness
                for name in index.postings[Int(meaning.word)].prefix(left) {
                    if shared[Int(name)] == 0 { touched.append(name) }
                    shared[Int(name)] += weight
                }
                left -= min(left, index.postings[Int(meaning.word)].count)
            }
        }
        defer { for name in touched { shared[Int(name)] = 0 } }
        let likely = touched.filter { isWanted(Int(index.names[Int($0)].record)) }.sorted { left, right in
            let (one, other) = (promise(left), promise(right))
            return one == other ? left < right : one > other
        }
        var found: [NameMatch] = []
        for name in likely.prefix(Self.mostCompared) {
            comparisons += 1
            if let match = compared(query, index.names[Int(name)]) { found.append(match) }
        }
        return found
    }

    /// How alike a name may turn out to be at best.
    private func promise(_ name: Int32) -> Float {
        let shared = shared[Int(name)]
        return shared * shared / max(index.names[Int(name)].weight, 0.1)
    }

    /// A word that was given.
    struct Asked {
        let text: String
        let meanings: [Meaning]
        let weight: Float
        /// Whether it says little.
        let isLight: Bool
        /// Whether another word was given that stands for it.
        var isSynonym = false
    }

    /// - Parameter letters: the word as it was typed, where it is compared without some of its letters.
    private mutating func asked(_ word: String, _ letters: String?) -> [Asked] {
        let isLight = NameWords.isSmall(word) || NameWords.isOrganization(word)
        if let number = index.numbers[word] {
            return [
                Asked(
                    text: word,
                    meanings: [Meaning(word: number, likeness: 1)],
                    weight: index.weights[Int(number)],
                    isLight: isLight
                )
            ]
        }
        // a word that stands for others, which names have: BiH, Kiev
        let key = Array(word.utf8)
        for entry in synonyms.entries(at: [key]) where entry.typed.count == 1 {
            let written = entry.written.map { String(decoding: $0, as: UTF8.self) }
            let numbers = written.compactMap { index.numbers[$0] }
            guard numbers.count == written.count else { continue }
            return zip(written, numbers).map { text, number in
                Asked(
                    text: text,
                    meanings: [Meaning(word: number, likeness: 0.97)],
                    weight: index.weights[Int(number)],
                    isLight: index.isSmall[Int(number)],
                    isSynonym: true
                )
            }
        }
        let meanings = isLight ? [] : meanings(of: word, letters)
        // one that nobody has is as rare as can be
        let weight = meanings.map { index.weights[Int($0.word)] }.max() ?? NameWeight.rarity(1, of: index.names.count)
        return [Asked(text: word, meanings: meanings, weight: isLight ? 0.2 : weight, isLight: isLight)]
    }

    /// The words of names that a word may be a slip of: within one edit, within two from eight letters on, or of the same
    /// sound. Words of up to three letters and those with digits are never guessed.
    private mutating func meanings(of word: String, _ letters: String?) -> [Meaning] {
        let typed = letters ?? word
        if let known = meanings[typed] { return known }
        var found = meanings(near: Array(word.utf8))
        if let letters {
            // one of the letters left out may stand in the place of another
            for key in WordKey.fullerKeys(Array(letters.utf8), key: Array(word.utf8)) {
                found.merge(meanings(near: key)) { max($0, $1) }
            }
        }
        let meanings = found.map { Meaning(word: $0.key, likeness: $0.value) }.sorted {
            ($1.likeness, $0.word) < ($0.likeness, $1.word)
        }
        if self.meanings.count < 4_096 { self.meanings[typed] = meanings }
        return meanings
    }

    /// The words of names near to one, with how alike they are.
    private mutating func meanings(near bytes: [UInt8]) -> [Int32: Float] {
        var found: [Int32: Float] = [:]
        if bytes.count > WordKey.longestCode, bytes.count <= 64, bytes.allSatisfy({ (0x61...0x7A).contains($0) }) {
            var work = NearestWords.Work()
            let near = index.nearest.places(near: bytes, atMost: bytes.count >= 8 ? 2 : 1, within: &work) {
                place,
                use in
                var other = index.vocabulary[Int(index.spelled[place])]
                other.withUTF8 { use($0) }
            }
            for place in near.places.prefix(16) {
                let other = index.spelled[place]
                let isAlikeAtFirst = index.vocabulary[Int(other)].utf8.first == bytes[0]
                let length = max(bytes.count, index.vocabulary[Int(other)].utf8.count)
                guard isAlikeAtFirst || near.distance == 1 && length >= 6 else { continue }
                let likeness: Float = near.distance == 1 ? (length >= 6 ? 0.95 : 0.85) : 0.9
                found[other] = isAlikeAtFirst ? likeness : likeness - 0.08
            }
            if bytes.count >= 6, let sound = SoundKey.key(bytes) {
                for other in (index.sounds[sound] ?? []).prefix(16) { found[other] = max(found[other] ?? 0, 0.94) }
            }
        }
        return found
    }
}
