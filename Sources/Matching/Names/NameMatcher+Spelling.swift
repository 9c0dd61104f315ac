internal import Words

extension NameMatcher {
    /// Whether a name that is equal by rules of spelling is meant for certain: each word begins as in the name, and the only
    /// telling one is written as in it or not as like another record's.
    mutating func isSpelled(_ name: KnownName, _ asking: Asking) -> Bool {
        for word in asking.words {
            guard let number = index.numbers[word], index.isHeavy(number), let typed = asking.letters[word] else {
                continue
            }
            guard index.rivals.beginsAlike(typed, number, word) else { return false }
            if index.heavyWords(of: name) == 1, !isClear(typed, word, for: number, name) { return false }
        }
        return true
    }

    /// Whether a slip in a name is clear. What was found is kept.
    mutating func isClear(_ typed: String, _ key: String, for word: Int32, _ name: KnownName) -> Bool {
        if index.rivals.isKnown(typed, as: word) { return true }
        let slip = SlipKey(typed: typed, word: word, record: name.record)
        if let known = clear[slip] { return known }
        slips += 1
        let isClear = index.rivals.isClear(
            .init(typed: typed, key: key, word: word, text: index.vocabulary[Int(word)])
        ) { index.belongs($0, to: name.record) }
        if clear.count < 4_096 { clear[slip] = isClear }
        return isClear
    }

    /// Whether a word tells which record a name is of: it is the rarest of one or two, or weighs more than the others.
    func isTelling(_ word: Int32, of name: KnownName) -> Bool {
        let heavy = name.words.filter { index.isHeavy($0) }.map { index.weights[Int($0)] }
        let weight = index.weights[Int(word)]
        if heavy.count <= 2 { return weight >= 0.8 * (heavy.max() ?? 0) }
        return weight * 2 > heavy.reduce(0, +)
    }

    /// Whether words that follow a name are places of its record, each once and none that the name has.
    func isPlaces(_ words: [Int32], behind name: KnownName) -> Bool {
        var places = index.places[Int(name.record)].filter { place in !place.contains { name.words.contains($0) } }
        var rest = words[...]
        while !rest.isEmpty {
            guard let next = places.firstIndex(where: { rest.starts(with: $0) }) else { return false }
            let place = places.remove(at: next)
            rest = rest.dropFirst(place.count)
            // a city that is called after its State
            places.removeAll { $0.contains { place.contains($0) } }
        }
        return true
    }
}
