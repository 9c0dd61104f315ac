package import Directory

/// Finds the records that are meant by names and properties. For one batch on one thread: what was worked out for one name
/// is kept for the next.
package struct NameReconciler {
    package internal(set) var matcher: NameMatcher
    package let repository: Repository
    private var properties: PropertyComparison

    /// From this score on a record is taken without asking, if nothing else says no.
    package static let sure = 90.0
    /// How far the next record has to be behind.
    package static let margin = 3.0
    /// How far it has to be behind a record that was found by a name which is not its own, such as one that others give it.
    private static let marginOfAlias = 8.0
    /// Records that are looked at for properties, of those that have a name like the one given.
    private static let mostCompared = 50

    /// Whether queries asked for more comparisons of values than one batch may have; what they found is not whole then.
    package var isExhausted: Bool { properties.left < 0 }
    /// The comparisons of values so far: the work of all queries.
    package var valueComparisons: Int { PropertyComparison.most - properties.left }

    /// Finds records of a repository.
    package init(_ index: NameIndex, _ repository: Repository) {
        matcher = NameMatcher(index, repository)
        self.repository = repository
        properties = PropertyComparison(repository)
    }

    /// The records that may be meant, the best first. `isMatch` is set of none but the first.
    package mutating func candidates(_ query: MatchQuery) -> [MatchCandidate] {
        let wanted = query.collections ?? MatchQuery.usual
        let text = Self.trimmed(query.text)
        let index = matcher.index
        let matches: [NameMatch]
        if text.isEmpty {
            matches = properties.records(with: query.properties, in: wanted, index).map { record in
                NameMatch(record: record, score: 0, name: nil, how: .alike, isWhole: true)
            }
        } else {
            let isWanted = Set(wanted)
            matches = matcher.matches(text) { isWanted.contains(index.record($0).collection) }
        }
        var found: [(candidate: MatchCandidate, mayBeTaken: Bool)] = []
        for match in matches.prefix(query.properties.isEmpty ? query.limit + 1 : Self.mostCompared) {
            let record = index.record(match.record)
            var features: [MatchCandidate.Feature] = []
            if !text.isEmpty { features.append(.init(id: "name", name: "Likeness of the name", value: match.score)) }
            let compared = query.properties.compactMap { property -> (id: String, likeness: Double)? in
                properties.likeness(of: property, to: record).map { (property.id, $0) }
            }
            for (id, likeness) in compared {
                features.append(.init(id: "property:\(id)", name: "Property \(id)", value: likeness))
            }
            var score = match.score
            if !compared.isEmpty {
                let mean = compared.reduce(0) { $0 + $1.likeness } / Double(compared.count) * 100
                score = text.isEmpty ? mean : 0.75 * score + 0.25 * mean
            }
            score = (score * 10).rounded() / 10
            let contradicts = compared.contains { $0.likeness == 0 }
            let candidate = MatchCandidate(
                record: record,
                score: score,
                isMatch: false,
                name: match.name,
                how: match.how,
                features: features
            )
            found.append((candidate, match.isWhole && !contradicts && !text.isEmpty))
        }
        found.sort { left, right in
            let (one, other) = (left.candidate, right.candidate)
            return one.score == other.score ? one.record.path < other.record.path : one.score > other.score
        }
        var candidates = found.map(\.candidate)
        if let first = found.first, first.mayBeTaken, first.candidate.score >= Self.sure,
            found.count < 2 || first.candidate.score - found[1].candidate.score >= Self.margin(of: first.candidate),
            !Self.isShared(first.candidate, found.dropFirst().first?.candidate, text)
        {
            candidates[0].isMatch = true
        }
        return Array(candidates.prefix(query.limit))
    }

    private static func margin(of candidate: MatchCandidate) -> Double {
        candidate.name?.kind == .alias && candidate.how != .equal ? marginOfAlias : margin
    }

    /// Whether letters are the id of one record and the acronym of another: MC is Monaco, and the Ministerial Council.
    private static func isShared(_ first: MatchCandidate, _ second: MatchCandidate?, _ text: String) -> Bool {
        guard let second, text.utf8.count <= 4 else { return false }
        return first.how == .identifier && second.how == .equal
    }

    private static func trimmed(_ text: String) -> String {
        var text = Substring(text)
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
