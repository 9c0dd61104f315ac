/// The faults of a Seed as a person reads them: equal ones gathered, and of each file the first few.
package struct FaultReport: Sendable {
    /// Faults that are told together.
    package struct Entry: Sendable {
        /// The first of them.
        package let first: SeedFault
        /// How many there are.
        package fileprivate(set) var count = 1
        /// Those behind the first, a few of them.
        fileprivate var others: [SeedFault] = []

        /// What is wrong, with the number of places and the next ones.
        package var problem: String {
            guard count > 1 else { return first.problem }
            let places = others.map { other in
                let place = [other.line, other.column].compactMap { $0.map(String.init) }.joined(separator: ":")
                return [place, other.record ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
            }
            let more = count > others.count + 1 ? ", …" : ""
            return "\(first.problem) (\(count) times; also \(places.joined(separator: ", "))\(more))"
        }

        /// One line for a person.
        package var line: String { first.with(problem: problem).description }
    }

    /// The most lines of a file.
    package static let linesOfFile = 20
    /// How many places are named behind the first.
    fileprivate static let placesBehindFirst = 3

    /// The entries of each file that are told, files in the order of their first fault.
    package let entries: [Entry]
    /// For each file that has more: its path and how many faults are not told.
    package let omitted: [(path: String, count: Int)]

    /// Gathers faults.
    package init(_ faults: [SeedFault]) {
        var (files, gathered) = ([String](), [String: [Entry]]())
        var places: [Kind: Int] = [:]
        for fault in faults {
            let kind = Kind(fault)
            if let place = places[kind] {
                gathered[fault.file]?[place].add(fault)
                continue
            }
            if gathered[fault.file] == nil { files.append(fault.file) }
            places[kind] = gathered[fault.file, default: []].count
            gathered[fault.file, default: []].append(Entry(first: fault))
        }
        entries = files.flatMap { (gathered[$0] ?? []).prefix(Self.linesOfFile) }
        omitted = files.compactMap { file in
            let rest = (gathered[file] ?? []).dropFirst(Self.linesOfFile)
            guard let path = rest.first?.first.path else { return nil }
            return (path, rest.reduce(0) { $0 + $1.count })
        }
    }

    /// A line for each entry, and one for each file that has more.
    package var lines: [String] {
        var rest = Dictionary(omitted.map { ($0.path, $0.count) }) { first, _ in first }
        var lines: [String] = []
        for (number, entry) in entries.enumerated() {
            lines.append(entry.line)
            let path = entry.first.path
            guard number + 1 == entries.count || entries[number + 1].first.path != path,
                let count = rest.removeValue(forKey: path)
            else { continue }
            lines.append("\(path): \(count) more; look at those above first")
        }
        return lines
    }

    /// What makes two faults equal: the file, the field whichever the item, and the words.
    private struct Kind: Hashable {
        let file: String
        let field: String?
        let problem: String

        init(_ fault: SeedFault) {
            (file, problem) = (fault.file, fault.problem)
            field = fault.field.map { field in
                var (isIndex, kept) = (false, "")
                for character in field.unicodeScalars {
                    if character == "[" { isIndex = true }
                    if !isIndex { kept.unicodeScalars.append(character) }
                    if character == "]" { isIndex = false }
                }
                return kept
            }
        }
    }
}

extension FaultReport.Entry {
    fileprivate mutating func add(_ fault: SeedFault) {
        count += 1
        if others.count < FaultReport.placesBehindFirst { others.append(fault) }
    }
}
