internal import Glibc

/// A file that takes the place of another whole or not at all.
///
/// The content is written under a name that nobody can guess and that may not exist before (so no planted link is
/// followed), with the permissions of the file that is replaced. A symbolic link that stands at the path is itself replaced.
package struct FileReplacement: ~Copyable {
    private let path: String
    private let temporary: String

    /// Writes the content beside the path.
    ///
    /// - Parameter isDurable: whether to wait until the content is on the disk.
    /// - Throws: where the system refuses; then nothing is left behind.
    package init(_ bytes: [UInt8], for path: String, isDurable: Bool = true) throws(FileFault) {
        self.path = path
        let (folder, name) = Self.parts(of: path)
        let random = String(UInt64.random(in: 0...UInt64.max), radix: 36)
        temporary = "\(folder)/.\(name).\(random).new"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY, 0o666)
        guard descriptor >= 0 else { throw .last(path) }
        if let number = Self.fill(descriptor, bytes, like: path, isDurable) {
            unlink(temporary)
            throw FileFault(path, .system(number))
        }
    }

    /// Puts the file in its place.
    ///
    /// - Parameter isDurable: whether to wait until the disk knows of it.
    package consuming func commit(isDurable: Bool = true) throws(FileFault) {
        guard rename(temporary, path) == 0 else {
            let fault = FileFault.last(path)
            unlink(temporary)
            throw fault
        }
        if isDurable { try Self.synchronizeFolder(of: path) }
    }

    /// Waits until the disk knows of the names in the folder of a path.
    package static func synchronizeFolder(of path: String) throws(FileFault) {
        let descriptor = open(parts(of: path).folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .last(path) }
        defer { close(descriptor) }
        // some file systems know of no such thing for folders
        guard fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP else { throw .last(path) }
    }

    /// Writes a file; replaces the one that is there.
    ///
    /// - Parameter isDurable: whether to wait until the disk has it.
    package static func write(_ bytes: [UInt8], to path: String, isDurable: Bool = true) throws(FileFault) {
        let replacement = try FileReplacement(bytes, for: path, isDurable: isDurable)
        try replacement.commit(isDurable: isDurable)
    }

    private static func parts(of path: String) -> (folder: String, name: String) {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return (".", path) }
        let folder = path[..<slash]
        return (folder.isEmpty ? "/" : String(folder), String(path[path.utf8.index(after: slash)...]))
    }

    /// Writes and closes a file.
    ///
    /// - Returns: what the system says where it refuses.
    private static func fill(_ descriptor: Int32, _ bytes: [UInt8], like path: String, _ isDurable: Bool) -> Int32? {
        var failure: Int32?
        var rest = bytes[...]
        while !rest.isEmpty, failure == nil {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            if count < 0 { failure = errno } else { rest = rest.dropFirst(count) }
        }
        var former = stat()
        if failure == nil, stat(path, &former) == 0, fchmod(descriptor, former.st_mode & 0o7777) != 0 {
            failure = errno
        }
        if failure == nil, isDurable, fsync(descriptor) != 0 { failure = errno }
        if close(descriptor) != 0, failure == nil { failure = errno }
        return failure
    }
}
