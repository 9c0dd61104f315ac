internal import Glibc

/// Files of a folder that were there together at one time.
package struct FolderContent: Sendable, Equatable {
    /// The content of each regular file, by its name.
    package let files: [String: [UInt8]]
    /// What stands under other names that were asked for.
    package let others: [String: FileKind]

    /// Reads files of a folder.
    ///
    /// The folder is opened once, and its files from there, so that a path that is turned to another folder does not mix
    /// the two. Afterwards each name has to lead to the file that was read, unchanged, and the path to the folder: else
    /// all of it is read anew.
    ///
    /// - Parameters:
    ///   - limit: the most bytes that the files may hold together, judged before memory is taken.
    ///   - patience: how long the file system may take without a byte.
    ///   - isWanted: whether what has this name is told of.
    ///   - isRead: whether a file of this name is read; another is one of `others`.
    /// - Throws: where something cannot be read, there is more, or the files are changed each time.
    package init(
        of path: String,
        atMost limit: Int,
        patience: Patience = Patience(),
        where isWanted: @escaping @Sendable (String) -> Bool,
        reading isRead: @escaping @Sendable (String) -> Bool = { _ in true }
    ) throws(FileFault) {
        self = try patience.wait(for: path) { (progress) throws(FileFault) -> FolderContent in
            for attempt in 0...Self.repetitions {
                if attempt > 0 { usleep(Self.pause) }
                if let content = try Self.attempt(path, limit, progress, isWanted, isRead) { return content }
            }
            throw FileFault(path, .changing)
        }
    }

    private init(files: [String: [UInt8]], others: [String: FileKind]) {
        self.files = files
        self.others = others
    }

    /// How often reading begins anew.
    private static let repetitions = 3
    /// How long it waits before that, in microseconds.
    private static let pause: UInt32 = 50_000
    /// How long it waits at a time, and how often, until what was changed a moment ago is at rest.
    private static let (rest, mostRests) = (UInt32(20_000), 10)

    /// Reads all once; nil where something was changed meanwhile.
    private static func attempt(
        _ path: String,
        _ limit: Int,
        _ progress: ReadProgress,
        _ isWanted: (String) -> Bool,
        _ isRead: (String) -> Bool
    ) throws(FileFault) -> FolderContent? {
        let folder = try OpenFolder(path)
        func marks() throws(FileFault) -> FolderMarks {
            let marks = FolderMarks(try folder.names().filter(isWanted), in: folder.descriptor)
            progress.note()
            return marks
        }
        var before = try marks()
        for _ in 0..<mostRests where before.isFresh {
            usleep(rest)
            before = try marks()
        }
        let content: FolderContent
        do throws(FileFault) {
            guard let found = try read(path, folder.descriptor, before, limit, progress, isRead) else { return nil }
            content = found
        } catch {
            // a name that leads nowhere for a moment is a change, not a fault
            let after = try marks()
            if folder.isInPlace, before == after { throw error }
            return nil
        }
        let after = try marks()
        return folder.isInPlace && before == after ? content : nil
    }

    /// Reads the files in the state of the marks; nil where one is in another state.
    private static func read(
        _ path: String,
        _ folder: Int32,
        _ marks: FolderMarks,
        _ limit: Int,
        _ progress: ReadProgress,
        _ isRead: (String) -> Bool
    ) throws(FileFault) -> FolderContent? {
        let sizes = marks.names.filter(isRead).compactMap { marks.file($0) }.filter { $0.kind == .file }.map(\.size)
        guard sizes.reduce(0, { $0.addingReportingOverflow($1).partialValue }) <= limit,
            sizes.allSatisfy({ $0 <= limit })
        else { throw FileFault(path, .tooLarge(limit: limit)) }
        var (files, others, left) = ([String: [UInt8]](), [String: FileKind](), limit)
        for name in marks.names {
            let kind = marks.file(name)?.kind
            // a link that leads nowhere is of no kind
            if !isRead(name) || kind != nil && kind != .file {
                others[name] = kind ?? .other
                continue
            }
            let file = try OpenFile(name, in: folder, path: "\(path)/\(name)")
            guard file.mark == marks.file(name) else { return nil }
            let content = try file.content(atMost: left, progress)
            left -= content.count
            files[name] = content
        }
        return FolderContent(files: files, others: others)
    }
}
