internal import Assets
internal import Files
internal import Glibc

/// The files that the directory is read from, as bytes: one JSON file per collection and `dataset.json`.
package struct Seed: Sendable {
    /// The content of each file by its name.
    package let files: [String: [UInt8]]
    /// Where the files come from, for messages: a folder's path, or "the embedded Seed".
    package let origin: String
    /// A fault for each file that could not be read as one.
    let unreadable: [SeedFault]

    /// Makes a Seed of given files.
    package init(files: [String: [UInt8]], origin: String) { self.init(files: files, origin: origin, unreadable: []) }

    private init(files: [String: [UInt8]], origin: String, unreadable: [SeedFault]) {
        self.files = files
        self.origin = origin
        self.unreadable = unreadable
    }

    /// The Seed with other content in its files; what could not be read stays a fault.
    func with(files: [String: [UInt8]]) -> Seed { Seed(files: files, origin: origin, unreadable: unreadable) }

    /// The names of the files a Seed consists of. `vocabularies.json` and `releases.json` may join them.
    package static let fileNames = CollectionName.seeded.map { "\($0).json" } + ["dataset.json"]

    /// The copy compiled into the program.
    package static var embedded: Seed {
        let files = Asset.all(in: .seed).map { ($0.name, $0.bytes) }
        return Seed(files: Dictionary(uniqueKeysWithValues: files), origin: "the embedded Seed")
    }

    /// Reads every `.json` file of a folder, all as they were there at one time.
    ///
    /// Waits for no pipe and no file system that does not answer. Blocks while it reads.
    ///
    /// - Parameter limit: the most bytes that the files may hold together.
    /// - Throws: `SeedUnreadable` where the folder or a file cannot be read, or there is more.
    package static func folder(_ path: String, limit: Int = SeedBounds.folder) throws(SeedUnreadable) -> Seed {
        var attempt = 0
        while true {
            let content: FolderContent
            do throws(FileFault) {
                content = try FolderContent(of: path, atMost: limit) { name in
                    name.hasSuffix(".json") && !name.hasPrefix(".") || name == ReleaseJournal.file
                }
            } catch {
                throw SeedUnreadable(error)
            }
            // a release that is being written is done in a moment; one that was interrupted is not
            attempt += 1
            if content.files[ReleaseJournal.file] != nil, attempt <= patientAttempts {
                usleep(100_000)
                continue
            }
            return Seed(content, of: path)
        }
    }

    /// How often a release that is being written is waited for.
    private static let patientAttempts = 3

    private init(_ content: FolderContent, of path: String) {
        var faults = content.others.sorted { $0.key < $1.key }.map { name, kind in
            let isNeeded = Self.fileNames.contains(name) || [VocabularyFile.name, Release.file].contains(name)
            let remedy = isNeeded ? "put the file in its place" : "take it away"
            return SeedFault(
                file: name,
                line: nil,
                record: nil,
                field: nil,
                problem: "it is \(kind), not a file; \(remedy)"
            )
        }
        var files = content.files
        if files.removeValue(forKey: ReleaseJournal.file) != nil {
            faults.append(ReleaseJournal.fault(in: path))
        }
        self.init(files: files, origin: path, unreadable: faults)
    }
}

/// A Seed that cannot be read at all.
package struct SeedUnreadable: Error, CustomStringConvertible {
    /// The folder or file.
    package let path: String
    /// What the system says.
    package let reason: String
    /// Whether reading was given up because the file system did not answer.
    package let isStalled: Bool
    private let remedy: String

    init(_ fault: FileFault) {
        path = fault.path
        reason = "\(fault.reason)"
        isStalled = fault.isStall
        remedy =
            switch fault.reason {
            case .system: " Name a folder with \(Seed.fileNames.joined(separator: ", "))."
            case .tooLarge: " Take away what is no part of the seed, or raise --seed-limit."
            default: ""
            }
    }

    /// One sentence for a person.
    package var description: String { "cannot read the seed at \(path): \(reason).\(remedy)" }
}
