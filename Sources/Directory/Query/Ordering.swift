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
        func take(_ group: some Sequence<UInt32>) {
            let start = found.count
            if rest.isEmpty {
                for record in group where matches.contains(Int(record)) {
                    found.append(record)
                    if found.count == places.upperBound { return }
                }
            } else {
                found.append(contentsOf: group.lazy.filter { matches.contains(Int($0)) })
                if found.count > start + 1, found.count > places.lowerBound {
                    found[start...].sort { Self.precedes($0, $1, rest) }
                }
            }
        }
        let codes = 0..<key.column.count
        var step = 0
        while step < codes.count, found.count < places.upperBound {
            take(key.column.holders(of: key.isDescending ? codes.count - 1 - step : step))
            step += 1
        }
        if found.count < places.upperBound {
            take(key.column.present.inverted.numbers)
        }
        return Array(found[places])
    }
}
