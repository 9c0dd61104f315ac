internal import Memoization

/// The records of one collection with everything needed to ask for them. Immutable.
package final class CollectionStore: Sendable {
    /// The collection's table.
    package let schema: CollectionSchema
    /// The records in the order of their ids.
    package let records: Records
    /// The parameters that filter and sort them.
    package let parameters: ParameterTable
    /// Finds records by id, alias, acronym and name.
    package var names: NameResolver { resolver.value }
    /// When the subjects of the records existed; nil where time has no meaning for them, and on a past day.
    let lifespans: Lifespans?
    private let indexes: Indexes
    private let resolver: Deferred<NameResolver>
    /// The texts of parameters by what people write for them, created when one is asked for that no record has.
    let valueSpellings = Memo<String, ValueSpellings>()
    /// What lists call the records, by the parameter of their names, created when a list is in that order.
    let listNames = Memo<String, Column>()
    /// The collection today and the numbers of these records in it, ascending; nil for today.
    private let past: (today: CollectionStore, numbers: [Int])?

    /// Arranges the records of some collections on all cores.
    static func stores(_ collections: [(schema: CollectionSchema, storage: RecordStorage)]) -> [CollectionStore] {
        let records = collections.map { Records(collection: $0.schema.name, storage: $0.storage) }
        // what takes longest begins first
        let order = records.indices.sorted { records[$0].count > records[$1].count }
        let parts = Parallel.map(order.count * 3) { number -> Part in
            let place = order[number / 3]
            let (schema, records) = (collections[place].schema, records[place])
            return switch number % 3 {
            case 0: .columns(ColumnCollector.columns(schema, records))
            case 1: .text(TextIndexBuilder.index(schema, records))
            default:
                .names(
                    schema.content == .derived ? nil : NameResolver(records, schema),
                    Lifespans(schema, records)
                )
            }
        }
        var stores: [Int: CollectionStore] = [:]
        for (number, place) in order.enumerated() {
            guard case .columns(let columns) = parts[number * 3], case .text(let text) = parts[number * 3 + 1],
                case .names(let names, let lifespans) = parts[number * 3 + 2]
            else { continue }
            let indexes = Indexes(columns, text)
            stores[place] = CollectionStore(collections[place].schema, records[place], names, lifespans, indexes)
        }
        return collections.indices.compactMap { stores[$0] }
    }

    /// Arranges the records of a collection.
    static func store(_ schema: CollectionSchema, _ storage: RecordStorage) -> CollectionStore {
        stores([(schema, storage)])[0]
    }

    /// Arranges the records of a derived collection. Those of a long one are written when they are read, and indexed
    /// when a question needs it: all of it at once would take many times the memory of what people ask.
    ///
    /// - Parameter limit: how many records are kept as they are written.
    static func store(
        _ schema: CollectionSchema,
        _ source: some RecordSource,
        keeping limit: Int = mostKept
    ) -> CollectionStore {
        guard source.count > limit else { return store(schema, RecordStorage(keeping: source)) }
        let records = Records(collection: schema.name, storage: RecordStorage(source))
        return CollectionStore(schema, records, nil, nil, Indexes(schema, records))
    }

    private static let mostKept = 10_000

    /// How many records a derived collection may have for mistyped ids to be recognised; the names of more would take more
    /// memory than they are worth.
    private static let mostDerivedNames = 20_000

    /// A part of what is made of the records of a collection, each without the others.
    private enum Part: Sendable {
        case columns(ColumnCollector.Columns)
        case text(TextIndex)
        case names(NameResolver?, Lifespans?)
    }

    private init(
        _ schema: CollectionSchema,
        _ records: Records,
        _ names: NameResolver?,
        _ lifespans: Lifespans?,
        _ indexes: Indexes
    ) {
        self.schema = schema
        self.records = records
        parameters = ParameterTable(schema)
        // derived records have ids and no other names, so that these are read when somebody mistypes one
        let named = records.count <= Self.mostDerivedNames ? records : Records(collection: schema.name, storage: .empty)
        resolver = names.map { Deferred(value: $0) } ?? Deferred { NameResolver(named, schema) }
        past = nil
        self.lifespans = lifespans
        self.indexes = indexes
    }

    /// Arranges the records of a past day of another store's collection.
    ///
    /// - Parameter numbers: the numbers of the records in that store, ascending.
    init(_ storage: RecordStorage, numbers: [Int], ofPastDayOf store: CollectionStore) {
        let records = Records(collection: store.schema.name, storage: storage)
        schema = store.schema
        self.records = records
        parameters = store.parameters
        // a past day is mostly asked for ids and dates, so that its names are read when a question needs them
        resolver = Deferred { NameResolver(records, store.schema) }
        past = (store, numbers)
        lifespans = nil
        indexes = Indexes(store.schema, records)
    }

    /// The same records under their names in other languages.
    init(_ store: CollectionStore, _ choice: NameChoice, _ subject: LocalizedRecords.Subject) {
        let source = LocalizedRecords(store.records.storage, store.schema, choice, subject)
        let records = Records(collection: store.schema.name, storage: RecordStorage(source))
        schema = store.schema
        self.records = records
        parameters = store.parameters
        resolver = store.resolver
        past = store.past
        lifespans = store.lifespans
        indexes = Indexes(store.indexes, renaming: records, store.schema)
    }

    /// The values at a leaf of this collection's table, by its number.
    func column(_ leaf: Int) -> Column { indexes.column(leaf) }

    /// Some records, for somebody who reads each several times: those that are written when they are read are written
    /// once.
    ///
    /// - Parameter numbers: more than a page are given as they are, since their bytes would take too much memory.
    func records(_ numbers: [UInt32]) -> [Record] {
        guard !records.storage.isKept, numbers.count <= Query.limits.upperBound else {
            return numbers.map { records[Int($0)] }
        }
        var builder = RecordStorageBuilder()
        for number in numbers { records.storage.withRecord(Int(number)) { builder.append($0) } }
        return Array(Records(collection: schema.name, storage: RecordStorage(builder.blocks, order: builder.places)))
    }

    /// Creates the columns that a question needs, in one walk over the records; nothing where they are there.
    func createColumns(for query: Query) {
        let parameters =
            query.conditions.map(\.decisive) + query.order.map(\.parameter)
            + query.order.flatMap { readForOrder(by: $0.parameter) } + query.facets + query.groups.map(\.parameter)
        indexes.create(parameters.flatMap(\.numbers))
    }

    /// Whether the records are those of a past day, of which no source dates a short name.
    var isOfPastDay: Bool { past != nil }

    /// The leaves whose columns were created on demand; nil where all are there from the beginning.
    var createdColumns: [Int]? { indexes.created }

    /// Where the members of each record begin; nil for a past day, whose records are looked at once.
    var members: MemberDirectory? { indexes.members }

    /// The words of the records.
    var text: TextIndex { indexes.text }

    /// The record of this id; nil where there is none. Constant time; on a past day and in a derived collection O(log n).
    package func record(id: String) -> Record? {
        if let past {
            guard let number = past.today.names.record(id: id) else { return nil }
            let place = Self.first(of: past.numbers.count) { past.numbers[$0] >= number }
            return place < past.numbers.count && past.numbers[place] == number ? records[place] : nil
        }
        guard schema.content == .derived else { return names.record(id: id).map { records[$0] } }
        var id = id
        return id.withUTF8 { bytes in
            let wanted = UnsafeRawBufferPointer(bytes)
            let place = Self.first(of: records.count) { number in
                records[number].withBytes { !JSONCursor.id(of: $0).precedes(wanted) }
            }
            guard place < records.count, records[place].withBytes({ JSONCursor.id(of: $0).equals(wanted) }) else {
                return nil
            }
            return records[place]
        }
    }

    /// The record that had this id before; nil where there is none. Constant time.
    package func record(formerID id: String) -> Record? {
        schema.content == .derived ? nil : names.record(formerID: id).map { records[$0] }
    }

    /// The first of so many places that lies behind a border; their number where none does. O(log n).
    private static func first(of count: Int, _ isBehind: (Int) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isBehind(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
