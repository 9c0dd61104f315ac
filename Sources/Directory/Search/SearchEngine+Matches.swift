extension SearchEngine {
    /// The records of each index that have every group.
    mutating func all(_ groups: [Group]) -> [[Match]] {
        var lists: [[Match]] = []
        for index in indexes.indices { lists.append(all(groups, in: index)) }
        return lists
    }

    mutating func all(_ groups: [Group], in index: Int) -> [Match] {
        var costs: [(cost: Int, number: Int)] = []
        for (number, group) in groups.enumerated() {
            let cost = group.alternatives.reduce(0) { $0 + $1.cost(in: index) }
            // a word that is nowhere, which most words are in most collections
            if cost == 0 { return [] }
            costs.append((cost, number))
        }
        costs.sort { $0 < $1 }
        var found = matches(groups[costs[0].number], in: index)
        for (cost, number) in costs.dropFirst() where !found.isEmpty {
            let group = groups[number]
            if let atom = group.single, found.count * 16 < cost, atom.places[index].count == 1 {
                work.occurrences += found.count
                found = indexes[index].common(found, lookup(atom, in: index, group.alternatives[0].how))
            } else {
                found = Match.common(found, matches(group, in: index))
            }
        }
        return found
    }

    func lookup(_ atom: Atom, in index: Int, _ how: SearchHit.How) -> TextIndex.Lookup {
        TextIndex.Lookup(places: atom.places[index], weight: atom.weight, how: how)
    }

    /// The records of an index that have a group.
    mutating func matches(_ group: Group, in index: Int) -> [Match] {
        var found: [Match] = []
        for alternative in group.alternatives where alternative.cost(in: index) > 0 {
            found = Match.either(found, matches(alternative, in: index))
        }
        return found
    }

    mutating func matches(_ alternative: Alternative, in index: Int) -> [Match] {
        var found: [Match]?
        for atom in alternative.atoms.sorted(by: { $0.counts[index] < $1.counts[index] }) {
            work.occurrences += atom.counts[index]
            let own =
                atom.phrase.map { indexes[index].matches(phrase: $0, weight: atom.weight) }
                ?? indexes[index].matches(lookup(atom, in: index, alternative.how))
            found = found.map { Match.common($0, own) } ?? own
            if found?.isEmpty ?? true { return [] }
        }
        return found ?? []
    }

    /// The records that have as many groups as the best of them: those that the record has in which they weigh most.
    mutating func some(_ wanted: [Group], of groups: [Group], _ strict: Outcome, _ main: [Bool]?) -> Outcome {
        var lists: [[(match: Match, groups: UInt32)]] = indexes.map { _ in [] }
        var best: (score: Int32, groups: UInt32) = (0, 0)
        for index in indexes.indices where strict.isEmpty || main?[index] == true {
            var budget = Self.mostOccurrences
            let order = wanted.indices.map { number in
                (cost: wanted[number].alternatives.reduce(0) { $0 + $1.cost(in: index) }, number: number)
            }
            for (cost, number) in order.sorted(by: { $0 < $1 }) where cost > 0 && cost <= budget {
                budget -= cost
                lists[index] = Self.adding(matches(wanted[number], in: index), 1 << UInt32(number), to: lists[index])
            }
            for entry in lists[index] {
                // more groups come before weightier ones
                let score = entry.match.score
                if score > best.score { best = (score, entry.groups) }
            }
        }
        guard best.groups != 0, best.groups.nonzeroBitCount * 3 >= wanted.count else { return strict }
        var outcome = Outcome(
            lists: lists.indices.map { index in
                guard strict.isEmpty || main?[index] == true else { return strict.lists[index] }
                return lists[index].filter { $0.groups & best.groups == best.groups }.map { entry in
                    var match = entry.match
                    if entry.groups != (1 << UInt32(wanted.count)) - 1 { match.how = .partial }
                    return match
                }
            }
        )
        let missing = wanted.indices.filter { best.groups & 1 << UInt32($0) == 0 }.map { wanted[$0].text }
        let left = groups.filter { $0.isStopWord || missing.contains($0.text) }
        outcome.notes = notes(groups, leftOut: left)
        return outcome
    }

    /// How many occurrences in an index are read where words may be missing; those of rare words before those of others.
    static let mostOccurrences = 1_000_000

    static func adding(
        _ matches: [Match],
        _ group: UInt32,
        to list: [(match: Match, groups: UInt32)]
    ) -> [(match: Match, groups: UInt32)] {
        var all: [(match: Match, groups: UInt32)] = []
        all.reserveCapacity(list.count + matches.count)
        var next = 0
        for var entry in list {
            while next < matches.count, matches[next].record < entry.match.record {
                all.append((matches[next], group))
                next += 1
            }
            if next < matches.count, matches[next].record == entry.match.record {
                entry.match.add(matches[next])
                entry.groups |= group
                next += 1
            }
            all.append(entry)
        }
        for match in matches[next...] { all.append((match, group)) }
        return all
    }
}

extension SearchEngine.Group {
    /// Its one word, where it has one way to be written and that is one word.
    fileprivate var single: SearchEngine.Atom? {
        guard alternatives.count == 1, alternatives[0].atoms.count == 1 else { return nil }
        let atom = alternatives[0].atoms[0]
        return atom.phrase == nil ? atom : nil
    }
}
