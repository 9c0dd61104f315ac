/// Records that fulfil something, in the form that is cheapest to have: counted, and ready to be tested.
enum Selection {
    /// All of a collection.
    case all(capacity: Int)
    /// These, ascending.
    case list(ArraySlice<UInt32>, capacity: Int)
    /// A set, with how many it has.
    case set(RecordSet, count: Int)
    /// Those whose one value in a column lies in a range, with how many that are.
    case range(Column, Codes, CodeRange, count: Int)
    /// Those whose subjects existed on a day, as yyyymmdd.
    case existing(Lifespans, day: Int32, capacity: Int)

    /// None of a collection.
    static func none(capacity: Int) -> Selection { .list([], capacity: capacity) }

    /// How many there are. Constant time, or O(log n) for a day.
    var count: Int {
        switch self {
        case .all(let capacity): capacity
        case .list(let records, _): records.count
        case .set(_, let count), .range(_, _, _, let count): count
        case .existing(let lifespans, let day, _): lifespans.count(on: day)
        }
    }

    /// How many records the collection has.
    var capacity: Int {
        switch self {
        case .all(let capacity), .list(_, let capacity), .existing(_, _, let capacity): capacity
        case .set(let set, _): set.capacity
        case .range(let column, _, _, _): column.capacity
        }
    }

    /// Whether a record is among them. Constant time; O(log n) for a list.
    func contains(_ record: Int) -> Bool {
        switch self {
        case .all: return true
        case .list(let records, _):
            var (low, high) = (records.startIndex, records.endIndex)
            while low < high {
                let middle = (low + high) / 2
                if records[middle] < UInt32(record) { low = middle + 1 } else { high = middle }
            }
            return low < records.endIndex && records[low] == UInt32(record)
        case .set(let set, _): return set.contains(record)
        case .range(_, let codes, let range, _): return range.contains(codes[record] - 1)
        case .existing(let lifespans, let day, _): return lifespans.existed(record, on: day)
        }
    }

    /// Every one of them, ascending.
    var records: [UInt32] {
        switch self {
        case .all(let capacity): return Array(0..<UInt32(capacity))
        case .list(let records, _): return Array(records)
        case .set(let set, _): return set.numbers
        case .range(let column, _, let range, let count):
            if count * 16 > capacity { return scanned(count) }
            var records: [UInt32] = []
            records.reserveCapacity(count)
            for code in range.range where range.contains(code) { records += column.holders(of: code) }
            if range.range.count > 1 { records.sort() }
            return records
        case .existing: return scanned(count)
        }
    }

    /// The first `count` of them, ascending, found by testing one record after another.
    private func scanned(_ count: Int) -> [UInt32] {
        if case .range(_, let codes, let range, _) = self { return codes.records(in: range, atMost: count) }
        var records: [UInt32] = []
        records.reserveCapacity(count)
        var record = 0
        while records.count < count, record < capacity {
            if contains(record) { records.append(UInt32(record)) }
            record += 1
        }
        return records
    }

    /// Those at some places of the ascending order.
    ///
    /// What stands early in a large selection is found by looking at the first records, what is rare by listing it.
    func page(_ places: Range<Int>) -> [UInt32] {
        let places = places.clamped(to: 0..<count)
        guard !places.isEmpty else { return [] }
        switch self {
        case .all: return places.map(UInt32.init)
        case .list(let records, _):
            return Array(records[records.startIndex + places.lowerBound..<records.startIndex + places.upperBound])
        case .set(let set, _): return set.numbers(at: places)
        case .range, .existing:
            let looks = capacity / max(count, 1) * places.upperBound
            if looks <= count * 4 || count * 16 > capacity {
                return Array(scanned(places.upperBound)[places.lowerBound...])
            }
            return Array(records[places])
        }
    }

    /// The same as a set.
    var set: RecordSet {
        switch self {
        case .set(let set, _): return set
        case .range(let column, let codes, let range, let count) where count * 64 > capacity:
            var set = codes.set(of: range.range)
            for code in range.excluded where range.range.contains(code) {
                for record in column.holders(of: code) { set.remove(Int(record)) }
            }
            return set
        default: return RecordSet(records.lazy.map(Int.init), capacity: capacity)
        }
    }

    /// What all selections of a collection have. The smallest is listed and the others are asked about each.
    static func intersection(_ selections: [Selection], capacity: Int) -> Selection {
        var sets: (RecordSet, count: Int)?
        var others: [Selection] = []
        for selection in merged(selections) {
            switch selection {
            case .all: continue
            case .set(let set, let count):
                if let known = sets {
                    sets = known.0.intersection(set)
                } else {
                    sets = (set, count)
                }
            default: others.append(selection)
            }
        }
        if let (set, count) = sets { others.append(.set(set, count: count)) }
        guard others.count > 1 else { return others.first ?? .all(capacity: capacity) }
        others.sort { $0.count < $1.count }
        let found = others[0].records.filter { record in others.dropFirst().allSatisfy { $0.contains(Int(record)) } }
        return .list(found[...], capacity: capacity)
    }

    /// Ranges of one column made one range.
    private static func merged(_ selections: [Selection]) -> [Selection] {
        var merged: [Selection] = []
        for selection in selections {
            guard case .range(let column, let codes, let range, _) = selection,
                let place = merged.firstIndex(where: { $0.isRange(of: column) }),
                case .range(_, _, let other, _) = merged[place]
            else {
                merged.append(selection)
                continue
            }
            merged[place] = .range(column, codes, in: range.intersection(other))
        }
        return merged
    }

    private func isRange(of column: Column) -> Bool {
        guard case .range(let other, _, _, _) = self else { return false }
        return other.leaf == column.leaf
    }

    /// Those whose one value in a column lies in a range.
    static func range(_ column: Column, _ codes: Codes, in range: CodeRange) -> Selection {
        var count = Int(column.starts[range.range.upperBound] - column.starts[range.range.lowerBound])
        for code in range.excluded where range.range.contains(code) { count -= column.holderCount(of: code) }
        return .range(column, codes, range, count: count)
    }
}
