internal import CSQLite
package import Memory

/// A database in memory, for one thread. Nothing is written to a disk: it lives until it is let go, and `bytes` are those
/// of the file that it would be.
package final class Database {
    private let handle: OpaquePointer

    /// Opens an empty one.
    ///
    /// - Throws: where memory is short.
    package init() throws(SQLiteError) {
        var handle: OpaquePointer?
        // one thread alone has it, so that the library needs no locks
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX
        let status = sqlite3_open_v2(":memory:", &handle, flags, nil)
        guard let handle, status == SQLITE_OK else {
            sqlite3_close_v2(handle)
            throw SQLiteError(code: status, message: String(cString: sqlite3_errstr(status)), statement: "")
        }
        self.handle = handle
    }

    deinit { sqlite3_close_v2(handle) }

    /// Whether a word has a meaning in SQL, so that people have to quote it (sqlite.org/lang_keywords.html).
    package static func isKeyword(_ word: String) -> Bool { sqlite3_keyword_check(word, Int32(word.utf8.count)) != 0 }

    /// Runs statements that give no rows.
    package func run(_ statements: String) throws(SQLiteError) {
        let status = sqlite3_exec(handle, statements, nil, nil, nil)
        guard status == SQLITE_OK else { throw error(status, statements) }
    }

    /// Prepares a statement, to be run any number of times while the database is open.
    package func prepare(_ text: String) throws(SQLiteError) -> Statement {
        var statement: OpaquePointer?
        let status = sqlite3_prepare_v2(handle, text, -1, &statement, nil)
        guard let statement, status == SQLITE_OK else { throw error(status, text) }
        return Statement(statement, of: self, text)
    }

    /// The bytes of the file that the database is. Equal statements make equal bytes with one version of the library.
    package var bytes: MemoryBlock {
        get throws(SQLiteError) {
            var size: sqlite3_int64 = 0
            guard let start = sqlite3_serialize(handle, "main", &size, 0) else {
                throw SQLiteError(code: SQLITE_NOMEM, message: "no memory for the file", statement: "")
            }
            defer { sqlite3_free(start) }
            let block = MemoryBlock.allocate(Int(size))
            block.copyMemory(from: start, byteCount: Int(size))
            return MemoryBlock(taking: block, count: Int(size))
        }
    }

    func error(_ status: Int32, _ text: String) -> SQLiteError {
        SQLiteError(code: status, message: String(cString: sqlite3_errmsg(handle)), statement: text)
    }
}
