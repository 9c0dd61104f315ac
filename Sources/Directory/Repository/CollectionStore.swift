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
    /// How many records were left out of a past day because their dates do not tell; 0 for today.
    public let undated: Int
    /// When the subjects of the records existed; nil where time has no meaning for them, and on a past day.
    let lifespans: Lifespans?
    private let indexes: Indexes

    /// Arranges records, each in one line of JSON.
    init(_ schema: CollectionSchema, _ records: some Sequence<[UInt8]>) {
        let records = Records(collection: schema.name, storage: RecordStorage(records))
        self.schema = schema
        self.records = records
        parameters = ParameterTable(schema)
        undated = 0
        let ((names, lifespans), indexes) = Parallel.both {
            (NameResolver(records), Lifespans(schema, records))
        } _: {
            Indexes(schema, records, ahead: true)
        }
        (self.names, self.lifespans, self.indexes) = (names, lifespans, indexes)
    }

    /// Arranges the records of a past day of another store's collection.
    init(_ storage: RecordStorage, ofPastDayOf store: CollectionStore, undated: Int) {
        let records = Records(collection: store.schema.name, storage: storage)
        schema = store.schema
        self.records = records
        parameters = store.parameters
        names = NameResolver(records)
        self.undated = undated
        lifespans = nil
        indexes = Indexes(store.schema, records, ahead: false)
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
