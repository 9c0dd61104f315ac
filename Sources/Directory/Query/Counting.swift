extension CollectionStore {
    /// How many of some records have each value of a parameter.
    func facet(_ parameter: Parameter, among matches: Selection) -> Facet {
        let counts =
            parameter.numbers.count == 1 ? counts(column(parameter.numbers[0]), matches) : counts(parameter, matches)
        return Facet(parameter: parameter, counts: counts.sorted(by: Facet.Count.comesBefore))
    }

    /// The counts of one place: from the column where all records count, otherwise by looking at what each record has
    /// or at the sets of the values, whichever is less.
    private func counts(_ column: Column, _ matches: Selection) -> [Facet.Count] {
        var counts = [Int](repeating: 0, count: column.count)
        if case .all = matches {
            for code in counts.indices { counts[code] = column.holderCount(of: code) }
        } else if let codes = column.codes, matches.count * 8 < column.capacity || column.sets.count < column.count {
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
        return Self.named(counts, column)
    }

    /// The counts with their values; those of a text that is written in several ways added up.
    private static func named(_ counts: [Int], _ column: Column) -> [Facet.Count] {
        guard case .texts(let texts) = column.values else { return [] }
        var named: [Facet.Count] = []
        var code = 0
        while code < counts.count {
            let first = code
            var count = counts[code]
            while texts.equalsNext(code) {
                code += 1
                count += counts[code]
            }
            if count > 0 {
                let text = texts[first]
                named.append(Facet.Count(value: text, spelling: column.spellings[first] ?? text, count: count))
            }
            code += 1
        }
        return named
    }

    /// The counts of several places, where one record may have a value in more than one and then counts once.
    private func counts(_ parameter: Parameter, _ matches: Selection) -> [Facet.Count] {
        let set = matches.set
        var holders: [String: (records: RecordSet, spelling: String)] = [:]
        for leaf in parameter.numbers {
            let column = column(leaf)
            guard case .texts(let texts) = column.values else { continue }
            for code in 0..<column.count {
                let text = texts[code]
                let own = column.holders(of: code).lazy.map(Int.init)
                holders[text, default: (RecordSet(capacity: column.capacity), column.spellings[code] ?? text)]
                    .records.insert(contentsOf: own)
            }
        }
        return holders.compactMap { value, holder in
            let count = holder.records.intersectionCount(set)
            return count == 0 ? nil : Facet.Count(value: value, spelling: holder.spelling, count: count)
        }
    }
}
