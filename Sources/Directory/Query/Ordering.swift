extension CollectionStore {
    /// The numbers of a page of some records in the order of terms, ids deciding what that leaves open.
    ///
    /// Of many records the page is read off the columns that order them, of few those that come first are picked; no more
    /// than the page and what comes before it is put in order.
    func page(_ places: Range<Int>, of matches: Selection, by order: [SortTerm]) -> [UInt32] {
        let places = places.clamped(to: 0..<matches.count)
        guard !places.isEmpty else { return [] }
        let keys = order.compactMap { term -> SortKey? in
            let column = orderingColumn(term.parameter)
            return column.codes.map { SortKey(column: column, codes: $0, isDescending: term.isDescending) }
        }
        guard !keys.isEmpty else { return matches.page(places) }
        return Array(first(places.upperBound, of: matches, by: keys[...])[places])
    }

    private struct SortKey {
        let column: Column
        let codes: Codes
        let isDescending: Bool

        /// A number that orders as the key does; records without a value come last either way.
        func rank(_ record: UInt32) -> Int {
            let code = codes[Int(record)]
            return code == 0 ? .max : isDescending ? -code : code
        }

        /// The codes in order.
        func code(at step: Int) -> Int { isDescending ? column.count - 1 - step : step }

        /// The records of a code.
        func group(_ code: Int) -> Selection {
            if let set = column.sets[code] { return .set(set, count: column.holderCount(of: code)) }
            return .list(column.holders(of: code), capacity: column.capacity)
        }

        /// The records without a value.
        var absent: Selection {
            .set(column.present.inverted, count: column.capacity - column.presentCount)
        }
    }

    private static func precedes(_ left: UInt32, _ right: UInt32, _ keys: ArraySlice<SortKey>) -> Bool {
        for key in keys {
            let (one, other) = (key.rank(left), key.rank(right))
            if one != other { return one < other }
        }
        return left < right
    }

    /// The first of some records in the order of keys; all where there are fewer.
    private func first(_ count: Int, of matches: Selection, by keys: ArraySlice<SortKey>) -> [UInt32] {
        let count = min(count, matches.count)
        guard count > 0 else { return [] }
        guard let key = keys.first else { return matches.page(0..<count) }
        // how many records the walk would look at until it has so many
        guard matches.capacity / matches.count * count < matches.count else {
            return Self.first(count, of: matches.records, by: keys)
        }
        return walk(key, count, matches, rest: keys.dropFirst())
    }

    /// The first of some records, which ascend, in the order of keys. Those that can be among them by the first key alone
    /// are picked before any are put in order.
    private static func first(_ count: Int, of records: [UInt32], by keys: ArraySlice<SortKey>) -> [UInt32] {
        guard count > 0 else { return [] }
        guard let key = keys.first else { return Array(records.prefix(count)) }
        guard records.count > max(count * 2, 64) else {
            return Array(records.sorted { precedes($0, $1, keys) }.prefix(count))
        }
        let ranks = records.map(key.rank)
        let last = ranks.smallest(at: count - 1)
        var before: [UInt32] = []
        var equal: [UInt32] = []
        for (record, rank) in zip(records, ranks) where rank <= last {
            if rank < last { before.append(record) } else { equal.append(record) }
        }
        before.sort { precedes($0, $1, keys) }
        return before + first(count - before.count, of: equal, by: keys.dropFirst())
    }

    /// A group of more records than this is not looked at one by one where further keys order it.
    private static let largeGroup = 64

    /// Goes through the values of a key in order until so many are found.
    private func walk(_ key: SortKey, _ count: Int, _ matches: Selection, rest: ArraySlice<SortKey>) -> [UInt32] {
        var found: [UInt32] = []
        found.reserveCapacity(count)
        let column = key.column
        let isAll = if case .all = matches { true } else { false }
        column.holders.withUnsafeBufferPointer { holders in
            var step = 0
            while step < column.count, found.count < count {
                let code = key.code(at: step)
                step += 1
                let (start, end) = (Int(column.starts[code]), Int(column.starts[code + 1]))
                guard rest.isEmpty || end - start <= Self.largeGroup else {
                    let group = Selection.intersection([key.group(code), matches], capacity: matches.capacity)
                    found += first(count - found.count, of: group, by: rest)
                    continue
                }
                let former = found.count
                for place in start..<end where isAll || matches.contains(Int(holders[place])) {
                    found.append(holders[place])
                    if rest.isEmpty, found.count == count { break }
                }
                if !rest.isEmpty, found.count > former + 1 {
                    found[former...].sort { Self.precedes($0, $1, rest) }
                }
            }
        }
        guard found.count < count else { return Array(found.prefix(count)) }
        let absent = Selection.intersection([key.absent, matches], capacity: matches.capacity)
        return found + first(count - found.count, of: absent, by: rest)
    }
}

extension [Int] {
    /// The element that would stand at a place if they ascended. O(n) as a rule (Hoare 1961).
    fileprivate func smallest(at place: Int) -> Int {
        var numbers = self
        var (low, high) = (0, count - 1)
        while low < high {
            let middle = numbers[(low + high) / 2]
            var (left, right) = (low, high)
            while left <= right {
                while numbers[left] < middle { left += 1 }
                while numbers[right] > middle { right -= 1 }
                guard left <= right else { break }
                numbers.swapAt(left, right)
                left += 1
                right -= 1
            }
            if place <= right {
                high = right
            } else if place >= left {
                low = left
            } else {
                return numbers[place]
            }
        }
        return numbers[place]
    }
}
