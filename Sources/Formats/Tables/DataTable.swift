package import Directory

/// A table of the data set: rows whose cells hold single values, which other tables refer to.
///
/// Every collection has one, and every list of its records: of references (`operations_states`), of words
/// (`operations_tasks`) and of objects, where those of all collections are one table (`names`). All follow from the tables
/// of the collections.
package struct DataTable: Sendable {
    /// That rows refer to those of another table.
    package struct Reference: Sendable, Hashable {
        /// The columns that refer.
        package let columns: [String]
        /// The table that they refer to.
        package let table: String
        /// The columns there.
        package let targets: [String]
        /// The field of the record that says it (`Graph.relations`); nil where the row only belongs to the other one.
        package let relation: String?

        init(_ columns: [String], _ table: String, _ targets: [String], relation: String? = nil) {
            (self.columns, self.table, self.targets, self.relation) = (columns, table, targets, relation)
        }
    }

    /// Where rows come from: the records of a collection, or a list in each of them.
    struct Part: Sendable {
        let collection: CollectionName
        /// The names that lead to the list; none for the record itself.
        let steps: [String]
        /// The list in each item that has a row for each of its words; nil where an item has one row.
        let words: String?
        /// What of a record the rows are made of.
        let read: JSONProjection
    }

    /// The name of the table of all records.
    package static let recordsName = "records"

    /// The name, as in file names and SQL.
    package let name: String
    /// What it holds, as a sentence.
    package let meaning: String
    /// The columns.
    package let columns: [TableColumn]
    /// The columns that tell rows apart.
    package let key: [String]
    /// What rows refer to.
    package let references: [Reference]
    /// The collection whose records the rows are; nil where they are something else.
    package let collection: CollectionName?
    let parts: [Part]

    /// Gives each row, in the order of collections and ids. O(bytes of the records that it reads).
    ///
    /// Not generic over what the body throws: callers in other modules would run it unspecialised, which takes twice as long.
    ///
    /// - Parameter body: takes a row; says whether to go on.
    package func forEachRow(of repository: Repository, _ body: ([TableCell]) -> Bool) {
        // what reads a cell, without the rest of a column
        let cells = columns.map(\.cell)
        for part in parts {
            for record in repository[part.collection].records {
                let (id, value) = (record.id, record.value(part.read))
                var position = 0
                let items = part.steps.isEmpty ? [value] : value.values(at: part.steps[...])
                for item in items {
                    let words = part.words.map { item[$0]?.array ?? [] }
                    for word in words.map({ $0.map(Optional.some) }) ?? [nil] {
                        let row = TableRow(
                            repository: repository,
                            collection: part.collection,
                            id: id,
                            position: position,
                            value: item,
                            word: word
                        )
                        guard body(cells.map { $0(row) }) else { return }
                        position += 1
                    }
                }
            }
        }
    }

    /// The rows.
    package func rows(of repository: Repository) -> [[TableCell]] {
        var rows: [[TableCell]] = []
        forEachRow(of: repository) { row in
            rows.append(row)
            return true
        }
        return rows
    }
}
