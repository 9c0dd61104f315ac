import Glibc

/// Reads and writes files.
enum File {
    /// The bytes of a file.
    ///
    /// - Throws: `Failure` with what the system says.
    static func read(_ path: String) throws -> [UInt8] {
        func failure() -> Failure {
            Failure("cannot read \(path): \(String(cString: strerror(errno)))", code: .noInput)
        }
        guard let file = fopen(path, "rb") else { throw failure() }
        defer { fclose(file) }
        var content: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&chunk, 1, chunk.count, file)
            content += chunk[..<count]
            guard count == chunk.count else { break }
        }
        guard ferror(file) == 0 else { throw failure() }
        return content
    }

    /// Writes a file whole or not at all: under another name first, which then takes the place.
    ///
    /// - Throws: `Failure` with what the system says.
    static func write(_ bytes: [UInt8], to path: String) throws {
        let temporary = path + ".new"
        guard let file = fopen(temporary, "wb") else { throw failure(path) }
        let count = fwrite(bytes, 1, bytes.count, file)
        guard fclose(file) == 0, count == bytes.count, rename(temporary, path) == 0 else { throw failure(path) }
    }

    /// Makes a folder and those above it.
    ///
    /// - Throws: `Failure` with what the system says.
    static func makeFolder(_ path: String) throws {
        var made = path.hasPrefix("/") ? "/" : ""
        for part in path.split(separator: "/") {
            made += (made.isEmpty || made == "/" ? "" : "/") + part
            guard mkdir(made, 0o777) == 0 || errno == EEXIST else { throw failure(made) }
        }
    }

    /// Whether there is nothing at a path, or a folder with nothing in it.
    static func isFree(_ path: String) -> Bool {
        guard let folder = opendir(path) else { return access(path, F_OK) != 0 }
        defer { closedir(folder) }
        var count = 0
        while readdir(folder) != nil { count += 1 }
        return count <= 2
    }

    private static func failure(_ path: String) -> Failure {
        Failure("cannot write \(path): \(String(cString: strerror(errno)))", code: .cannotCreate)
    }
}

/// The day it is.
enum Today {
    /// The day in UTC as YYYY-MM-DD.
    static var text: String {
        var now = time(nil)
        var parts = tm()
        gmtime_r(&now, &parts)
        func padded(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(parts.tm_year + 1900)-\(padded(parts.tm_mon + 1))-\(padded(parts.tm_mday))"
    }
}
