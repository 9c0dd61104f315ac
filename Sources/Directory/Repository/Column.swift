/// The values of one leaf over a collection, each different one kept once under a number, its code, in ascending order.
package final class Column: Sendable {
    /// What a value is compared as.
    package enum Operand: Sendable, Hashable {
        /// A text, compared folded and as a whole; for `contains`, as a part.
        case text(String)
        /// A date.
        case date(Day)
        /// A number.
        case number(Double)

        /// Writes the words a person would write.
        package func write(to words: inout TextBuilder) {
            switch self {
            case .text(let text): words.append(text)
            case .date(let day): day.write(to: &words)
            case .number: words.append(description)
            }
        }

        /// The words a person would write.
        package var description: String {
            switch self {
            case .text(let text): text
            case .date(let day): day.description
            case .number(let number): number == number.rounded() ? String(Int(number)) : String(number)
            }
        }
    }

    /// The different values.
    enum Values: Sendable {
        /// Texts folded, equal ones beside each other where they are written in several ways.
        case texts(TextTable)
        /// Dates.
        case dates([Day])
        /// Numbers.
        case numbers([Double])
    }

    /// The number of the leaf in the shape of the collection's records.
    let leaf: Int
    /// How many records the collection has.
    let capacity: Int
    /// The different values, ascending.
    let values: Values
    /// The records that have a value.
    let present: RecordSet
    /// How many these are.
    let presentCount: Int
    /// Where the records of each code begin in `holders`, and behind the last where they end.
    let starts: [UInt32]
    /// The records of each code, ascending, one code after another.
    let holders: [UInt32]
    /// The records of codes that many have.
    let sets: [Int: RecordSet]
    /// The code of each record, one more than it; 0 without a value. Nil where a record may have several.
    let codes: Codes?
    /// Texts as they are written, where that differs from how they are compared.
    let spellings: [Int: String]

    init(
        leaf: Int,
        capacity: Int,
        values: Values,
        present: RecordSet,
        presentCount: Int,
        starts: [UInt32],
        holders: [UInt32],
        sets: [Int: RecordSet],
        codes: Codes?,
        spellings: [Int: String]
    ) {
        self.leaf = leaf
        self.capacity = capacity
        self.values = values
        self.present = present
        self.presentCount = presentCount
        self.starts = starts
        self.holders = holders
        self.sets = sets
        self.codes = codes
        self.spellings = spellings
    }

    /// The text of a code, as it is compared; empty where the values are no texts.
    func text(_ code: Int) -> String {
        if case .texts(let texts) = values { texts[code] } else { "" }
    }

    /// How many codes there are.
    var count: Int { starts.count - 1 }

    /// The records of a code, ascending.
    func holders(of code: Int) -> ArraySlice<UInt32> { holders[Int(starts[code])..<Int(starts[code + 1])] }

    /// How many records have a code.
    func holderCount(of code: Int) -> Int { Int(starts[code + 1] - starts[code]) }

    /// The codes for which a comparison holds; nil where these are no stretch of neighbours.
    ///
    /// A date compares by every day it may mean: `1992` is after `1991`, but neither before nor after `1992-06`.
    func range(_ comparison: Operator, _ operand: Operand) -> CodeRange? {
        switch (values, operand) {
        case (.texts(let texts), .text(let text)) where comparison == .equal:
            CodeRange(range: texts.places(of: text))
        case (.dates(let days), .date(let day)): Self.range(comparison, day, in: days)
        case (.numbers(let numbers), .number(let number)): Self.range(comparison, number, in: numbers)
        case (.texts, .text) where comparison == .contains: nil
        default: CodeRange(range: 0..<0)
        }
    }

    /// The codes of the texts that hold a part.
    func codes(containing part: String) -> [Int] {
        guard case .texts(let texts) = values else { return [] }
        return texts.places(containing: part)
    }

    /// The different texts that hold a byte, ascending.
    func texts(containing byte: UInt8) -> [String] {
        guard case .texts(let texts) = values else { return [] }
        var found: [String] = []
        for place in 0..<texts.count where texts.withBytes(at: place, { $0.contains(byte) }) {
            if found.last != texts[place] { found.append(texts[place]) }
        }
        return found
    }

    private static func range(_ comparison: Operator, _ number: Double, in numbers: [Double]) -> CodeRange {
        let from = numbers.partitioningIndex { $0 >= number }
        let beyond = numbers.partitioningIndex { $0 > number }
        return switch comparison {
        case .equal: CodeRange(range: from..<beyond)
        case .greaterOrEqual: CodeRange(range: from..<numbers.count)
        case .greater: CodeRange(range: beyond..<numbers.count)
        case .lessOrEqual: CodeRange(range: 0..<beyond)
        case .less: CodeRange(range: 0..<from)
        default: CodeRange(range: 0..<0)
        }
    }

    private static func range(_ comparison: Operator, _ day: Day, in days: [Day]) -> CodeRange {
        /// The dates from the one day, as yyyymmdd, to the other; days ascend by the first day they may mean.
        func codes(from first: Int32, through last: Int32) -> CodeRange {
            let lower = first == .min ? 0 : days.partitioningIndex { $0.earliest >= first }
            guard last != .max else { return CodeRange(range: lower..<days.count) }
            let upper = max(lower, days.partitioningIndex { $0.earliest > last })
            // those that begin by the last day and may mean a later one: its year and its month
            let (year, month) = (Int(last / 10_000), Int(last / 100 % 100))
            let open = [Day(year: year), Day(year: year, month: month)].compactMap { day -> Int? in
                guard let day, day.latest > last else { return nil }
                let place = days.partitioningIndex { !($0 < day) }
                return place < days.count && days[place] == day ? place : nil
            }
            return CodeRange(range: lower..<upper, excluded: open)
        }
        return switch comparison {
        case .equal: codes(from: day.earliest, through: day.latest)
        case .greaterOrEqual: codes(from: day.earliest, through: .max)
        case .greater: codes(from: day.latest + 1, through: .max)
        case .lessOrEqual: codes(from: .min, through: day.latest)
        case .less: codes(from: .min, through: day.earliest - 1)
        default: CodeRange(range: 0..<0)
        }
    }
}

/// The code of each record in as few bytes as the number of codes allows.
enum Codes: Sendable {
    case bytes([UInt8])
    case shorts([UInt16])
    case words([UInt32])

    /// Makes room for one entry for each record, all zero.
    init(_ codes: [UInt32], largest: Int) {
        self =
            switch largest {
            case ..<256: .bytes(codes.map { UInt8(truncatingIfNeeded: $0) })
            case ..<65_536: .shorts(codes.map { UInt16(truncatingIfNeeded: $0) })
            default: .words(codes)
            }
    }

    /// The first records whose code lies in a range, ascending.
    func records(in range: CodeRange, atMost count: Int) -> [UInt32] {
        // one loop for each width, so that the width is not asked about for each record
        func scan(_ codes: [some FixedWidthInteger]) -> [UInt32] {
            var records: [UInt32] = []
            records.reserveCapacity(count)
            for (record, code) in codes.enumerated() where range.contains(Int(code) - 1) {
                records.append(UInt32(record))
                if records.count == count { break }
            }
            return records
        }
        return switch self {
        case .bytes(let codes): scan(codes)
        case .shorts(let codes): scan(codes)
        case .words(let codes): scan(codes)
        }
    }

    /// The records whose code is one of a stretch of codes.
    func set(of stretch: Range<Int>) -> RecordSet {
        // an entry is one more than the code
        func set<Code: FixedWidthInteger & UnsignedInteger>(_ codes: [Code]) -> RecordSet {
            stretch.isEmpty
                ? RecordSet(capacity: codes.count)
                : RecordSet(codes, from: Code(stretch.lowerBound + 1), width: Code(stretch.count))
        }
        return switch self {
        case .bytes(let codes): set(codes)
        case .shorts(let codes): set(codes)
        case .words(let codes): set(codes)
        }
    }

    /// How many of some records have each of so many codes.
    func counts(_ number: Int, among records: [UInt32]) -> [Int] {
        // place 0 counts those without a value
        var counts = [Int](repeating: 0, count: number + 1)
        func tally(_ codes: [some FixedWidthInteger]) { for record in records { counts[Int(codes[Int(record)])] += 1 } }
        switch self {
        case .bytes(let codes): tally(codes)
        case .shorts(let codes): tally(codes)
        case .words(let codes): tally(codes)
        }
        return Array(counts.dropFirst())
    }

    /// The entry of a record.
    subscript(record: Int) -> Int {
        switch self {
        case .bytes(let codes): Int(codes[record])
        case .shorts(let codes): Int(codes[record])
        case .words(let codes): Int(codes[record])
        }
    }
}
