internal import Directory

extension NameMatcher {
    /// How alike what was given and a name are: words by weight, each paired with its best word of the name. Nil where they
    /// are not. O(words of both).
    mutating func compared(_ query: [Asked], _ name: KnownName, _ asking: Asking) -> NameMatch? {
        let record = Int(name.record)
        let (acronyms, context) = (index.acronyms[record], index.context[record])
        var isUsed = [Bool](repeating: false, count: name.words.count)
        var (asked, askedFound, nameFound): (Float, Float, Float) = (0, 0, 0)
        var isWhole = !asking.isAtOrganization
        var (slips, longest) = (0, 0)
        var (last, isInOrder) = (-1, true)
        // the place of a State in the name, and words that follow all of the name
        var state = -1
        var behind: [Int32] = []
        for word in query {
            var best: (place: Int, likeness: Float)?
            for (place, other) in name.words.enumerated() where !isUsed[place] {
                guard let meaning = word.meanings.first(where: { $0.word == other }) else { continue }
                if meaning.likeness > best?.likeness ?? 0 { best = (place, meaning.likeness) }
            }
            if let best {
                isUsed[best.place] = true
                let found = name.words[best.place]
                if !word.isLight {
                    if !behind.isEmpty { isWhole = false }
                    // a Georgian mission and the Croatia mission are not the missions to them
                    if best.place < state { isWhole = false }
                    if word.isSynonym || index.isState(found, of: name.record) { state = max(state, best.place) }
                    (last, isInOrder) = (best.place, isInOrder && best.place > last)
                }
                asked += word.weight
                askedFound += word.weight * best.likeness
                nameFound += index.weights[Int(name.words[best.place])] * best.likeness
                if best.likeness < 0.96 {
                    (slips, longest) = (slips + 1, max(longest, word.text.utf8.count))
                    if isWhole {
                        isWhole = index.rivals.beginsAlike(word.typed, found, index.vocabulary[Int(found)])
                        if isWhole, isTelling(found, of: name) {
                            isWhole = isClear(word.typed, word.text, for: found, name)
                        }
                    }
                }
                continue
            }
            let exact = word.meanings.first { $0.likeness == 1 }?.word
            // the acronym of the same record, in parentheses
            if let exact, acronyms.contains(exact) { continue }
            asked += word.weight
            guard !word.isLight else { continue }
            // its city and the State it works in may follow; what other names of it have is no other name of it here
            if let exact, context.hasSorted(exact) {
                askedFound += word.weight * 0.85
                behind.append(exact)
            } else {
                isWhole = false
            }
        }
        if !behind.isEmpty, isWhole { isWhole = isPlaces(behind, behind: name) }
        if isWhole { isWhole = isSpelled(name, asking) }
        // a year behind the text may be one of the name
        for year in asking.years ?? [] {
            guard let number = index.numbers[String(year)],
                let place = name.words.indices.first(where: { !isUsed[$0] && name.words[$0] == number })
            else { continue }
            let weight = index.weights[Int(number)]
            isUsed[place] = true
            (asked, askedFound, nameFound) = (asked + weight, askedFound + weight, nameFound + weight)
        }
        guard asked > 0, name.weight > 0, nameFound > 0 else { return nil }
        // an acronym is compared whole only
        let isCode = name.kind.isCode
        if isCode, isUsed.contains(false) || slips > 0 { return nil }
        let (precision, recall) = (Double(askedFound / asked), Double(min(1, nameFound / name.weight)))
        let harmonic = 2 * precision * recall / (precision + recall)
        var score = min(95, 100 * (0.75 * harmonic + 0.25 * precision) * name.kind.factor)
        // "OSCE Kosovo" is not Kosovo, nor the other way round; "OSCE Programme in Bishkek" not the Bishkek Programme
        let isPlace = !isCode && (index.heavyWords(of: name) <= 1 || !isInOrder && index.heavyWords(of: name) == 2)
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
}
