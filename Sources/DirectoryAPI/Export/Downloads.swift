internal import Addresses
internal import Archive
internal import Directory
internal import Formats
internal import Memory
internal import SQLite
internal import Synchronization

/// All of the data in one file, in each of the formats of `/dataset/download`. A file is made when it is first asked for,
/// once for a version of the data, and let go with it. Answers share its memory.
struct Downloads: Sendable {
    private let files: [Format: File]

    init(_ repository: Repository) {
        files = Dictionary(
            uniqueKeysWithValues: RouteTable[.download].formats.map { format in
                (format, File(format, of: repository))
            }
        )
    }

    /// The file in a format. One thread makes it; others wait meanwhile.
    ///
    /// - Throws: why it could not be made; the next one that asks has it made anew.
    func bytes(as format: Format) throws(DownloadFault) -> MemoryBlock {
        guard let file = files[format] else { throw .memory }
        return try file.bytes
    }

    /// The bytes of memory that making a file takes, about: so many times those of the records, as measured on the Seed.
    static func memory(for format: Format, of repository: Repository) -> Int {
        let records = repository.seeded.reduce(0) { sum, store in store.records.reduce(sum) { $0 + $1.size } }
        return switch format {
        case .sqlite: records * 12
        case .xlsx: records * 24
        default: records * 16
        }
    }

    /// Makes the file of a format.
    static func file(_ format: Format, of repository: Repository) throws(DownloadFault) -> MemoryBlock {
        let made: MemoryBlock?
        switch format {
        case .sqlite:
            do throws(SQLiteError) {
                return try DatabaseExport(repository: repository).bytes
            } catch {
                throw error.isOfMemory ? .memory : .refused(error.description)
            }
        case .xlsx: made = DataTable.workbook(of: repository).map(MemoryBlock.init)
        default: made = archive(of: repository)
        }
        guard let made else { throw .memory }
        return made
    }

    private static func archive(of repository: Repository) -> MemoryBlock? {
        let day = repository.dataset.released
        var archive = ZIPArchive(day: (day.year, day.month ?? 1, day.day ?? 1))
        let folder = DataExport.name(of: repository)
        for file in DataExport(repository).files where !archive.add("\(folder)/\(file.path)", file.bytes) { return nil }
        return MemoryBlock(archive.finish())
    }

    /// A file that is made once.
    private final class File: Sendable {
        private let made = Mutex<MemoryBlock?>(nil)
        private let repository: Repository
        private let format: Format

        init(_ format: Format, of repository: Repository) { (self.format, self.repository) = (format, repository) }

        var bytes: MemoryBlock {
            get throws(DownloadFault) {
                try made.withLock { made throws(DownloadFault) in
                    if let known = made { return known }
                    let block = try Downloads.file(format, of: repository)
                    made = block
                    return block
                }
            }
        }
    }
}

/// Why a file with all of the data could not be made.
enum DownloadFault: Error {
    /// Memory is short.
    case memory
    /// A library refused what it was given, which is a fault of the program.
    case refused(String)
}
