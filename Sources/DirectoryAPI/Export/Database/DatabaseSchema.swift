internal import Formats

/// The statements of SQL that tables of the data set lead to.
enum DatabaseSchema {
    /// What makes a table.
    static func statement(_ table: DataTable) -> String {
        let isOneColumn = table.key.count == 1
        var lines = table.columns.map { column in
            var line = "\(column.name) \(type(column.kind))"
            if isOneColumn, table.key[0] == column.name { line += " PRIMARY KEY" }
            if column.isRequired { line += " NOT NULL" }
            return line
        }
        if !isOneColumn { lines.append("PRIMARY KEY (\(table.key.joined(separator: ", ")))") }
        lines += table.references.map { reference in
            let (columns, targets) = (reference.columns, reference.targets)
            return
                "FOREIGN KEY (\(columns.joined(separator: ", "))) REFERENCES \(reference.table) (\(targets.joined(separator: ", ")))"
        }
        return "CREATE TABLE \(table.name) (\n  \(lines.joined(separator: ",\n  "))\n)"
    }

    /// What makes the indexes by which joins find the rows that refer to a record: one for each reference, unless the key
    /// begins with its columns.
    static func indexes(_ table: DataTable) -> [String] {
        table.references.filter { !table.key.starts(with: $0.columns) }.map { reference in
            let name = ([table.name] + reference.columns).joined(separator: "_by_")
            return "CREATE INDEX \(name) ON \(table.name) (\(reference.columns.joined(separator: ", ")))"
        }
    }

    /// What adds a row.
    static func insertion(_ table: String, _ count: Int) -> String {
        "INSERT INTO \(table) VALUES (\([String](repeating: "?", count: count).joined(separator: ", ")))"
    }

    private static func type(_ kind: TableColumn.Kind) -> String {
        switch kind {
        case .text, .term, .json, .url, .date, .day: "TEXT"
        case .integer, .flag: "INTEGER"
        case .number: "REAL"
        }
    }
}
