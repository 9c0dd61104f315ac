internal import CSQLite

/// A statement of a database, with places for values.
package final class Statement {
    private let handle: OpaquePointer
    /// The database lives at least as long.
    private let database: Database
    private let text: String

    init(_ handle: OpaquePointer, of database: Database, _ text: String) {
        (self.handle, self.database, self.text) = (handle, database, text)
    }

    deinit { sqlite3_finalize(handle) }

    /// A value for a place in a statement.
    package enum Value: Sendable, Equatable {
        case null
        case integer(Int64)
        case real(Double)
        case text(String)
    }

    /// Runs the statement once with values for its places, from the first on.
    package func run(_ values: [Value]) throws(SQLiteError) {
        sqlite3_reset(handle)
        for place in values.indices { try bind(values[place], Int32(place + 1)) }
        let status = sqlite3_step(handle)
        guard status == SQLITE_DONE || status == SQLITE_ROW else { throw database.error(status, text) }
    }

    /// The rows of a query, each value as the library has it; a blob as nothing.
    package func rows(_ values: [Value] = []) throws(SQLiteError) -> [[Value]] {
        sqlite3_reset(handle)
        for place in values.indices { try bind(values[place], Int32(place + 1)) }
        var rows: [[Value]] = []
        while true {
            let status = sqlite3_step(handle)
            if status == SQLITE_DONE { return rows }
            guard status == SQLITE_ROW else { throw database.error(status, text) }
            rows.append((0..<sqlite3_column_count(handle)).map(value))
        }
    }

    private func value(_ column: Int32) -> Value {
        switch sqlite3_column_type(handle, column) {
        case SQLITE_INTEGER: .integer(sqlite3_column_int64(handle, column))
        case SQLITE_FLOAT: .real(sqlite3_column_double(handle, column))
        case SQLITE_TEXT: sqlite3_column_text(handle, column).map { .text(String(cString: $0)) } ?? .null
        default: .null
        }
    }

    private func bind(_ value: Value, _ place: Int32) throws(SQLiteError) {
        let status: Int32
        switch value {
        case .null: status = sqlite3_bind_null(handle, place)
        case .integer(let number): status = sqlite3_bind_int64(handle, place, number)
        case .real(let number): status = sqlite3_bind_double(handle, place, number)
        case .text(var text):
            status = text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) {
                    // an empty text has no address, and would be nothing
                    guard let start = $0.baseAddress else { return shim_bind_text(handle, place, "", 0) }
                    return shim_bind_text(handle, place, start, Int32(bytes.count))
                }
            }
        }
        guard status == SQLITE_OK else { throw database.error(status, text) }
    }
}
