internal import Words

extension SearchEngine {
    /// Looks for what the words that are nowhere were probably meant as.
    mutating func correct(_ groups: inout [Group], _ synonyms: Synonyms) {
        var budget = NearestWords.Work()
        let whole = budget
        for number in groups.indices where !groups[number].isKnown {
            // a word of our own is no slip
            guard let key = groups[number].corrected, GlossaryTerm.named(groups[number].text) == nil else { continue }
            let isForeign = groups[number].text.utf8.contains { SearchFolding.isForeign($0) }
            let nearest =
                correction(of: key, isForeign, synonyms, within: &budget)
                ?? correction(ofFuller: groups[number].text, key, synonyms, within: &budget)
            if let (found, word) = nearest ?? division(of: key) {
                groups[number].alternatives = found
                groups[number].correction = word
            }
        }
        work.comparisons += whole.sketches - budget.sketches
    }

    /// The word nearest to one in all indexes: with the fewest edits; of these one that names hold, then the one that
    /// most records hold. A word for something, as people type it, is as good as one that records have.
    ///
    /// - Parameter isForeign: whether it was typed in another script, so that another spelling is another transliteration.
    mutating func correction(
        of key: [UInt8],
        _ isForeign: Bool,
        _ synonyms: Synonyms,
        within budget: inout NearestWords.Work
    ) -> ([Alternative], String)? {
        var best: (edits: Int, isProse: Int, rarity: Int, index: Int, place: Int)?
        for (number, index) in indexes.enumerated() {
            for proposal in index.proposals(for: key, within: &budget) {
                let count = index.occurrences(of: proposal.place..<proposal.place + 1)
                let isProse = index.isName(proposal.place) ? 0 : 1
                let candidate = (proposal.edits, isProse, -count, number, proposal.place)
                if best.map({ candidate < $0 }) ?? true { best = candidate }
            }
        }
        if best.map({ $0.edits > 0 }) ?? true,
            let typed = synonyms.nearest(to: key, within: &budget, atMost: best.map { $0.edits - 1 })
        {
            let found = typed.entries.compactMap { entry in
                resolved(SearchPlan.Alternative(atoms: entry.written.map { .word($0) }, how: .corrected))
            }
            if !found.isEmpty { return (found, typed.word) }
        }
        guard let best else { return nil }
        let word = Array(indexes[best.index].words[best.place].utf8)
        let how: SearchHit.How = best.edits == 0 && isForeign ? .transliterated : .corrected
        guard let found = resolved(SearchPlan.Alternative(atoms: [.word(word)], how: how)) else { return nil }
        return ([found], indexes[best.index].spelling(of: best.place))
    }

    /// The word nearest to one whose key leaves out what stands in the place of another letter.
    private mutating func correction(
        ofFuller typed: String,
        _ key: [UInt8],
        _ synonyms: Synonyms,
        within budget: inout NearestWords.Work
    ) -> ([Alternative], String)? {
        let word = typed.utf8.map { $0 | 0x20 }
        guard word.count <= 64, Spelling.isCorrected(word) else { return nil }
        for key in WordKey.fullerKeys(word, key: key) {
            if let found = correction(of: key, false, synonyms, within: &budget) { return found }
        }
        return nil
    }

    /// Two words that somebody wrote as one.
    mutating func division(of key: [UInt8]) -> ([Alternative], String)? {
        guard key.count >= 8, key.count <= 64 else { return nil }
        for place in 4...(key.count - 4) {
            let (one, other) = (Array(key[..<place]), Array(key[place...]))
            guard isSomewhere(one), isSomewhere(other) else { continue }
            let atoms: [SearchPlan.Atom] = [.word(one), .word(other)]
            guard let found = resolved(SearchPlan.Alternative(atoms: atoms, how: .corrected)) else { continue }
            return ([found], String(decoding: one + [UInt8(ascii: " ")] + other, as: UTF8.self))
        }
        return nil
    }
}
