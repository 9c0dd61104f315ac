extension CollectionStore {
    /// The numbers of a page of some records in the order of terms, ids deciding what that leaves open.
    ///
    /// Of many records the page is read off the column that orders them, of few each is placed.
    func page(_ places: Range<Int>, of matches: Selection, by order: [SortTerm]) -> [UInt32] {
        let places = places.clamped(to: 0..<matches.count)
        guard !places.isEmpty else { return [] }
        let keys = order.compactMap { term -> SortKey? in
            let column = column(term.parameter.numbers[0])
            return column.codes.map { SortKey(column: column, codes: $0, isDescending: term.isDescending) }
        }
        guard let first = keys.first else { return matches.page(places) }
        let looks = matches.capacity / max(matches.count, 1) * places.upperBound
        guard looks < matches.count else {
            return Array(matches.records.sorted { Self.precedes($0, $1, keys) }[places])
        }
        return walk(first, places, matches, rest: Array(keys.dropFirst()))
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
    }

    private static func precedes(_ left: UInt32, _ right: UInt32, _ keys: [SortKey]) -> Bool {
        for key in keys {
            let (one, other) = (key.rank(left), key.rank(right))
            if one != other { return one < other }
        }
        return left < right
    }

    /// Goes through the values of the first key in order until the page is full.
    private func walk(_ key: SortKey, _ places: Range<Int>, _ matches: Selection, rest: [SortKey]) -> [UInt32] {
        var found: [UInt32] = []
        found.reserveCapacity(min(places.upperBound, matches.count))
        let isAll = if case .all = matches { true } else { false }
        func take(_ group: UnsafeBufferPointer<UInt32>.SubSequence) {
            let start = found.count
            for record in group where isAll || matches.contains(Int(record)) {
                found.append(record)
                if rest.isEmpty, found.count == places.upperBound { return }
            }
            if !rest.isEmpty, found.count > start + 1, found.count > places.lowerBound {
                found[start...].sort { Self.precedes($0, $1, rest) }
            }
        }
        let column = key.column
        column.holders.withUnsafeBufferPointer { holders in
            var step = 0
            while step < column.count, found.count < places.upperBound {
                let code = key.isDescending ? column.count - 1 - step : step
                take(holders[Int(column.starts[code])..<Int(column.starts[code + 1])])
                step += 1
            }
        }
        if found.count < places.upperBound {
            column.present.inverted.numbers.withUnsafeBufferPointer { take($0[...]) }
        }
        return Array(found[places])
    }
}
