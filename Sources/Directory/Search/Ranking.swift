/// The order of what was found: by rank, then as the lists and what they hold are ordered.
enum Ranking {
    /// Some places of the order of all matches.
    ///
    /// Ranks are small numbers, so counting them tells which belong to the page; no more than these are put in order.
    static func page(_ places: Range<Int>, of lists: [[TextIndex.Match]]) -> [(list: Int, match: TextIndex.Match)] {
        var worst = 0
        for list in lists { for match in list { worst = max(worst, match.rank) } }
        var counts = [Int](repeating: 0, count: worst + 1)
        for list in lists { for match in list { counts[match.rank] += 1 } }
        var page: [(list: Int, match: TextIndex.Match)] = []
        page.reserveCapacity(min(places.count, counts.reduce(0, +)))
        var start = 0
        for (rank, count) in counts.enumerated() {
            let wanted = places.clamped(to: start..<start + count)
            if !wanted.isEmpty { take(wanted.lowerBound - start..<wanted.upperBound - start, of: rank, lists, &page) }
            start += count
        }
        return page
    }

    /// Takes some of the matches that have a rank.
    private static func take(
        _ wanted: Range<Int>,
        of rank: Int,
        _ lists: [[TextIndex.Match]],
        _ page: inout [(list: Int, match: TextIndex.Match)]
    ) {
        var place = 0
        for (number, list) in lists.enumerated() {
            for match in list where match.rank == rank {
                if place >= wanted.lowerBound { page.append((number, match)) }
                place += 1
                if place == wanted.upperBound { return }
            }
        }
    }
}
