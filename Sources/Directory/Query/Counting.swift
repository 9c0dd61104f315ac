extension CollectionStore {
    /// How many of some records have each value of each parameter.
    func facets(_ parameters: [Parameter], among matches: Selection) -> [Facet] {
        var matches = Counted(selection: matches)
        return parameters.map { facet($0, among: &matches) }
    }

    /// Records that are counted by several parameters: listed once, and arranged as a set once.
    private struct Counted {
        let selection: Selection
        lazy var records = selection.records
        lazy var set = selection.set
    }

    /// How many of some records have each value of a parameter.
    private func facet(_ parameter: Parameter, among matches: inout Counted) -> Facet {
        if parameter.numbers.count == 1 {
            let column = column(parameter.numbers[0])
            return Facet(parameter: parameter, counts: Self.ordered(counts(column, &matches), column))
        }
        // the sort is stable and values come in alphabetical order
        return Facet(parameter: parameter, counts: counts(parameter, &matches).sorted { $0.count > $1.count })
    }

    /// The counts of one place: from the column where all records count, otherwise by looking at what each record has
    /// or at the sets of the values, whichever is less.
    private func counts(_ column: Column, _ matches: inout Counted) -> [Int] {
        var counts = [Int](repeating: 0, count: column.count)
        if case .all = matches.selection {
            for code in counts.indices { counts[code] = column.holderCount(of: code) }
        } else if let codes = column.codes,
            matches.selection.count * 8 < column.capacity || column.sets.count < column.count
        {
            counts = codes.counts(column.count, among: matches.records)
        } else {
            let set = matches.set
            for code in counts.indices {
                if let own = column.sets[code] {
                    counts[code] = own.intersectionCount(set)
                } else {
                    for record in column.holders(of: code) where set.contains(Int(record)) { counts[code] += 1 }
                }
            }
        }
        return counts
    }

    /// The values that were counted, the most frequent first, then in alphabetical order; the counts of a text that is
    /// written in several ways added up.
    private static func ordered(_ counts: [Int], _ column: Column) -> [Facet.Count] {
        guard case .texts(let texts) = column.values else { return [] }
        // codes ascend with their texts: a number that ascends as counts fall, and then with the code
        var order: [UInt64] = []
        order.reserveCapacity(counts.count)
        var code = 0
        while code < counts.count {
            let first = code
            var count = counts[code]
            while texts.hasRepetitions, texts.equalsNext(code) {
                code += 1
                count += counts[code]
            }
            if count > 0 { order.append(UInt64(UInt32.max - UInt32(count)) << 32 | UInt64(first)) }
            code += 1
        }
        order.sort()
        return order.map { Facet.Count(column, code: Int($0 & 0xFFFF_FFFF), count: Int(UInt32.max - UInt32($0 >> 32))) }
    }

    /// The counts of several places, values ascending. One record may have a value in more than one place and then counts
    /// once.
    private func counts(_ parameter: Parameter, _ matches: inout Counted) -> [Facet.Count] {
        let columns = parameter.numbers.map(column)
        let tables = columns.compactMap { column in if case .texts(let texts) = column.values { texts } else { nil } }
        guard tables.count == columns.count else { return [] }
        let set = matches.set
        var places = [Int](repeating: 0, count: tables.count)
        var counts: [Facet.Count] = []
        // the tables ascend, so the least of their next texts is the next value
        while let least = Self.least(of: tables, at: places) {
            var holders: [UInt32] = []
            var spelling: String?
            var lists = 0
            for (list, table) in tables.enumerated() {
                while places[list] < table.count, table.compare(places[list], with: least.place, of: least.table) == 0 {
                    let found = columns[list].holders(of: places[list]).filter { set.contains(Int($0)) }
                    if !found.isEmpty { lists += 1 }
                    holders += found
                    spelling = spelling ?? columns[list].spellings[places[list]]
                    places[list] += 1
                }
            }
            guard !holders.isEmpty else { continue }
            let value = least.table[least.place]
            let count = lists > 1 ? Set(holders).count : holders.count
            counts.append(Facet.Count(value: value, spelling: spelling ?? value, count: count))
        }
        return counts
    }

    private static func least(of tables: [TextTable], at places: [Int]) -> (table: TextTable, place: Int)? {
        var least: (table: TextTable, place: Int)?
        for (table, place) in zip(tables, places) where place < table.count {
            if let known = least, table.compare(place, with: known.place, of: known.table) >= 0 { continue }
            least = (table, place)
        }
        return least
    }
}
