internal import Addresses
internal import Directory
internal import Formats

/// What Datasette shows of the database: titles, licence, what columns mean, which to count, and where to search
/// (docs.datasette.io, Metadata).
struct DatasetteMetadata {
    let repository: Repository

    /// The file `metadata.json`. Datasette calls a database by the name of its file, so both names stand here.
    var bytes: [UInt8] {
        let database: JSON = ["description": .string(repository.dataset.description), "tables": tables]
        let dataset = repository.dataset
        let document: JSON = [
            "title": .string(dataset.title), "description": .string("\(dataset.description) \(dataset.unofficial)"),
            "license": .string(dataset.licenceName), "license_url": .string(dataset.licenceURL),
            "source": .string(dataset.title),
            "source_url": .string(repository.citation.address(Route.serviceDocument.path)),
            "databases": [DataExport.plainName: database, DataExport.name(of: repository): database],
        ]
        return document.indentedBytes
    }

    private var tables: JSON {
        let tables = DataTable.all.map { table -> JSON.Member in
            var members: [JSON.Member] = [
                .init("description", .string(table.meaning)),
                .init("columns", .object(table.columns.map { .init($0.name, .string($0.meaning)) })),
            ]
            let names = table.columns.map(\.name)
            if table.collection != nil, names.contains("name") { members.append(.init("label_column", "name")) }
            let facets = table.columns.filter(\.isFacet).map(\.name)
            if !facets.isEmpty { members.append(.init("facets", .array(facets.map(JSON.string)))) }
            if table.name == DataTable.recordsName {
                // the rows of the index have the numbers of those of this table
                members += [.init("fts_table", .string(DatabaseExport.search)), .init("fts_pk", "rowid")]
            }
            return .init(table.name, .object(members))
        }
        let others: [JSON.Member] = [
            .init(DatabaseExport.search, ["description": "Names and prose of every record, to be searched."]),
            .init(DatabaseExport.vocabularies, ["description": "The words that columns hold, with their meaning."]),
            .init(DatabaseExport.dataset, ["description": "What is said of the data set as a whole."]),
        ]
        let views = DatabaseView.all.map { JSON.Member($0.name, ["description": .string($0.meaning)]) }
        return .object(tables + others + views)
    }
}
