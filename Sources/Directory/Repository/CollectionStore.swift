/// The records of one collection with everything needed to ask for them. Immutable.
public struct CollectionStore: Sendable {
    /// The collection's table.
    public let schema: CollectionSchema
    /// The records in the order of their ids.
    public let records: [Record]
    /// The parameters that filter and sort them.
    public let parameters: ParameterTable
    /// Finds records by id, alias, acronym and name.
    public let names: NameResolver
    /// How many records were left out of a past day because their dates do not tell; 0 for today.
    public let undated: Int
    private let indexes: Indexes

    /// Arranges records.
    init(_ schema: CollectionSchema, _ records: [Record]) {
        self.init(
            schema,
            records,
            parameters: ParameterTable(schema),
            undated: 0,
            indexes: Indexes(schema, records, ahead: true)
        )
    }

    /// Arranges the records of a past day of another store's collection.
    init(_ records: [Record], ofPastDayOf store: CollectionStore, undated: Int) {
        self.init(
            store.schema,
            records,
            parameters: store.parameters,
            undated: undated,
            indexes: Indexes(store.schema, records, ahead: false)
        )
    }

    private init(
        _ schema: CollectionSchema,
        _ records: [Record],
        parameters: ParameterTable,
        undated: Int,
        indexes: Indexes
    ) {
        self.schema = schema
        self.records = records
        self.parameters = parameters
        self.undated = undated
        self.indexes = indexes
        names = NameResolver(records)
    }

    /// The values at a leaf of this collection's table.
    func column(_ leaf: Leaf) -> Column { indexes.column(leaf) }

    /// The words of the records.
    var text: TextIndex { indexes.text }

    /// The record of this id; nil where there is none. Constant time.
    public func record(id: String) -> Record? { names.record(id: id).map { records[$0] } }
}
