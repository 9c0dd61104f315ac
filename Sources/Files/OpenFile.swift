internal import Glibc

/// A regular file that is open for reading. It is closed when it is gone.
///
/// The one way in which this program reads files: opened once without waiting, looked at through the descriptor, read to
/// its end within a bound.
struct OpenFile: ~Copyable {
    private let descriptor: Int32
    private let path: String
    /// The state of the file when it was opened.
    let mark: FileMark

    /// Opens a file. Never waits for the other end of a pipe, and makes no terminal the controlling one.
    ///
    /// - Parameters:
    ///   - name: the path, from a folder on.
    ///   - folder: the descriptor of the folder.
    ///   - path: the path for messages.
    /// - Throws: where the system refuses, or where it is no regular file.
    init(_ name: String, in folder: Int32 = AT_FDCWD, path: String) throws(FileFault) {
        let descriptor = openat(folder, name, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else {
            let fault = FileFault.last(path)
            // what cannot be opened at all, such as a socket
            if let kind = FileMark(name, in: folder)?.kind, kind != .file { throw FileFault(path, .isNoFile(kind)) }
            throw fault
        }
        guard let mark = FileMark(descriptor: descriptor) else {
            let fault = FileFault.last(path)
            close(descriptor)
            throw fault
        }
        guard mark.kind == .file else {
            close(descriptor)
            throw FileFault(path, .isNoFile(mark.kind))
        }
        (self.descriptor, self.path, self.mark) = (descriptor, path, mark)
    }

    deinit { close(descriptor) }

    /// How many bytes are read beyond what the file is said to hold before its end is looked for again. Files of the
    /// system itself (proc(5)) are said to hold none.
    private static let step = 1 << 16
    /// How many bytes are asked for at a time, so that progress is seen.
    private static let chunk = 8 << 20

    /// The content from the beginning to the end that there is by then, whatever the file was said to hold.
    ///
    /// - Throws: where there is more than the limit, judged before memory is taken; where the system refuses; or where
    ///   whoever asked has given up.
    func content(atMost limit: Int, _ progress: ReadProgress) throws(FileFault) -> [UInt8] {
        guard mark.size <= limit else { throw FileFault(path, .tooLarge(limit: limit)) }
        var content = try part(mark.size + 1, progress)
        var expected = mark.size + 1
        // it has grown since it was looked at
        while content.count == expected {
            guard content.count <= limit else { throw FileFault(path, .tooLarge(limit: limit)) }
            content += try part(Self.step, progress)
            expected += Self.step
        }
        guard content.count <= limit else { throw FileFault(path, .tooLarge(limit: limit)) }
        return content
    }

    /// The next bytes; fewer than asked for at the end of the file alone.
    private func part(_ size: Int, _ progress: ReadProgress) throws(FileFault) -> [UInt8] {
        var failure: Int32?
        let part = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
            while filled < size, !progress.isAbandoned {
                let count = read(descriptor, buffer.baseAddress.map { $0 + filled }, min(size - filled, Self.chunk))
                if count < 0, errno == EINTR { continue }
                if count < 0 { failure = errno }
                guard count > 0 else { return }
                filled += count
                progress.note()
            }
        }
        if let failure { throw FileFault(path, .system(failure)) }
        if progress.isAbandoned { throw FileFault(path, .stalled(seconds: 0)) }
        return part
    }
}
