internal import Words

/// The texts of a collection's records that are searched. They are not copied: each is found again where it stands in
/// its record.
struct Passages: Sendable {
    /// The fields, the one that counts first before the others.
    let fields: [SearchField]
    private let records: Records
    /// The record of each passage, ascending.
    private var holders: [UInt32] = []
    /// Where the text begins in its record, behind the quote; 0 for what has no text of its own.
    private var starts: [UInt32] = []
    /// The field.
    private var numbers: [UInt8] = []
    /// The weight of a word in it.
    private var weights: [UInt8] = []
    /// How many records were closed.
    private var closed: UInt32 = 0

    /// No passages yet.
    init(_ schema: CollectionSchema, _ records: Records) {
        self.records = records
        fields = SearchField.fields(of: schema)
    }

    /// How many passages there are.
    var count: Int { holders.count }

    /// The number of the record that a passage belongs to.
    func record(_ passage: Int) -> Int { Int(holders[passage]) }

    /// The field of a passage.
    func field(_ passage: Int) -> SearchField { fields[Int(numbers[passage])] }

    /// Whether a passage has a text that can be shown.
    func hasText(_ passage: Int) -> Bool { starts[passage] > 0 }

    /// Where the text of a passage stands in its record, from its quote on.
    func start(_ passage: Int) -> Int { Int(starts[passage]) - 1 }

    /// The text of a passage.
    func text(_ passage: Int) -> String {
        guard hasText(passage) else { return "" }
        return records.storage.withRecord(record(passage)) { record in
            let rest = UnsafeRawBufferPointer(rebasing: record[start(passage)...])
            guard var cursor = JSONCursor(rest) else { return "" }
            return JSONCursor.text(cursor.string())
        }
    }

    /// Whether the text of a passage is in another script than Latin.
    func isForeign(_ passage: Int) -> Bool {
        hasText(passage)
            && records.storage.withRecord(record(passage)) { record in
                guard var cursor = JSONCursor(UnsafeRawBufferPointer(rebasing: record[start(passage)...])) else {
                    return false
                }
                return cursor.string().contains { SearchFolding.isForeign($0) }
            }
    }

    /// Lends the records and the weights of passages, which a loop looks up for each.
    func withColumns<Result>(
        _ use: (_ records: UnsafeBufferPointer<UInt32>, _ weights: UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        holders.withUnsafeBufferPointer { holders in weights.withUnsafeBufferPointer { use(holders, $0) } }
    }

    /// Takes a passage of the record under way.
    ///
    /// - Parameters:
    ///   - start: where its text begins in the record; 0 for one without.
    ///   - words: how many words it has.
    mutating func append(field: Int, start: Int, words: Int) {
        holders.append(closed)
        starts.append(UInt32(start))
        numbers.append(UInt8(field))
        weights.append(UInt8(fields[field].weight(amongWords: words)))
    }

    /// Closes the record under way; the next passages belong to the next one.
    mutating func endRecord() { closed += 1 }
}
