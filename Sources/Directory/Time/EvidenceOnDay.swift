internal import Glibc

/// The evidence of a record on a day: without the entries and paths that speak of what is not shown, and with what shown
/// values rest on in their place.
struct EvidenceOnDay {
    /// A field that does not rest on what it rests on today.
    struct Change {
        /// What became of it.
        enum Outcome {
            /// It is not there.
            case gone
            /// Some items of the list are not there: the labels of today, each with that of the day; nil for those that
            /// went. Labels that stay are left out.
            case filtered([String: String?])
            /// It is what another fact says, by the path of evidence for it. Nil where it is not known which.
            case shown(by: String?)
            /// It is today's value, as another fact says; of its parts the one that fact gives rests on it alone.
            case confirmed(by: String?, part: [UInt8])
            /// It follows from other facts, by their paths.
            case derived(from: [[UInt8]])
        }

        let rule: DayRule
        let outcome: Outcome
    }

    private let changes: [Change]
    /// For each change what tells its field from most others.
    private let marks: [Int]
    /// The facts that shown values rest on, with the names of the fields that show them.
    private let grounds: [(path: String, name: [UInt8])]

    init(_ changes: [Change]) {
        self.changes = changes
        marks = changes.map { $0.rule.name.withUnsafeBytes(\.mark) }
        grounds = changes.compactMap { change in
            switch change.outcome {
            case .shown(let path?), .confirmed(let path?, _): (path, change.rule.name)
            default: nil
            }
        }
    }

    /// Writes the evidence as an array.
    func write(_ evidence: UnsafeRawBufferPointer, to other: inout TextBuilder) {
        var count = 0
        var paths = TextBuilder(capacity: 1_024)
        other.append(literal: "[")
        JSONCursor.forEachElement(of: evidence) { entry in
            guard let fields = JSONCursor.member("fields", of: entry) else { return }
            paths.removeAll()
            let isSame = write(paths: fields, to: &paths)
            guard paths.count > 0 else { return }
            if count > 0 { other.append(literal: ",") }
            count += 1
            if isSame {
                other.append(entry)
            } else {
                paths.withBytes { write(entry, withPaths: $0, basis: nil, to: &other) }
            }
        }
        for change in changes {
            guard case .derived(let sources) = change.outcome else { continue }
            for entry in Self.entries(of: evidence, naming: sources) {
                if count > 0 { other.append(literal: ",") }
                count += 1
                paths.removeAll()
                paths.append(literal: "\"")
                change.rule.name.withUnsafeBytes { paths.append($0) }
                paths.append(literal: "\"")
                paths.withBytes { write(entry, withPaths: $0, basis: #""inferred""#, to: &other) }
            }
        }
        other.append(literal: "]")
    }

    /// Writes the paths of an entry that hold on the day, with commas.
    ///
    /// - Returns: whether they are those of today.
    private func write(paths: UnsafeRawBufferPointer, to output: inout TextBuilder) -> Bool {
        var isSame = true
        var added: [[UInt8]] = []
        JSONCursor.forEachElement(of: paths) { path in
            for name in shown(by: path) where !added.contains(name) { added.append(name) }
            switch held(path) {
            case .same: Self.append(path, to: &output)
            case .renamed(let other):
                isSame = false
                other.withUnsafeBytes { Self.append($0, to: &output) }
            case .gone: isSame = false
            }
        }
        for name in added {
            isSame = false
            let path = [UInt8(ascii: "\"")] + name + [UInt8(ascii: "\"")]
            path.withUnsafeBytes { Self.append($0, to: &output) }
        }
        return isSame
    }

    private static func append(_ path: UnsafeRawBufferPointer, to output: inout TextBuilder) {
        if output.count > 0 { output.append(literal: ",") }
        output.append(path)
    }

    /// The fields that show what a path names.
    private func shown(by path: UnsafeRawBufferPointer) -> [[UInt8]] {
        guard !grounds.isEmpty, let content = path.contentOfString, let dot = Self.dot(in: content) else { return [] }
        // most paths are of another field, which is told without a text
        let near = grounds.filter { $0.path.utf8.prefix(dot).elementsEqual(content[..<dot]) }
        guard !near.isEmpty else { return [] }
        let text = JSONCursor.text(content)
        return near.filter { $0.path == text }.map(\.name)
    }

    /// The entries that support one of some paths, one for each source and locator.
    private static func entries(
        of evidence: UnsafeRawBufferPointer,
        naming paths: [[UInt8]]
    ) -> [UnsafeRawBufferPointer] {
        var found: [UnsafeRawBufferPointer] = []
        JSONCursor.forEachElement(of: evidence) { entry in
            guard let fields = JSONCursor.member("fields", of: entry),
                JSONCursor.member("basis", of: entry)?.equals(#""contradicts""#) != true
            else { return }
            var isNamed = false
            JSONCursor.forEachElement(of: fields) { path in
                if !isNamed, let path = path.contentOfString, paths.contains(where: { path.equals($0) }) {
                    isNamed = true
                }
            }
            if isNamed, !found.contains(where: { isAlike($0, entry) }) { found.append(entry) }
        }
        return found
    }

    /// Whether two entries name the same place of the same source.
    private static func isAlike(_ one: UnsafeRawBufferPointer, _ other: UnsafeRawBufferPointer) -> Bool {
        for member in ["source", "locator"] as [StaticString] {
            switch (JSONCursor.member(member, of: one), JSONCursor.member(member, of: other)) {
            case (nil, nil): continue
            case (let one?, let other?) where one.equals(other): continue
            default: return false
            }
        }
        return true
    }

    /// Where the field of a path ends; nil where it ends with the path.
    private static func dot(in path: UnsafeRawBufferPointer) -> Int? {
        guard let start = path.baseAddress, let dot = memchr(start, Int32(UInt8(ascii: ".")), path.count) else {
            return nil
        }
        return start.distance(to: UnsafeRawPointer(dot))
    }

    /// - Parameter basis: the basis in place of the entry's, as JSON; what the source says of another fact is then left out.
    private func write(
        _ entry: UnsafeRawBufferPointer,
        withPaths paths: UnsafeRawBufferPointer,
        basis: StaticString?,
        to other: inout TextBuilder
    ) {
        var isFirst = true
        other.append(literal: "{")
        JSONCursor.forEachMember(of: entry) { name, value in
            if basis != nil, name.equals("says") { return }
            if !isFirst { other.append(literal: ",") }
            isFirst = false
            other.append(literal: "\"")
            other.append(name)
            other.append(literal: "\":")
            if name.equals("fields") {
                other.append(literal: "[")
                other.append(paths)
                other.append(literal: "]")
            } else if let basis, name.equals("basis") {
                other.append(literal: basis)
            } else {
                other.append(value)
            }
        }
        other.append(literal: "}")
    }

    /// What becomes of a path.
    private enum Held {
        case same
        /// It names the same item by another label: the path as a JSON string.
        case renamed([UInt8])
        case gone
    }

    private func held(_ path: UnsafeRawBufferPointer) -> Held {
        guard let content = path.contentOfString else { return .gone }
        let dot = Self.dot(in: content)
        let field = UnsafeRawBufferPointer(rebasing: content[..<(dot ?? content.count)])
        let mark = field.mark
        var place = 0
        while place < marks.count, marks[place] != mark || !field.equals(changes[place].rule.name) { place += 1 }
        guard place < marks.count else { return .same }
        let part = dot.map { UnsafeRawBufferPointer(rebasing: content[($0 + 1)...]) }
        switch changes[place].outcome {
        case .gone, .shown, .derived: return .gone
        case .confirmed(_, let own): return part.map { !$0.equals(own) } ?? false ? .same : .gone
        case .filtered(let labels):
            guard let part, let label = labels[JSONCursor.text(part)] else { return .same }
            guard let label else { return .gone }
            return .renamed(JSON.string(String(decoding: field, as: UTF8.self) + "." + label).bytes)
        }
    }
}
