/// Something wrong in a Seed: where, what, and what would be right.
package struct SeedFault: Error, Sendable, Equatable {
    /// The file's name.
    package let file: String
    /// The line the record or the fault begins on, counted from 1; nil where no line is known.
    package let line: Int?
    /// The id of the record, or its place in the file where it has none.
    package let record: String?
    /// The path of the field.
    package let field: String?
    /// What is wrong and what would be right.
    package let problem: String

    /// Describes a fault.
    package init(file: String, line: Int?, record: String?, field: String?, problem: String) {
        (self.file, self.line, self.record) = (file, line, record)
        (self.field, self.problem) = (field, problem)
    }
}

extension SeedFault: CustomStringConvertible {
    /// One line for a person: `operations.json:12 bishkek closed: …`.
    package var description: String {
        let place = file + (line.map { ":\($0)" } ?? "")
        return [place, record, field].compactMap { $0 }.joined(separator: " ") + ": " + problem
    }
}

/// Everything wrong in a Seed, in the order of files and lines. Never empty.
package struct InvalidSeed: Error, CustomStringConvertible {
    /// Where the Seed comes from.
    package let origin: String
    /// The faults.
    package let faults: [SeedFault]

    /// Gathers faults, at least one.
    package init(origin: String, faults: [SeedFault]) { (self.origin, self.faults) = (origin, faults) }

    /// One line per fault and a closing line.
    package var description: String {
        faults.map(\.description).joined(separator: "\n")
            + "\n\(origin): \(faults.count) \(faults.count == 1 ? "fault" : "faults"); nothing was loaded"
    }
}
