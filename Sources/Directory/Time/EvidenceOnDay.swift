/// The evidence of a record on a day: without the entries and paths that speak of what was not there.
struct EvidenceOnDay {
    /// A field that is not what it is today.
    struct Change {
        let rule: DayRule
        /// What it was; nil where it was not there.
        let value: [UInt8]?
    }

    let changes: [Change]

    /// Writes the evidence without the entries and paths that speak of what is not there on the day.
    func write(_ evidence: UnsafeRawBufferPointer, to other: inout TextBuilder) {
        var count = 0
        var paths = TextBuilder(capacity: 1_024)
        other.append(literal: "[")
        JSONCursor.forEachElement(of: evidence) { entry in
            paths.removeAll()
            var kept = 0
            JSONCursor.forEachMember(of: entry) { name, value in
                guard name.equals("fields") else { return }
                JSONCursor.forEachElement(of: value) { path in
                    guard isThere(path) else { return }
                    if kept > 0 { paths.append(literal: ",") }
                    paths.append(path)
                    kept += 1
                }
            }
            guard kept > 0 else { return }
            if count > 0 { other.append(literal: ",") }
            count += 1
            paths.withBytes { write(entry, withPaths: $0, to: &other) }
        }
        other.append(literal: "]")
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
        let dot = path.firstIndex(of: UInt8(ascii: ".")) ?? path.count
        let field = UnsafeRawBufferPointer(rebasing: path[..<dot])
        guard let change = changes.first(where: { field.equals($0.rule.name) }) else { return true }
        guard let value = change.value else { return false }
        guard dot + 1 < path.count else { return true }
        let part = JSONCursor.text(UnsafeRawBufferPointer(rebasing: path[(dot + 1)...]))
        return EvidenceChecker.holds(value.withUnsafeBytes(JSONReader.readTrusted), change.rule.type, part)
    }
}
