internal import Glibc

/// Keeps a folder for one writer at a time, by flock(2). The lock ends with the value, and with the process however that
/// ends.
package struct FolderLock: ~Copyable {
    private let descriptor: Int32

    /// Locks a folder; nil where another process has it.
    ///
    /// - Throws: where the folder cannot be opened.
    package init?(_ path: String) throws(FileFault) {
        descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .last(path) }
        // a file system without locks has no other writer that could be seen
        if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
            return nil
        }
    }

    deinit { close(descriptor) }
}
