/// Records of a collection as they were on a day, written when they are read.
struct PastRecords: RecordSource {
    private let records: RecordsOnDay
    /// The numbers that the records have today, ascending.
    private let numbers: [Int]

    init(_ records: RecordsOnDay, numbers: [Int]) {
        self.records = records
        self.numbers = numbers
    }

    var count: Int { numbers.count }

    func forEach(in range: Range<Int>, fields: [Bool]?, _ use: (Int, UnsafeRawBufferPointer) -> Void) {
        var next = range.lowerBound
        records.forEach(in: numbers[range], fields: fields) { record in
            use(next, record)
            next += 1
        }
    }
}
