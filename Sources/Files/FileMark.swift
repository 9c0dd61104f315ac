internal import Glibc

/// What tells one state of a file from another: which file it is, how large, and when it was written and changed.
struct FileMark: Equatable, Sendable {
    let device: UInt
    let inode: UInt
    let size: Int
    let kind: FileKind
    /// When the content was written, in nanoseconds of the epoch.
    let written: Int
    /// When the content, the name or a permission was changed, in nanoseconds of the epoch.
    let changed: Int

    init(_ status: stat) {
        device = UInt(status.st_dev)
        inode = UInt(status.st_ino)
        size = Int(status.st_size)
        kind = FileKind(mode: status.st_mode)
        written = Self.nanoseconds(status.st_mtim)
        changed = Self.nanoseconds(status.st_ctim)
    }

    /// The mark of an open file.
    init?(descriptor: Int32) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        self.init(status)
    }

    /// The mark of a name in a folder; nil where nothing can be found there.
    ///
    /// - Parameter followsLinks: whether the mark is that of what a symbolic link leads to.
    init?(_ name: String, in folder: Int32 = AT_FDCWD, followsLinks: Bool = true) {
        var status = stat()
        guard fstatat(folder, name, &status, followsLinks ? 0 : AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
        self.init(status)
    }

    /// Whether both are marks of one file, in whatever state.
    func isSameFile(as other: FileMark) -> Bool { device == other.device && inode == other.inode }

    /// The time by the clock that marks files, in nanoseconds of the epoch.
    static var now: Int {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME_COARSE, &time)
        return nanoseconds(time)
    }

    private static func nanoseconds(_ time: timespec) -> Int { time.tv_sec * 1_000_000_000 + time.tv_nsec }
}
