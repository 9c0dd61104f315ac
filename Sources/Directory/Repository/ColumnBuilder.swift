internal import Words

/// Collects the values of one leaf, record by record, and arranges them as a column.
///
/// `@unchecked Sendable`: the values that it points to lie in records, which never change, or in an arena that nobody else
/// has. One thread at a time adds to a builder and its copies: `LeafCollector` hands each on when it is complete.
struct ColumnBuilder: @unchecked Sendable {
    private let number: Int
    private let leaf: Leaf
    private let capacity: Int
    private var interned: InternTable
    /// The record and the number of the value, for each value, records ascending.
    private var records: [UInt32] = []
    private var numbers: [UInt32] = []
    /// One more than the last record that each value was seen in.
    private var latest: [UInt32] = []
    private var present: RecordSet
    private var isSingle: Bool

    /// A value that more than one of so many records have has its records as a set too, which takes more memory than
    /// their list from one of 32 on and is united with others many times faster.
    private static let setShare = 128

    /// - Parameters:
    ///   - number: the number of the leaf in the shape of the records.
    ///   - capacity: how many records there will be.
    ///   - isCopying: whether values are copied; otherwise their bytes have to stay where they are.
    init(_ leaf: Leaf, number: Int, capacity: Int, isCopying: Bool = false) {
        interned = InternTable(isCopying: isCopying)
        self.number = number
        self.leaf = leaf
        self.capacity = capacity
        present = RecordSet(capacity: capacity)
        isSingle = !leaf.isMultiple
    }

    /// Takes a value of a record, none of whose values came before those of records with lower numbers.
    mutating func add(_ record: Int, _ kind: RecordShape.ValueKind, _ bytes: UnsafeRawBufferPointer) {
        present.insert(record)
        guard case .value(let type) = leaf.content else { return }
        switch (kind, type) {
        case (.string, _), (.flag, _): break
        case (.number, .count): break
        default: return
        }
        let number = interned.number(of: bytes)
        // a value that a record has twice counts once
        if number == latest.count { latest.append(0) }
        guard latest[Int(number)] != UInt32(record) + 1 else { return }
        latest[Int(number)] = UInt32(record) + 1
        if let latest = records.last, latest == UInt32(record) { isSingle = false }
        records.append(UInt32(record))
        numbers.append(number)
    }

    /// Takes what another builder of the leaf has collected from records with higher numbers.
    mutating func append(_ other: ColumnBuilder) {
        let known = (0..<other.interned.count).map { interned.number(of: other.interned[$0]) }
        latest += repeatElement(0, count: interned.count - latest.count)
        records += other.records
        numbers += other.numbers.lazy.map { known[Int($0)] }
        present = RecordSet.union([present, other.present], capacity: capacity).set
        isSingle = isSingle && other.isSingle
    }

    /// The column of all that was added.
    func column() -> Column {
        let (values, order, spellings) = arranged()
        // the code of each number; none for what is no value of the leaf's type
        var codes = [UInt32](repeating: .max, count: interned.count)
        for (code, number) in order.enumerated() { codes[number] = UInt32(code) }
        var starts = [UInt32](repeating: 0, count: order.count + 1)
        for number in numbers where codes[Int(number)] != .max { starts[Int(codes[Int(number)]) + 1] += 1 }
        for code in 0..<order.count { starts[code + 1] += starts[code] }
        var next = starts
        var holders = [UInt32](repeating: 0, count: Int(starts[order.count]))
        var own = isSingle ? [UInt32](repeating: 0, count: capacity) : []
        for (record, number) in zip(records, numbers) {
            let code = Int(codes[Int(number)])
            guard code < order.count else { continue }
            holders[Int(next[code])] = record
            next[code] += 1
            if isSingle { own[Int(record)] = UInt32(code) + 1 }
        }
        var sets: [Int: RecordSet] = [:]
        for code in 0..<order.count where Int(starts[code + 1] - starts[code]) > max(capacity / Self.setShare, 64) {
            sets[code] = RecordSet(
                holders[Int(starts[code])..<Int(starts[code + 1])].lazy.map(Int.init),
                capacity: capacity
            )
        }
        return Column(
            leaf: number,
            capacity: capacity,
            values: values,
            present: present,
            presentCount: present.count,
            starts: starts,
            holders: holders,
            sets: sets,
            codes: isSingle ? Codes(own, largest: order.count) : nil,
            spellings: spellings
        )
    }

    /// The different values in ascending order, with the number of each, and how texts are written where that differs.
    private func arranged() -> (Column.Values, [Int], [Int: String]) {
        let places = 0..<interned.count
        switch leaf.content {
        case .value(.date):
            let dates = places.compactMap { number in
                Day(String(decoding: interned[number], as: UTF8.self)).map { (day: $0, number: number) }
            }.sorted { $0.day < $1.day }
            return (.dates(dates.map(\.day)), dates.map(\.number), [:])
        case .value(.count):
            let numbers = places.compactMap { number in
                Double(String(decoding: interned[number], as: UTF8.self)).map { (value: $0, number: number) }
            }.sorted { $0.value < $1.value }
            return (.numbers(numbers.map(\.value)), numbers.map(\.number), [:])
        default:
            let texts = places.map { number in
                let text = JSONCursor.text(interned[number])
                return (folded: Folding.fold(text), text: text, number: number)
            }.sorted { $0.folded == $1.folded ? $0.text < $1.text : $0.folded.precedes($1.folded) }
            var table = TextTable()
            var spellings: [Int: String] = [:]
            for (code, text) in texts.enumerated() {
                table.append(text.folded)
                if leaf.isCounted, text.folded != text.text { spellings[code] = text.text }
            }
            return (.texts(table), texts.map(\.number), spellings)
        }
    }
}

extension String {
    /// Whether its bytes come before those of another text.
    fileprivate func precedes(_ other: String) -> Bool {
        let isBefore = utf8.withContiguousStorageIfAvailable { own in
            other.utf8.withContiguousStorageIfAvailable { other in
                UnsafeRawBufferPointer(own).precedes(UnsafeRawBufferPointer(other))
            }
        }
        // a text that came from elsewhere may not lie in one piece
        return isBefore.flatMap(\.self) ?? utf8.lexicographicallyPrecedes(other.utf8)
    }
}

extension Leaf {
    /// Whether its values are ever listed, so that it counts how they are written.
    fileprivate var isCounted: Bool {
        guard case .value(let type) = content else { return false }
        switch type {
        case .text, .url: return false
        default: return true
        }
    }
}
