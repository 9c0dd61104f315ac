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
    private let columns: [String: Column]
    /// The words of the records.
    let text: TextIndex

    /// Arranges records.
    init(_ schema: CollectionSchema, _ records: [Record], undated: Int = 0) {
        self.undated = undated
        text = TextIndex(schema, records)
        self.schema = schema
        self.records = records
        parameters = ParameterTable(schema)
        names = NameResolver(records)
        columns = Dictionary(
            uniqueKeysWithValues: Leaf.leaves(of: schema.fields).map { ($0.path, Column($0, of: records)) }
        )
    }

    /// The values at a leaf of this collection's table.
    func column(_ leaf: Leaf) -> Column {
        // every leaf of the table has its column; the other side is for leaves of other tables, which hold nothing here
        columns[leaf.path] ?? Column(leaf, of: [])
    }

    /// The record of this id; nil where there is none. Constant time.
    public func record(id: String) -> Record? { names.record(id: id).map { records[$0] } }
}
