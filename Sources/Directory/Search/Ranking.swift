/// The order of what was found: by rank, then as the lists and what they hold are ordered.
enum Ranking {
    /// Some places of the order of all matches.
    ///
    /// Ranks are small numbers, so counting them tells which belong to the page; no more than these are put in order.
    static func page(_ places: Range<Int>, of lists: [[TextIndex.Match]]) -> [(list: Int, match: TextIndex.Match)] {
        var counts: [Int] = []
        for match in lists.joined() {
            if match.rank >= counts.count {
                counts.append(contentsOf: repeatElement(0, count: match.rank + 1 - counts.count))
            }
            counts[match.rank] += 1
        }
        var page: [(list: Int, match: TextIndex.Match)] = []
        var start = 0
        for (rank, count) in counts.enumerated() {
            let wanted = places.clamped(to: start..<start + count)
            if !wanted.isEmpty {
                let group = lists.enumerated().lazy.flatMap { list, matches in
                    matches.lazy.filter { $0.rank == rank }.map { (list: list, match: $0) }
                }
                page.append(contentsOf: group.dropFirst(wanted.lowerBound - start).prefix(wanted.count))
            }
            start += count
        }
        return page
    }
}
