import Files
import Glibc

/// Reads and writes files, and says what failed in the program's words.
enum File {
    /// The bytes of a regular file.
    ///
    /// - Throws: `Failure` where it is something else, holds more than a limit, or cannot be read.
    static func read(_ path: String, atMost limit: Int) throws -> [UInt8] {
        do throws(FileFault) {
            return try BoundedFile.read(path, atMost: limit)
        } catch {
            throw Failure("cannot read \(error)", code: .noInput)
        }
    }

    /// Writes a file whole or not at all: under another name first, which then takes the place.
    ///
    /// - Throws: `Failure` with what the system says.
    static func write(_ bytes: [UInt8], to path: String) throws {
        do throws(FileFault) {
            try FileReplacement.write(bytes, to: path, isDurable: false)
        } catch {
            throw Failure("cannot write \(error)", code: .cannotCreate)
        }
    }

    /// Refuses a path without a letter, which a script leaves where a variable of it is not set: what is below it would be
    /// the root of the file system.
    ///
    /// - Throws: `Failure`.
    static func requireName(_ path: String, of option: String) throws {
        guard path.contains(where: { !$0.isWhitespace }) else {
            throw Failure("\(option) is empty. Name a folder.", code: .usage)
        }
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

    /// Whether there is nothing at a path, or a folder with nothing in it. What cannot be looked into is not free.
    static func isFree(_ path: String) -> Bool {
        var status = stat()
        guard lstat(path, &status) == 0 else { return errno == ENOENT }
        guard let folder = opendir(path) else { return false }
        closedir(folder)
        return names(in: path).isEmpty
    }

    private static func failure(_ path: String) -> Failure {
        Failure("cannot write \(path): \(String(cString: strerror(errno)))", code: .cannotCreate)
    }
}
