/// The texts of a collection's records that are searched. They are not copied: each is found again where it stands in
/// its record.
struct Passages: Sendable {
    /// A field whose texts are searched.
    struct Place: Sendable {
        /// Its path: `name`, `names`, `summary`.
        let path: String
        /// 0 for the name, 1 for other names and words for the id, 2 and on for prose.
        let tier: Int
    }

    /// The fields, the one that counts first before the others.
    let places: [Place]
    private let tiers: [UInt8]
    private let records: Records
    /// The record of each passage, ascending.
    private var holders: [UInt32] = []
    /// Where the text begins in its record, behind the quote.
    private var starts: [UInt32] = []
    /// The field, with the highest bit set where the text is one word and nothing else.
    private var kinds: [UInt8] = []
    /// The first passage of each record, and behind the last where they end.
    private var firsts: [UInt32] = [0]

    private static let singleWord: UInt8 = 0x80

    /// No passages yet.
    init(_ schema: CollectionSchema, _ records: Records) {
        self.records = records
        places =
            [Place(path: "name", tier: 0)] + ["names", "aliases", "id"].map { Place(path: $0, tier: 1) }
            + schema.prose.enumerated().map { Place(path: $1, tier: $0 + 2) }
        tiers = places.map { UInt8($0.tier) }
    }

    /// How many passages there are.
    var count: Int { holders.count }

    /// The number of the record that a passage belongs to.
    func record(_ passage: Int) -> Int { Int(holders[passage]) }

    /// The field of a passage.
    func place(_ passage: Int) -> Place { places[Int(kinds[passage] & ~Self.singleWord)] }

    /// The tier of a passage's field.
    func tier(_ passage: Int) -> Int { Int(tiers[Int(kinds[passage] & ~Self.singleWord)]) }

    /// Whether a passage is one word and nothing else.
    func isSingleWord(_ passage: Int) -> Bool { kinds[passage] & Self.singleWord != 0 }

    /// The passages of a record.
    func passages(of record: Int) -> Range<Int> { Int(firsts[record])..<Int(firsts[record + 1]) }

    /// Where the text of a passage stands in its record, from its quote on.
    func start(_ passage: Int) -> Int { Int(starts[passage]) - 1 }

    /// The text of a passage.
    func text(_ passage: Int) -> String {
        records.storage.withRecord(record(passage)) { record in
            let rest = UnsafeRawBufferPointer(rebasing: record[start(passage)...])
            guard var cursor = JSONCursor(rest) else { return "" }
            return JSONCursor.text(cursor.string())
        }
    }

    /// Takes a passage of the record under way.
    mutating func append(place: Int, start: Int, isSingleWord: Bool) {
        holders.append(UInt32(firsts.count - 1))
        starts.append(UInt32(start))
        kinds.append(UInt8(place) | (isSingleWord ? Self.singleWord : 0))
    }

    /// Closes the record under way; the next passages belong to the next one.
    mutating func endRecord() { firsts.append(UInt32(holders.count)) }
}
