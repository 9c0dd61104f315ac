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
    package internal(set) var isWhole: Bool

    /// What is better of the same record: a name found whole comes before one that is a little more alike.
    var rank: Double { isWhole ? score + 5 : score }

    /// How a name was found.
    package enum How: Sendable {
        case identifier, symbol, initials, equal, spelling, organization, slug, alike
    }
}

/// Finds records by name for one request after another: what was worked out for a word is kept.
package struct NameMatcher {
    package let index: NameIndex
    let synonyms: Synonyms
    /// What was found for words that no name has.
    var meanings: [String: [Meaning]] = [:]
    /// Which slips are clear, by what was typed, the word and the record.
    var clear: [SlipKey: Bool] = [:]
    /// What the words that they share with the text weigh, for each name that was touched.
    private var shared: [Float]
    /// How many names were compared word by word, and how many words were looked for among all: the work of all matches.
    package private(set) var comparisons = 0
    /// How many slips were compared with the words of other records.
    package internal(set) var slips = 0

    /// A word that may be meant by another.
    struct Meaning {
        let word: Int32
        /// How alike it is, up to 1.
        let likeness: Float
    }

    /// A slip in a name of a record.
    struct SlipKey: Hashable {
        let typed: String
        let word: Int32
        let record: Int32
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
        let index = index
        var best: [Int: NameMatch] = [:]
        func offer(_ match: NameMatch) {
            guard isWanted(match.record) else { return }
            if let known = best[match.record], known.rank >= match.rank { return }
            best[match.record] = match
        }
        for record in index.identified[text.lowercased()] ?? [] where text.utf8.count <= NameWords.longest {
            offer(NameMatch(record: Int(record), score: 100, name: nil, how: .identifier, isWhole: true))
        }
        offerSymbol(text, offer)
        // names that end in years are compared with them first
        let whole = Asking(text)
        guard !whole.words.isEmpty else { return sorted(best) }
        offerEqual(whole, offer)
        var asking = whole
        if let (text, years) = NameWords.withoutYears(text) {
            asking = Asking(text)
            asking.years = years
            guard !asking.words.isEmpty else { return sorted(best) }
            offerSymbol(text) { offer(index.dated($0, years)) }
            offerEqual(asking) { offer(index.dated($0, years)) }
        }
        offerTwoNames(text, offer)
        offerInitials(asking.text, asking.words, offer)
        if let slugs = index.slugs[NameIndex.key(asking.words)] {
            for record in slugs {
                offer(NameMatch(record: Int(record), score: 88, name: nil, how: .slug, isWhole: false))
            }
        }
        for match in alike(asking, isWanted) { offer(asking.years.map { index.dated(match, $0) } ?? match) }
        return sorted(best)
    }

    /// What was given, read.
    struct Asking {
        let text: String
        let words: [String]
        /// The letters that words were written in.
        private(set) var letters: [String: String] = [:]
        /// The years that stood behind, where some did.
        var years: [Int]?
        /// Whether somebody at the organization is named, and not a part of it.
        let isAtOrganization: Bool

        init(_ text: String) {
            let written = NameWords.written(text)
            self.text = text
            words = SmallWords.marked(written.map(\.key))
            isAtOrganization = NameWords.isAtOrganization(words)
            for word in written { letters[word.key] = word.letters }
        }

        /// The letters of a word that is compared without some of them.
        func fuller(_ word: String) -> String? {
            letters[word].flatMap { $0.utf8.count > word.utf8.count ? $0 : nil }
        }
    }

    private func sorted(_ best: [Int: NameMatch]) -> [NameMatch] {
        best.values.sorted { ($1.score, $0.record) < ($0.score, $1.record) }
    }

    // MARK: Equal names

    /// The document of a symbol.
    private func offerSymbol(_ text: String, _ offer: (NameMatch) -> Void) {
        let known = DocumentSymbol.forms(of: text)?.lazy.compactMap { [index] in index.symbols[$0] }.first
        guard let records = known else { return }
        let revision = NameWords.revision(of: text)
        for (record, own) in records {
            let isWhole = revision == nil || revision == own
            offer(NameMatch(record: Int(record), score: 97, name: nil, how: .symbol, isWhole: isWhole))
        }
    }

    /// Records of which a text is one name with another one in parentheses behind it: "Holy See (Vatican)".
    private mutating func offerTwoNames(_ text: String, _ offer: (NameMatch) -> Void) {
        guard let (name, other) = NameWords.inParentheses(text) else { return }
        var others: Set<Int> = []
        offerEqual(Asking(other)) { if $0.isWhole { others.insert($0.record) } }
        guard !others.isEmpty else { return }
        offerEqual(Asking(name)) { if $0.isWhole, others.contains($0.record) { offer($0) } }
    }

    private mutating func offerEqual(_ asking: Asking, _ offer: (NameMatch) -> Void) {
        func give(_ names: [Int32]?, _ how: NameMatch.How, isCode: Bool? = nil, _ score: (KnownName) -> Double) {
            for number in names ?? [] {
                let name = index.names[Int(number)]
                if let isCode, isCode != name.kind.isCode { continue }
                let isWhole = isSpelled(name, asking) && (how == .equal || !asking.isAtOrganization)
                offer(NameMatch(record: Int(name.record), score: score(name), name: name, how: how, isWhole: isWhole))
            }
        }
        give(index.whole[NameIndex.key(asking.words)], .equal) { $0.kind.equal }
        let brief = NameIndex.brief(asking.words)
        guard !brief.isEmpty else { return }
        // the A of A/RES and the S of S/RES are no articles
        give(index.brief[NameIndex.key(brief)], .spelling, isCode: false) { min(97, $0.kind.equal) }
        let rest = brief.filter { !NameWords.isOrganization($0) }
        guard !rest.isEmpty else { return }
        if rest.count >= 2 {
            give(index.bare[NameIndex.key(rest)], .organization, isCode: false) { min(95, $0.kind.equal) }
        } else if rest.count < brief.count {
            // an acronym with the organization before or behind it
            give(index.whole[rest[0]], .organization, isCode: true) { min(95, $0.kind.equal) }
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

    private mutating func alike(_ asking: Asking, _ isWanted: (Int) -> Bool) -> [NameMatch] {
        let query = asking.words.flatMap { asked($0, asking) }
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
            if let match = compared(query, index.names[Int(name)], asking) { found.append(match) }
        }
        return found
    }

    /// How alike a name may turn out to be at best.
    private func promise(_ name: Int32) -> Float {
        let shared = shared[Int(name)]
        return shared * shared / max(index.names[Int(name)].weight, 0.1)
    }
}
