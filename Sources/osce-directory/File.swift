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

    /// The names of what is in a folder; none where there is no folder.
    static func names(in path: String) -> [String] {
        guard let folder = opendir(path) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    /// Whether there is nothing at a path, or a folder with nothing in it.
    static func isFree(_ path: String) -> Bool {
        access(path, F_OK) != 0 || (opendir(path).map { closedir($0) == 0 } ?? false) && names(in: path).isEmpty
    }

    private static func failure(_ path: String) -> Failure {
        Failure("cannot write \(path): \(String(cString: strerror(errno)))", code: .cannotCreate)
    }
}

/// Days of the calendar.
enum CalendarDay {
    /// The day it is in UTC as YYYY-MM-DD.
    static var today: String { text(ofSecond: time(nil)) }

    /// The day in UTC of a second of the epoch as YYYY-MM-DD.
    static func text(ofSecond second: Int) -> String {
        var second = time_t(second)
        var parts = tm()
        gmtime_r(&second, &parts)
        func padded(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(parts.tm_year + 1900)-\(padded(parts.tm_mon + 1))-\(padded(parts.tm_mday))"
    }
}
