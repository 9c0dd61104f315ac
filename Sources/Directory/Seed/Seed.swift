internal import CEmbeddedSeed
internal import Glibc

/// The files that the directory is read from, as bytes: one JSON file per collection and `dataset.json`.
public struct Seed: Sendable {
    /// The content of each file by its name.
    public let files: [String: [UInt8]]
    /// Where the files come from, for messages: a folder's path, or "the embedded Seed".
    public let origin: String

    /// Makes a Seed of given files.
    public init(files: [String: [UInt8]], origin: String) {
        self.files = files
        self.origin = origin
    }

    /// The names of the files a Seed consists of. `releases.json` may join them.
    public static let fileNames = CollectionName.seeded.map { "\($0).json" } + ["dataset.json"]

    /// The copy compiled into the program.
    public static var embedded: Seed {
        var files: [String: [UInt8]] = [:]
        for file in UnsafeBufferPointer(start: embedded_seed_files(), count: embedded_seed_file_count()) {
            files[String(cString: file.name)] = Array(UnsafeBufferPointer(start: file.bytes, count: file.size))
        }
        return Seed(files: files, origin: "the embedded Seed")
    }

    /// Reads every `.json` file of a folder.
    ///
    /// - Throws: `SeedUnreadable` where the folder or a file cannot be read.
    public static func folder(_ path: String) throws(SeedUnreadable) -> Seed {
        guard let folder = opendir(path) else { throw SeedUnreadable(path: path, reason: reasonOfLastFailure()) }
        defer { closedir(folder) }
        var files: [String: [UInt8]] = [:]
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard name.hasSuffix(".json"), !name.hasPrefix(".") else { continue }
            files[name] = try content(of: path + "/" + name)
        }
        return Seed(files: files, origin: path)
    }

    private static func content(of path: String) throws(SeedUnreadable) -> [UInt8] {
        guard let file = fopen(path, "rb") else { throw SeedUnreadable(path: path, reason: reasonOfLastFailure()) }
        defer { fclose(file) }
        var content: [UInt8] = []
        // room for all of it, so that a long file is not moved while it grows
        if fseeko(file, 0, SEEK_END) == 0 { content.reserveCapacity(max(0, ftello(file)) + 1) }
        rewind(file)
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&chunk, 1, chunk.count, file)
            content.append(contentsOf: chunk[..<count])
            guard count == chunk.count else { break }
        }
        guard ferror(file) == 0 else { throw SeedUnreadable(path: path, reason: "reading failed") }
        return content
    }

    private static func reasonOfLastFailure() -> String { String(cString: strerror(errno)) }
}

/// A Seed that cannot be read at all.
public struct SeedUnreadable: Error, CustomStringConvertible {
    /// The folder or file.
    public let path: String
    /// What the system says.
    public let reason: String

    /// One sentence for a person.
    public var description: String {
        "cannot read the seed at \(path): \(reason). Name a folder with \(Seed.fileNames.joined(separator: ", "))."
    }
}
