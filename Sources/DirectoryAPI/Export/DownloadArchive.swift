internal import Archive
internal import Directory
internal import Memoization

/// The archive of the export, created when it is first asked for.
struct DownloadArchive: Sendable {
    private let archive: Deferred<[UInt8]>

    init(_ repository: Repository) { archive = Deferred { Self.archive(of: repository) } }

    /// The archive. One thread creates it; others wait meanwhile.
    var bytes: [UInt8] { archive.value }

    private static func archive(of repository: Repository) -> [UInt8] {
        let day = repository.dataset.released
        var archive = ZIPArchive(day: (day.year, day.month ?? 1, day.day ?? 1))
        let folder = DataExport.name(of: repository)
        for file in DataExport(repository).files where !archive.add("\(folder)/\(file.path)", file.bytes) {
            // nothing but memory can be short at the size of this data; an archive without a file would be silent
            preconditionFailure("no room for \(file.path) in the archive")
        }
        return archive.finish()
    }
}
