/// The records of one collection with everything needed to ask for them. Immutable.
public final class CollectionStore: Sendable {
    /// The collection's table.
    public let schema: CollectionSchema
    /// The records in the order of their ids.
    public let records: Records
    /// The parameters that filter and sort them.
    public let parameters: ParameterTable
    /// Finds records by id, alias, acronym and name.
    public let names: NameResolver
    /// The records that were left out of a past day because their dates do not tell, as they would have been; nil for
    /// today.
    let undated: UndatedRecords?
    /// When the subjects of the records existed; nil where time has no meaning for them, and on a past day.
    let lifespans: Lifespans?
    private let indexes: Indexes

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
            default: .names(NameResolver(records), Lifespans(schema, records))
            }
        }
        var stores: [Int: CollectionStore] = [:]
        for (number, place) in order.enumerated() {
            guard case .columns(let columns) = parts[number * 3], case .text(let text) = parts[number * 3 + 1],
                case .names(let names, let lifespans) = parts[number * 3 + 2]
            else { continue }
            let indexes = Indexes(collections[place].schema, records[place], columns, text)
            stores[place] = CollectionStore(collections[place].schema, records[place], names, lifespans, indexes)
        }
        return collections.indices.compactMap { stores[$0] }
    }

    /// Arranges the records of a collection.
    static func store(_ schema: CollectionSchema, _ storage: RecordStorage) -> CollectionStore {
        stores([(schema, storage)])[0]
    }

    /// A part of what is made of the records of a collection, each without the others.
    private enum Part: Sendable {
        case columns(ColumnCollector.Columns)
        case text(TextIndex)
        case names(NameResolver, Lifespans?)
    }

    private init(
        _ schema: CollectionSchema,
        _ records: Records,
        _ names: NameResolver,
        _ lifespans: Lifespans?,
        _ indexes: Indexes
    ) {
        self.schema = schema
        self.records = records
        parameters = ParameterTable(schema)
        self.names = names
        undated = nil
        self.lifespans = lifespans
        self.indexes = indexes
    }

    /// Arranges the records of a past day of another store's collection.
    init(_ storage: RecordStorage, ofPastDayOf store: CollectionStore, undated: UndatedRecords?) {
        let records = Records(collection: store.schema.name, storage: storage)
        schema = store.schema
        self.records = records
        parameters = store.parameters
        names = NameResolver(records)
        self.undated = undated
        lifespans = nil
        indexes = Indexes(store.schema, records)
    }

    /// The values at a leaf of this collection's table, by its number.
    func column(_ leaf: Int) -> Column { indexes.column(leaf) }

    /// Where the members of each record begin; nil for a past day, whose records are looked at once.
    var members: MemberDirectory? { indexes.members }

    /// The words of the records.
    var text: TextIndex { indexes.text }

    /// The record of this id; nil where there is none. Constant time.
    public func record(id: String) -> Record? { names.record(id: id).map { records[$0] } }
}
