internal import Directory

extension NameMatcher {
    /// How alike what was given and a name are: words by weight, each paired with its best word of the name. Nil where they
    /// are not. O(words of both).
    func compared(_ query: [Asked], _ name: KnownName) -> NameMatch? {
        let record = Int(name.record)
        let (acronyms, context) = (index.acronyms[record], index.context[record])
        var isUsed = [Bool](repeating: false, count: name.words.count)
        var (asked, askedFound, nameFound): (Float, Float, Float) = (0, 0, 0)
        var isWhole = true
        var (slips, longest) = (0, 0)
        var (last, isInOrder) = (-1, true)
        for word in query {
            var best: (place: Int, likeness: Float)?
            for (place, other) in name.words.enumerated() where !isUsed[place] {
                guard let meaning = word.meanings.first(where: { $0.word == other }) else { continue }
                if meaning.likeness > best?.likeness ?? 0 { best = (place, meaning.likeness) }
            }
            if let best {
                isUsed[best.place] = true
                if !word.isLight { (last, isInOrder) = (best.place, isInOrder && best.place > last) }
                asked += word.weight
                askedFound += word.weight * best.likeness
                nameFound += index.weights[Int(name.words[best.place])] * best.likeness
                if best.likeness < 0.96 { (slips, longest) = (slips + 1, max(longest, word.text.utf8.count)) }
                continue
            }
            // another word for the same record: its acronym in parentheses, its city, the State it works in
            if word.meanings.contains(where: { acronyms.contains($0.word) }) { continue }
            asked += word.weight
            if !word.isLight, word.meanings.contains(where: { $0.likeness == 1 && context.hasSorted($0.word) }) {
                askedFound += word.weight * 0.85
            } else if !word.isLight {
                isWhole = false
            }
        }
        guard asked > 0, name.weight > 0, nameFound > 0 else { return nil }
        // an acronym is compared whole only
        let isCode = name.kind == .code || name.kind == .formerCode
        if isCode, isUsed.contains(false) || slips > 0 { return nil }
        let (precision, recall) = (Double(askedFound / asked), Double(min(1, nameFound / name.weight)))
        let harmonic = 2 * precision * recall / (precision + recall)
        var score = min(95, 100 * (0.75 * harmonic + 0.25 * precision) * name.kind.factor)
        // "OSCE Kosovo" is not Kosovo, nor the other way round; "OSCE Programme in Bishkek" not the Bishkek Programme
        let isPlace = !isCode && (heavyWords(of: name) <= 1 || !isInOrder && heavyWords(of: name) == 2)
        let hasOrganization = name.words.contains { NameWords.isOrganization(index.vocabulary[Int($0)]) }
        if isPlace, hasOrganization != query.contains(where: { NameWords.isOrganization($0.text) }) {
            score *= 0.85
            isWhole = false
        }
        guard score >= 40 else { return nil }
        // a slip in the only word that says something has to be in a long one
        let heavy = query.count { !$0.isLight }
        let isLongSlip = longest >= 6 && (slips * 2 <= max(heavy, 2) || heavy >= 4 && slips * 3 <= heavy * 2)
        let isSure = slips == 0 || isLongSlip || slips == 1 && heavy >= 3
        // what stands for a State in a search may have been another one
        if !query.contains(where: { !$0.isLight && !$0.isSynonym }) { isWhole = false }
        return NameMatch(
            record: record,
            score: (score * 10).rounded() / 10,
            name: name,
            how: .alike,
            isWhole: isWhole && isSure && recall >= 0.88
        )
    }

    /// How many words of a name say what is named.
    private func heavyWords(of name: KnownName) -> Int {
        name.words.count { word in
            !index.isSmall[Int(word)] && !NameWords.isOrganization(index.vocabulary[Int(word)])
        }
    }
}

extension [Int32] {
    /// Whether ascending numbers have one. O(log n).
    fileprivate func hasSorted(_ wanted: Int32) -> Bool {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < wanted { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low] == wanted
    }
}
