internal import Glibc

/// What stands at a path.
package enum FileKind: Equatable, Sendable {
    case file, folder, pipe, socket, characterDevice, blockDevice, other

    /// The kind of what a descriptor is open for; nil where it is closed.
    package init?(descriptor: Int32) {
        guard let mark = FileMark(descriptor: descriptor) else { return nil }
        self = mark.kind
    }

    /// The kind of what stands at a path; nil where nothing does.
    package init?(path: String) {
        guard let mark = FileMark(path) else { return nil }
        self = mark.kind
    }

    /// The kind that a mode of stat(2) tells.
    init(mode: mode_t) {
        switch mode & S_IFMT {
        case S_IFREG: self = .file
        case S_IFDIR: self = .folder
        case S_IFIFO: self = .pipe
        case S_IFSOCK: self = .socket
        case S_IFCHR: self = .characterDevice
        case S_IFBLK: self = .blockDevice
        default: self = .other
        }
    }
}

extension FileKind: CustomStringConvertible {
    /// The kind with its article.
    package var description: String {
        switch self {
        case .file: "a file"
        case .folder: "a folder"
        case .pipe: "a pipe (FIFO)"
        case .socket: "a socket"
        case .characterDevice, .blockDevice: "a device"
        case .other: "no file of a known kind"
        }
    }
}
