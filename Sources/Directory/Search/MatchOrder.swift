/// The order of what was found: by weight, then as the lists and what they hold are ordered.
enum MatchOrder {
    /// Some places of the order of all matches. No more than these are put in order: a heap keeps the best so far, and
    /// most matches are compared with the worst of these and passed over.
    ///
    /// - Parameter factors: what weights of a list are multiplied by, in percent.
    static func page(
        _ places: Range<Int>,
        of lists: [[Match]],
        factors: [Int]
    ) -> [(list: Int, match: Match)] {
        let total = lists.reduce(0) { $0 + $1.count }
        let places = places.clamped(to: 0..<total)
        guard !places.isEmpty else { return [] }
        var heap = Heap(capacity: places.upperBound)
        for (number, list) in lists.enumerated() {
            let factor = number < factors.count ? factors[number] : 100
            list.withUnsafeBufferPointer { list in
                for place in list.indices {
                    let score = Int(list[place].score) * factor / 100
                    heap.take(Heap.Entry(rank: Int64(Int32.max) - Int64(score), list: number, place: place))
                }
            }
        }
        return heap.sorted()[places].map { ($0.list, lists[$0.list][$0.place]) }
    }

    /// The least of many entries.
    private struct Heap {
        struct Entry: Comparable {
            let rank: Int64
            let list: Int
            let place: Int

            static func < (left: Entry, right: Entry) -> Bool {
                left.rank != right.rank
                    ? left.rank < right.rank
                    : left.list != right.list ? left.list < right.list : left.place < right.place
            }
        }

        private let capacity: Int
        /// The greatest first; each comes before those at twice its place and one more.
        private var entries: [Entry] = []

        init(capacity: Int) {
            self.capacity = capacity
            entries.reserveCapacity(min(capacity, 1_024))
        }

        mutating func take(_ entry: Entry) {
            if entries.count < capacity {
                entries.append(entry)
                if entries.count == capacity { for place in (0..<capacity / 2).reversed() { sink(place) } }
            } else if entry < entries[0] {
                entries[0] = entry
                sink(0)
            }
        }

        private mutating func sink(_ start: Int) {
            var place = start
            while true {
                let (left, right) = (place * 2 + 1, place * 2 + 2)
                var greatest = place
                if left < entries.count, entries[greatest] < entries[left] { greatest = left }
                if right < entries.count, entries[greatest] < entries[right] { greatest = right }
                guard greatest != place else { return }
                entries.swapAt(place, greatest)
                place = greatest
            }
        }

        func sorted() -> [Entry] { entries.sorted() }
    }
}
