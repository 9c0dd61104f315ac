internal import Glibc

/// The evidence of a record on a day: without the entries and paths that speak of what was not there.
struct EvidenceOnDay {
    /// A field that is not what it is today.
    struct Change {
        let rule: DayRule
        /// What it was; nil where it was not there.
        let value: [UInt8]?
    }

    private let changes: [Change]
    /// For each change what tells its field from most others.
    private let marks: [Int]

    init(_ changes: [Change]) {
        self.changes = changes
        marks = changes.map { $0.rule.name.withUnsafeBytes(\.mark) }
    }

    /// Writes the evidence without the entries and paths that speak of what is not there on the day.
    func write(_ evidence: UnsafeRawBufferPointer, to other: inout TextBuilder) {
        var count = 0
        var paths = TextBuilder(capacity: 1_024)
        other.append(literal: "[")
        JSONCursor.forEachElement(of: evidence) { entry in
            guard let fields = JSONCursor.member("fields", of: entry) else { return }
            paths.removeAll()
            var (all, kept) = (0, 0)
            JSONCursor.forEachElement(of: fields) { path in
                all += 1
                guard isThere(path) else { return }
                if kept > 0 { paths.append(literal: ",") }
                paths.append(path)
                kept += 1
            }
            guard kept > 0 else { return }
            if count > 0 { other.append(literal: ",") }
            count += 1
            if kept == all {
                other.append(entry)
            } else {
                paths.withBytes { write(entry, withPaths: $0, to: &other) }
            }
        }
        other.append(literal: "]")
    }

    /// Where the field of a path ends.
    private static func dot(in path: UnsafeRawBufferPointer) -> Int {
        guard let start = path.baseAddress, let dot = memchr(start, Int32(UInt8(ascii: ".")), path.count) else {
            return path.count
        }
        return start.distance(to: UnsafeRawPointer(dot))
    }

    private func write(
        _ entry: UnsafeRawBufferPointer,
        withPaths paths: UnsafeRawBufferPointer,
        to other: inout TextBuilder
    ) {
        var isFirst = true
        other.append(literal: "{")
        JSONCursor.forEachMember(of: entry) { name, value in
            if !isFirst { other.append(literal: ",") }
            isFirst = false
            other.append(literal: "\"")
            other.append(name)
            other.append(literal: "\":")
            if name.equals("fields") {
                other.append(literal: "[")
                other.append(paths)
                other.append(literal: "]")
            } else {
                other.append(value)
            }
        }
        other.append(literal: "}")
    }

    /// Whether the record has what an evidence path names. Today it has, as the loader has seen to.
    private func isThere(_ path: UnsafeRawBufferPointer) -> Bool {
        guard let path = path.contentOfString else { return false }
        let dot = Self.dot(in: path)
        let field = UnsafeRawBufferPointer(rebasing: path[..<dot])
        let mark = field.mark
        var place = 0
        while place < marks.count, marks[place] != mark || !field.equals(changes[place].rule.name) { place += 1 }
        guard place < marks.count else { return true }
        let change = changes[place]
        guard let value = change.value else { return false }
        guard dot + 1 < path.count else { return true }
        let part = JSONCursor.text(UnsafeRawBufferPointer(rebasing: path[(dot + 1)...]))
        return EvidenceChecker.holds(value.withUnsafeBytes(JSONReader.readTrusted), change.rule.type, part)
    }
}
