internal import Glibc

/// Files in which the kernel tells of the system.
enum SystemFile {
    /// The first 65,536 bytes of a file as text; nil if it cannot be read.
    static func text(_ path: String) -> String? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        while bytes.count < 65_536 {
            var isInterrupted = false
            var status = 0
            let part = [UInt8](unsafeUninitializedCapacity: 65_536 - bytes.count) { buffer, count in
                status = read(descriptor, buffer.baseAddress, buffer.count)
                isInterrupted = status < 0 && errno == EINTR
                count = max(0, status)
            }
            if isInterrupted { continue }
            guard status >= 0 else { return nil }
            guard status > 0 else { break }
            bytes += part
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
