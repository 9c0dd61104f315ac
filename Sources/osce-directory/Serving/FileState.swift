import Glibc

/// What tells whether files were changed: for each, which one it is, how large, and when it was written and made. Read
/// without opening them; symbolic links are followed.
struct FileState: Equatable {
    private struct Mark: Equatable {
        let device: UInt
        let inode: UInt
        let size: Int
        let changed: [Int]
    }

    private var marks: [String: Mark] = [:]

    /// The state of files, and of the seed files in folders. What is not there has no state.
    init(_ paths: [String]) {
        for path in paths {
            marks[path] = Self.mark(path)
            for name in File.names(in: path) where name.hasSuffix(".json") && !name.hasPrefix(".") {
                marks["\(path)/\(name)"] = Self.mark("\(path)/\(name)")
            }
        }
    }

    private static func mark(_ path: String) -> Mark? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        let isFolder = status.st_mode & S_IFMT == S_IFDIR
        return Mark(
            device: status.st_dev,
            inode: status.st_ino,
            size: isFolder ? 0 : Int(status.st_size),
            // what comes and goes in a folder is told by the files
            changed: isFolder
                ? [] : [status.st_mtim.tv_sec, status.st_mtim.tv_nsec, status.st_ctim.tv_sec, status.st_ctim.tv_nsec]
        )
    }
}
