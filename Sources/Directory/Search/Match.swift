/// A record that words were found in, with the passage that shows it.
struct Match: Sendable {
    let record: UInt32
    /// The passage in which the words weigh most.
    var passage: UInt32
    /// The weight of all words; the greatest is the best.
    var score: Int32
    /// The greatest weight of one group of words, which decides the passage.
    var best: Int32
    /// How the words of the passage were found.
    var how: SearchHit.How

    /// The records of both lists, ascending, the weights added.
    static func common(_ left: [Match], _ right: [Match]) -> [Match] {
        var both: [Match] = []
        both.reserveCapacity(min(left.count, right.count))
        var next = 0
        for var match in left {
            while next < right.count, right[next].record < match.record { next += 1 }
            guard next < right.count else { break }
            if right[next].record == match.record {
                match.add(right[next])
                both.append(match)
            }
        }
        return both
    }

    /// The records of either list, ascending, the greater weight of each.
    static func either(_ left: [Match], _ right: [Match]) -> [Match] {
        if left.isEmpty { return right }
        if right.isEmpty { return left }
        var all: [Match] = []
        all.reserveCapacity(left.count + right.count)
        var (one, other) = (0, 0)
        while one < left.count || other < right.count {
            if other == right.count || one < left.count && left[one].record < right[other].record {
                all.append(left[one])
                one += 1
            } else if one == left.count || right[other].record < left[one].record {
                all.append(right[other])
                other += 1
            } else {
                all.append(right[other].score > left[one].score ? right[other] : left[one])
                one += 1
                other += 1
            }
        }
        return all
    }

    /// Adds what another group of words found in the same record.
    mutating func add(_ other: Match) {
        score &+= other.score
        if other.best > best { (passage, best, how) = (other.passage, other.best, other.how) }
    }
}

/// What a search does, counted, so that tests see that it is bounded.
package struct SearchWork: Sendable, Equatable {
    /// Words looked up in an index.
    package var lookups = 0
    /// Occurrences of words that were read.
    package var occurrences = 0
    /// Words compared with a mistyped one.
    package var comparisons = 0
}
