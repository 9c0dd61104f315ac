/// From when to when the subjects of a collection's records existed, arranged so that a day is judged without looking
/// at any record.
struct Lifespans: Sendable {
    /// The first and the last day of a record on which its subject existed for certain, as yyyymmdd; the last is before
    /// the first where no day is certain.
    private let certain: [(from: Int32, to: Int32)]
    /// The first and the last day on which it may have existed.
    private let possible: [(from: Int32, to: Int32)]
    /// The day from which on it had begun to exist beyond doubt.
    private let begun: [Int32]
    /// All first days ascending, and all last days, of the records that have certain days.
    private let certainFrom: [Int32]
    private let certainTo: [Int32]
    /// The same of the days on which the subject may have existed.
    private let possibleFrom: [Int32]
    private let possibleTo: [Int32]

    /// Reads the dates of records; nil where time has no meaning for the collection.
    init?(_ schema: CollectionSchema, _ records: Records) {
        guard schema.lifespan != nil else { return nil }
        var certain: [(from: Int32, to: Int32)] = []
        var possible: [(from: Int32, to: Int32)] = []
        var begun: [Int32] = []
        certain.reserveCapacity(records.count)
        let dates = LifespanReader(schema)
        for number in records.indices {
            let existence = records.storage.withRecord(number, dates.existence)
            certain.append(existence.certain)
            possible.append(existence.possible)
            begun.append(existence.begun)
        }
        self.certain = certain
        self.possible = possible
        self.begun = begun
        func sorted(_ days: some Sequence<Int32>) -> [Int32] { days.sorted() }
        certainFrom = sorted(certain.lazy.filter { $0.from <= $0.to }.map(\.from))
        certainTo = sorted(certain.lazy.filter { $0.from <= $0.to }.map(\.to))
        possibleFrom = sorted(possible.lazy.filter { $0.from <= $0.to }.map(\.from))
        possibleTo = sorted(possible.lazy.filter { $0.from <= $0.to }.map(\.to))
    }

    /// Whether a record's subject existed on a day for certain. Constant time.
    func existed(_ record: Int, on day: Int32) -> Bool { certain[record].from <= day && day <= certain[record].to }

    /// Whether it may have existed on a day, or may not, since its dates do not tell. Constant time.
    func isUndecided(_ record: Int, on day: Int32) -> Bool {
        possible[record].from <= day && day <= possible[record].to && !existed(record, on: day)
    }

    /// Whether a question about a day means a record: that its subject existed for certain, or that it may have.
    func isMeant(_ record: Int, on day: Int32, undated: UndatedChoice?) -> Bool {
        switch undated {
        case nil: existed(record, on: day)
        case .only: isUndecided(record, on: day)
        case .include: existed(record, on: day) || isUndecided(record, on: day)
        }
    }

    /// Whether a record's subject had begun to exist by a day, beyond doubt. Constant time.
    func hadBegun(_ record: Int, by day: Int32) -> Bool { begun[record] <= day }

    /// Whether it had ended before a day, beyond doubt. Constant time.
    func hadEnded(_ record: Int, before day: Int32) -> Bool { possible[record].to < day }

    /// How many did. O(log n).
    func count(on day: Int32) -> Int { Self.count(certainFrom, certainTo, day) }

    /// How many may have, or may not, since their dates do not tell. O(log n).
    func undatedCount(on day: Int32) -> Int { Self.count(possibleFrom, possibleTo, day) - count(on: day) }

    private static func count(_ from: [Int32], _ to: [Int32], _ day: Int32) -> Int {
        from.partitioningIndex { $0 > day } - to.partitioningIndex { $0 >= day }
    }
}

/// Reads the dates that bound the existence of a record's subject.
struct LifespanReader {
    private let shape: RecordShape
    private let from: [Int]
    private let to: [Int]
    /// The terms of the field that says whether the subject still exists, and the places of it and of its day.
    private let state: CollectionSchema.Lifespan.State?
    private let stateField: Int?
    private let seen: Int?

    /// Reads records of a table with a lifespan.
    init(_ schema: CollectionSchema) {
        let shape = schema.shape
        func places(_ paths: [String]) -> [Int] {
            paths.compactMap { path in shape.leaves.firstIndex { $0.path == path } }
        }
        self.shape = shape
        from = places(schema.lifespan?.from ?? [])
        to = places(schema.lifespan?.to ?? [])
        state = schema.lifespan?.state
        stateField = places([state?.field].compactMap(\.self)).first
        seen = places([state?.seen].compactMap(\.self)).first
    }

    /// The days, as yyyymmdd, on which a record's subject existed for certain, and those on which it may have.
    ///
    /// A date that is known to the month or year counts for a day only where it does so for each day it may mean. The
    /// last day itself still counts as a day of existence.
    func existence(of record: UnsafeRawBufferPointer) -> (
        certain: (from: Int32, to: Int32), possible: (from: Int32, to: Int32), begun: Int32
    ) {
        var found = Found(watched: from + to + [stateField, seen].compactMap(\.self))
        shape.walk(record, &found)
        let never: (Int32, Int32) = (.max, .min)
        guard let from = found.day(at: from) else { return (never, (.min, found.day(at: to)?.latest ?? .max), .max) }
        if let to = found.day(at: to) {
            return ((from.latest, to.earliest), (from.earliest, to.latest), from.latest)
        }
        let term = stateField.flatMap { found.text(at: $0) }
        if let term, term == state?.ended { return (never, (from.earliest, .max), from.latest) }
        if let term, term == state?.unknown, let seen = seen.flatMap({ found.text(at: $0) }).flatMap({ Day($0) }) {
            return ((from.latest, seen.latest), (from.earliest, .max), from.latest)
        }
        return ((from.latest, .max), (from.earliest, .max), from.latest)
    }

    private struct Found: LeafVisitor {
        let watched: [Int]
        var texts: [(leaf: Int, text: String)] = []

        init(watched: [Int]) { self.watched = watched }

        mutating func visit(leaf: Int, _ kind: RecordShape.ValueKind, _ bytes: UnsafeRawBufferPointer) {
            if kind == .string, watched.contains(leaf) { texts.append((leaf, JSONCursor.text(bytes))) }
        }

        func text(at leaf: Int) -> String? { texts.first { $0.leaf == leaf }?.text }

        /// The earliest date at the first of some leaves that holds any.
        func day(at leaves: [Int]) -> Day? {
            for leaf in leaves {
                let days = texts.lazy.filter { $0.leaf == leaf }.compactMap { Day($0.text) }
                if let day = days.min() { return day }
            }
            return nil
        }
    }
}

extension CollectionStore {
    /// Whether a record's subject existed on a day for certain, as `as_of` judges it; true where time has no meaning for
    /// the collection. Constant time.
    ///
    /// - Parameter record: a record of this store as it is today.
    package func existed(_ record: Record, on day: Day) -> Bool {
        lifespans?.existed(record.number, on: day.earliest) ?? true
    }

    /// How many subjects of the records existed on a day for certain, and of how many the dates do not tell. O(log records).
    package func presence(on day: Day) -> (certain: Int, undecided: Int) {
        guard let lifespans else { return (records.count, 0) }
        return (lifespans.count(on: day.earliest), lifespans.undatedCount(on: day.earliest))
    }
}
