internal import Glibc

/// Why a file or a folder cannot be read or written.
package struct FileFault: Error, Equatable {
    /// The path, as it was given.
    package let path: String
    /// What is wrong.
    package let reason: Reason

    /// What can be wrong with a file or a folder.
    package enum Reason: Equatable, Sendable {
        /// The system refuses, with the number that it gives (errno).
        case system(Int32)
        /// There is something else where a regular file is expected.
        case isNoFile(FileKind)
        /// There is more than so many bytes.
        case tooLarge(limit: Int)
        /// No byte came for so many seconds.
        case stalled(seconds: Int)
        /// So many earlier reads were given up and still wait for their file system.
        case tooManyStalled(Int)
        /// The content was changed again and again while it was read.
        case changing
    }

    package init(_ path: String, _ reason: Reason) {
        self.path = path
        self.reason = reason
    }

    /// What the system says of the call that has just failed.
    static func last(_ path: String) -> FileFault { FileFault(path, .system(errno)) }

    /// Whether the read was given up because the file system did not answer.
    package var isStall: Bool {
        switch reason {
        case .stalled, .tooManyStalled: true
        default: false
        }
    }
}

extension FileFault.Reason: CustomStringConvertible {
    /// A clause that follows "cannot read PATH:".
    package var description: String {
        switch self {
        case .system(let number): String(cString: strerror(number))
        case .isNoFile(let kind): "it is \(kind), not a file"
        case .tooLarge(let limit): "it takes more than \(Self.size(limit))"
        case .stalled(let seconds): "no byte came for \(seconds) s, so it was given up; look at its file system"
        case .tooManyStalled(let number):
            "\(number) reads before it still wait for their file system; look at that first"
        case .changing: "it was changed again and again while it was read; try again once it is written"
        }
    }

    /// A number of bytes in the largest unit that says it exactly.
    private static func size(_ bytes: Int) -> String {
        let units = [(1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "kB")]
        guard let (size, name) = units.first(where: { bytes >= $0.0 && bytes % $0.0 == 0 }) else {
            return "\(bytes) bytes"
        }
        return "\(bytes / size) \(name)"
    }
}

extension FileFault: CustomStringConvertible {
    /// One sentence without its end.
    package var description: String { "\(path): \(reason)" }
}
