internal import Glibc

/// The state of the files in a folder, links on the way to them included.
///
/// Two equal states between which time has passed mean that nothing was changed in that time, provided the first was
/// taken once everything was at rest (`isFresh`): a change later than that is marked with a later time. So a link that
/// is turned there and back is noticed too, even where the system gives its number to the next link.
struct FolderMarks: Equatable {
    private struct Trail: Equatable {
        var links: [FileMark] = []
        var file: FileMark?
    }

    private let trails: [String: Trail]

    /// The names, in order.
    var names: [String] { trails.keys.sorted() }

    /// Takes the state of the files of these names.
    init(_ names: [String], in folder: Int32) {
        trails = Dictionary(names.map { ($0, Self.trail($0, folder)) }) { first, _ in first }
    }

    /// The mark of the file that a name leads to; nil where it leads nowhere.
    func file(_ name: String) -> FileMark? { trails[name]?.file }

    /// How long after a change the clock that marks files certainly shows another time, in nanoseconds.
    private static let tick = 20_000_000

    /// Whether something was changed a moment ago, so that a change of now might bear the same time.
    var isFresh: Bool {
        let now = FileMark.now
        func isFresh(_ mark: FileMark) -> Bool { mark.changed > now - Self.tick }
        return trails.values.contains { $0.links.contains(where: isFresh) || $0.file.map(isFresh) ?? false }
    }

    /// As many links may be on the way to a file (path_resolution(7)).
    private static let mostLinks = 40

    /// The links on the way from a folder to a file, and the file.
    private static func trail(_ name: String, _ folder: Int32) -> Trail {
        var trail = Trail(file: FileMark(name, in: folder))
        var (done, rest) = ("", [Substring(name)])
        while trail.links.count < mostLinks, let part = rest.popLast() {
            let next = done.isEmpty || done == "/" ? done + part : done + "/" + part
            guard let mark = FileMark(next, in: folder, followsLinks: false) else { break }
            guard mark.kind == .other, let target = target(of: next, folder) else {
                done = next
                continue
            }
            trail.links.append(mark)
            if target.hasPrefix("/") { done = "/" }
            rest += target.split(separator: "/").reversed()
        }
        return trail
    }

    /// Where a symbolic link leads; nil for anything else.
    private static func target(of path: String, _ folder: Int32) -> String? {
        var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlinkat(folder, path, &bytes, bytes.count)
        return count >= 0 ? String(decoding: bytes[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self) : nil
    }
}
