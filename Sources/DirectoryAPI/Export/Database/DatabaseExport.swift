internal import Addresses
internal import Directory
internal import Formats
internal import Memory
internal import SQLite

/// The data set as an SQLite database, made from the tables of the data set.
///
/// What readers of such files ask for (docs/guides/sql.md):
/// - No `WITHOUT ROWID`, which DuckDB does not read. Every column has a type, without which DuckDB gives bytes. No `STRICT`,
///   which readers before 3.37 refuse.
/// - The bytes are equal for equal data and one version of the library: rows in one order, freed bytes set to zero, packed.
struct DatabaseExport {
    let repository: Repository

    /// What a file of ours has in its head (`PRAGMA application_id`): "OSCE".
    static let applicationID = 0x4F53_4345
    /// The number of the schema (`PRAGMA user_version`), which a change that breaks a query counts up.
    static let schemaNumber = 1
    static let vocabularies = "vocabularies"
    static let dataset = "dataset"
    static let search = "search"

    /// The file.
    ///
    /// - Throws: where memory is short.
    var bytes: MemoryBlock {
        get throws(SQLiteError) {
            let database = try Database()
            try fill(database)
            return try database.bytes
        }
    }

    /// Makes tables, views and the index of words in an empty database.
    func fill(_ database: Database) throws(SQLiteError) {
        try database.run(
            """
            PRAGMA page_size = 4096; PRAGMA secure_delete = ON; PRAGMA application_id = \(Self.applicationID);
            PRAGMA user_version = \(Self.schemaNumber); BEGIN
            """
        )
        for table in DataTable.all {
            try database.run(DatabaseSchema.statement(table))
            try insert(table, database)
        }
        try insertVocabularies(database)
        try insertDataset(database)
        try insertSearch(database)
        // behind the rows, which are quicker to insert without them
        for index in DataTable.all.flatMap(DatabaseSchema.indexes) { try database.run(index) }
        for view in DatabaseView.all { try database.run(view.statement) }
        try database.run("COMMIT; VACUUM")
    }

    private func insert(_ table: DataTable, _ database: Database) throws(SQLiteError) {
        let insertion = try database.prepare(DatabaseSchema.insertion(table.name, table.columns.count))
        var fault: SQLiteError?
        table.forEachRow(of: repository) { cells in
            do throws(SQLiteError) { try insertion.run(cells.map(\.value)) } catch { fault = error }
            return fault == nil
        }
        if let fault { throw fault }
    }

    /// The closed lists of words that columns hold, with what each word means.
    private func insertVocabularies(_ database: Database) throws(SQLiteError) {
        try database.run(
            """
            CREATE TABLE \(Self.vocabularies) (collection TEXT NOT NULL, field TEXT NOT NULL, position INTEGER NOT NULL,
              term TEXT NOT NULL, label TEXT NOT NULL, meaning TEXT NOT NULL, PRIMARY KEY (collection, field, term))
            """
        )
        let insertion = try database.prepare(DatabaseSchema.insertion(Self.vocabularies, 6))
        for (collection, path, vocabulary) in Vocabulary.uses {
            for (place, term) in vocabulary.terms.enumerated() {
                try insertion.run(
                    [
                        .text(collection.rawValue), .text(path), .integer(Int64(place)), .text(term.id),
                        .text(term.label), .text(term.meaning),
                    ]
                )
            }
        }
    }

    /// What is said of the data set as a whole.
    private func insertDataset(_ database: Database) throws(SQLiteError) {
        try database.run("CREATE TABLE \(Self.dataset) (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
        let insertion = try database.prepare(DatabaseSchema.insertion(Self.dataset, 2))
        let dataset = repository.dataset
        let pairs = [
            ("title", dataset.title), ("description", dataset.description), ("unofficial", dataset.unofficial),
            ("version", repository.version), ("released", dataset.released.description),
            ("licence", dataset.licenceName), ("licence_url", dataset.licenceURL),
            ("citation", repository.citation.text(Route.dataset.path)),
            ("address", repository.citation.address(Route.serviceDocument.path)),
        ]
        for (key, value) in pairs { try insertion.run([.text(key), .text(value)]) }
    }

    /// The names and the prose of every record of the Seed, to be searched (sqlite.org/fts5.html). The rows have the numbers
    /// of those of the table of all records, where these stand first.
    private func insertSearch(_ database: Database) throws(SQLiteError) {
        try database.run(
            """
            CREATE VIRTUAL TABLE \(Self.search) USING fts5(id UNINDEXED, collection UNINDEXED, name, former, text,
              tokenize = "unicode61 remove_diacritics 2")
            """
        )
        let insertion = try database.prepare(
            "INSERT INTO \(Self.search) (rowid, id, collection, name, former, text) VALUES (?, ?, ?, ?, ?, ?)"
        )
        var number: Int64 = 0
        for store in repository.seeded {
            let read = JSONProjection(["name", "names.value"] + store.schema.prose)
            for record in store.records {
                number += 1
                let value = record.value(read)
                let name = value["name"]?.string ?? ""
                let others = value.values(at: ["names", "value"]).compactMap(\.string).filter { $0 != name }
                let prose = store.schema.prose.flatMap { path in
                    value.values(at: path.split(separator: ".").map(String.init)[...]).compactMap(\.string)
                }
                try insertion.run(
                    [
                        .integer(number), .text(record.id), .text(store.schema.name.rawValue), .text(name),
                        .text(others.joined(separator: "\n")), .text(prose.joined(separator: "\n")),
                    ]
                )
            }
        }
        try database.run("INSERT INTO \(Self.search) (\(Self.search)) VALUES ('optimize')")
    }
}

extension TableCell {
    /// The value as SQLite has it.
    fileprivate var value: Statement.Value {
        switch self {
        case .none: .null
        case .integer(let number): .integer(Int64(number))
        case .text(let text): .text(text)
        case .flag(let flag): .integer(flag ? 1 : 0)
        case .number(let literal):
            Int64(literal).map(Statement.Value.integer) ?? Double(literal).map(Statement.Value.real) ?? .text(literal)
        }
    }
}
