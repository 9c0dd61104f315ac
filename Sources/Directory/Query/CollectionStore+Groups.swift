extension CollectionStore {
    /// How many of some records have each value of a term, or each pair of values of two. A record with several values
    /// counts in several groups; one without any in a group of its own.
    ///
    /// Linear in the records and in the values that the columns of the terms hold.
    ///
    /// - Returns: the groups in the order of the values: dates and numbers ascending, others the most frequent first;
    ///   those without a value last.
    /// - Throws: where there would be more than `TooManyGroups.most`.
    func groups(_ terms: [GroupTerm], among matches: Selection) throws(TooManyGroups) -> [Group] {
        guard !terms.isEmpty else { return [] }
        let records = matches.records
        let dimensions = terms.map { GroupDimension($0, self, among: records) }
        var counts: [Int: Int] = [:]
        var places = 0
        var keys: [Int] = []
        for position in records.indices {
            keys = [0]
            for dimension in dimensions {
                let numbers = dimension.numbers(at: position)
                // no value is a value of its own, the last
                let next = numbers.isEmpty ? [UInt32(dimension.values.count)][...] : numbers
                keys = keys.flatMap { key in next.map { key * (dimension.values.count + 1) + Int($0) } }
                guard keys.count <= TooManyGroups.most else { throw TooManyGroups() }
            }
            places += keys.count
            for key in keys { counts[key, default: 0] += 1 }
            guard counts.count <= TooManyGroups.most, places <= TooManyGroups.mostPlaces else { throw TooManyGroups() }
        }
        return counts.keys.sorted().map { key in
            var (rest, values) = (key, [Group.Value]())
            for dimension in dimensions.reversed() {
                let (quotient, number) = rest.quotientAndRemainder(dividingBy: dimension.values.count + 1)
                values.append(number < dimension.values.count ? dimension.values[number] : .none)
                rest = quotient
            }
            return Group(values: values.reversed(), count: counts[key] ?? 0)
        }
    }
}

/// The values of one term, and which of them each of some records has.
private struct GroupDimension {
    /// The different values, in order.
    let values: [Group.Value]
    /// Where the numbers of each record begin, and behind the last where they end.
    private let starts: [Int]
    /// The numbers of the values of each record, ascending, one record after another.
    private let numbers: [UInt32]

    /// Reads the columns of a term.
    ///
    /// - Parameter records: the numbers of the records, ascending.
    init(_ term: GroupTerm, _ store: CollectionStore, among records: [UInt32]) {
        var positions = [Int32](repeating: -1, count: store.records.count)
        for (position, record) in records.enumerated() { positions[Int(record)] = Int32(position) }
        // texts are told apart as they are compared, however they are written
        var known: [Group.Value: Int] = [:]
        var found: [Group.Value] = []
        var pairs: [(position: Int32, number: UInt32)] = []
        for leaf in term.parameter.numbers {
            let column = store.column(leaf)
            for code in 0..<column.count {
                guard let (key, value) = Self.value(of: code, in: column, term.period) else { continue }
                for record in column.holders(of: code) where positions[Int(record)] >= 0 {
                    // a value that none of the records has takes no number
                    let number = known[key] ?? found.count
                    if number == found.count {
                        known[key] = number
                        found.append(value)
                    }
                    pairs.append((positions[Int(record)], UInt32(number)))
                }
            }
        }
        // a record that has a value twice counts once
        pairs.sort { ($0.position, $0.number) < ($1.position, $1.number) }
        var totals = [Int](repeating: 0, count: found.count)
        var kept: [(position: Int32, number: UInt32)] = []
        kept.reserveCapacity(pairs.count)
        for pair in pairs where kept.last.map({ $0 != pair }) ?? true {
            kept.append(pair)
            totals[Int(pair.number)] += 1
        }
        let order = found.indices.sorted { Self.precedes((found[$0], totals[$0]), (found[$1], totals[$1])) }
        var ranks = [UInt32](repeating: 0, count: found.count)
        for (rank, number) in order.enumerated() { ranks[number] = UInt32(rank) }
        var starts = [Int](repeating: 0, count: records.count + 1)
        for pair in kept { starts[Int(pair.position) + 1] += 1 }
        for position in records.indices { starts[position + 1] += starts[position] }
        values = order.map { found[$0] }
        self.starts = starts
        numbers = kept.map { ranks[Int($0.number)] }
    }

    /// The numbers of the values of the record at a position among those that were read.
    func numbers(at position: Int) -> ArraySlice<UInt32> { numbers[starts[position]..<starts[position + 1]] }

    /// The value of a code, and what it is told apart by; nil for a date that is grouped by no period.
    private static func value(
        of code: Int,
        in column: Column,
        _ period: GroupTerm.Period?
    ) -> (key: Group.Value, value: Group.Value)? {
        let value: Group.Value
        switch column.values {
        case .texts(let texts):
            let text = texts[code]
            return (.text(text, spelling: ""), .text(text, spelling: column.spellings[code] ?? text))
        case .dates(let days):
            guard let period else { return nil }
            value = .year(period.start(of: days[code].year))
        case .numbers(let numbers): value = .number(numbers[code])
        }
        return (value, value)
    }

    private static func precedes(_ one: (Group.Value, Int), _ other: (Group.Value, Int)) -> Bool {
        switch (one.0, other.0) {
        case (.year(let one), .year(let other)): one < other
        case (.number(let one), .number(let other)): one < other
        case (.text(let text, _), .text(let otherText, _)):
            one.1 == other.1 ? text < otherText : one.1 > other.1
        case (.year, _), (.number, .text): true
        default: false
        }
    }
}
