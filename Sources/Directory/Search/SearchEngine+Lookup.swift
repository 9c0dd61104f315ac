internal import Words

extension SearchEngine {
    mutating func isSomewhere(_ key: [UInt8]) -> Bool {
        let key = WordList.Key(key)
        work.lookups += indexes.count
        return indexes.contains { !$0.words.place(of: key).isEmpty }
    }

    mutating func resolved(_ group: SearchPlan.Group) -> Group {
        var alternatives: [Alternative] = []
        var isWhole = false
        for alternative in group.alternatives {
            // a code that is one is not the beginning of a word: UK is no beginning of Ukraine
            if alternative.how == .prefix, isWhole, case .prefix(let key) = alternative.atoms[0],
                key.count <= WordKey.longestCode
            {
                continue
            }
            if let found = resolved(alternative) {
                alternatives.append(found)
                isWhole = isWhole || alternative.how == .exact
            }
        }
        return Group(
            text: group.text,
            isStopWord: group.isStopWord,
            corrected: group.corrected,
            alternatives: alternatives
        )
    }

    /// An alternative with where it is; nil where no index has all of it.
    mutating func resolved(_ alternative: SearchPlan.Alternative) -> Alternative? {
        let atoms = alternative.atoms.map { resolved($0, alternative.how) }
        let found = Alternative(atoms: atoms, how: alternative.how)
        return indexes.indices.contains { found.cost(in: $0) > 0 } ? found : nil
    }

    mutating func resolved(_ atom: SearchPlan.Atom, _ how: SearchHit.How) -> Atom {
        work.lookups += indexes.count
        switch atom {
        case .word(let key):
            // a symbol stands for all of its words
            let isSymbol = key.first == UInt8(ascii: "=")
            let key = WordList.Key(key)
            return self.atom(indexes.map { $0.words.place(of: key) }, how, times: isSymbol ? 6 : 1)
        case .prefix(let key):
            let key = WordList.Key(key)
            return self.atom(indexes.map { $0.words.places(beginningWith: key) }, how)
        case .phrase(let keys):
            let keys = keys.map(WordList.Key.init)
            let counts = indexes.map { index in
                keys.map { index.occurrences(of: index.words.place(of: $0)) }.min() ?? 0
            }
            return Atom(phrase: keys, places: [], counts: counts, weight: weight(counts.reduce(0, +), how))
        }
    }

    func atom(_ places: [Range<Int>], _ how: SearchHit.How, times factor: Int = 1) -> Atom {
        let counts = zip(indexes, places).map { $0.occurrences(of: $1) }
        return Atom(phrase: nil, places: places, counts: counts, weight: weight(counts.reduce(0, +), how) * factor)
    }

    /// What a word weighs that has so many occurrences: one more than the binary logarithm of how rare it is.
    func weight(_ occurrences: Int, _ how: SearchHit.How) -> Int {
        let rarity = 64 - (UInt64((recordCount + 1) * 16) / UInt64(max(occurrences, 1)) + 1).leadingZeroBitCount
        return max(rarity * 16 * Self.certainty(how) / 100, 1)
    }

    static func certainty(_ how: SearchHit.How) -> Int {
        switch how {
        case .exact: 100
        case .transliterated: 85
        case .prefix: 75
        case .corrected, .partial: 70
        }
    }
}
