internal import CSQLite

/// What SQLite refused.
package struct SQLiteError: Error, CustomStringConvertible {
    /// The result code (sqlite.org/rescode.html).
    package let code: Int32
    /// What the library says of it.
    package let message: String
    /// The statement; empty where there is none.
    package let statement: String

    /// Whether memory was short.
    package var isOfMemory: Bool { code == SQLITE_NOMEM }

    /// A sentence for a person.
    package var description: String {
        "SQLite refuses this with code \(code), \(message)\(statement.isEmpty ? "" : ": \(statement)")"
    }
}
