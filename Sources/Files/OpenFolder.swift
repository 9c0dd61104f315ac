internal import Glibc

/// A folder that is open: whatever happens to its path, names in it are those of this folder. It is closed when it is gone.
struct OpenFolder: ~Copyable {
    let descriptor: Int32
    private let path: String

    init(_ path: String) throws(FileFault) {
        descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw .last(path) }
        self.path = path
    }

    deinit { close(descriptor) }

    /// The names in it but `.` and `..`, in no order.
    func names() throws(FileFault) -> [String] {
        // a descriptor of its own, which closedir(3) closes
        let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard copy >= 0 else { throw .last(path) }
        guard let stream = fdopendir(copy) else {
            let fault = FileFault.last(path)
            close(copy)
            throw fault
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    /// Whether its path still leads to it.
    var isInPlace: Bool {
        guard let own = FileMark(descriptor: descriptor), let there = FileMark(path) else { return false }
        return own.isSameFile(as: there)
    }
}
