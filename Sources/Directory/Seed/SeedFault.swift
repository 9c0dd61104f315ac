/// Something wrong in a Seed: where, what, and what would be right.
package struct SeedFault: Error, Sendable, Equatable {
    /// The file's name.
    package internal(set) var file: String
    /// The folder that the file is in; nil for a Seed that is in none, and where the fault was not placed yet.
    package internal(set) var folder: String?
    /// The line of what is wrong, counted from 1; that of the record until the fault is placed; nil where none is known.
    package internal(set) var line: Int?
    /// The column of what is wrong, counted from 1 in UTF-16 code units; nil until the fault is placed.
    package internal(set) var column: Int?
    /// The id of the record, or its place in the file where it has none.
    package internal(set) var record: String?
    /// The path of the field in the record: `evidence[2].source`.
    package let field: String?
    /// What is wrong and what would be right.
    package internal(set) var problem: String
    /// How many records stand before this one in its file.
    var index: Int?
    /// The name in the file that is itself wrong, at the end of the path; nil where the value is.
    let key: String?

    /// Describes a fault. It is placed later, by `FaultLocator`.
    ///
    /// - Parameters:
    ///   - index: how many records stand before this one in its file.
    ///   - key: the name that is itself wrong, at the end of the path.
    package init(
        file: String,
        line: Int?,
        record: String?,
        field: String?,
        problem: String,
        index: Int? = nil,
        key: String? = nil
    ) {
        (self.file, self.line, self.record, self.field, self.problem) = (file, line, record, field, problem)
        (self.index, self.key) = (index, key)
    }

    /// The fault of a file that is no JSON.
    init(file: String, _ error: JSONSyntaxError) {
        let record = error.element.map { $0.id?.abbreviated ?? "record \($0.index + 1)" }
        self.init(file: file, line: error.position.line, record: record, field: error.path, problem: error.reason)
        column = error.position.column
    }

    /// The fault in other words.
    func with(problem: String) -> SeedFault {
        var fault = self
        fault.problem = problem
        return fault
    }

    /// The fault of a value that was checked as if it were a record, in the file that it stands in.
    func moved(to file: String, line: Int?, record: String?) -> SeedFault {
        var fault = self
        (fault.file, fault.line, fault.record, fault.index) = (file, line, record, nil)
        return fault
    }

    /// The file with its folder, as commands take it.
    package var path: String { folder.map { $0.hasSuffix("/") ? $0 + file : "\($0)/\(file)" } ?? file }

    /// File, line and column, as editors and terminals open it: `Seed/operations.json:5463:15`.
    package var place: String {
        ([path] + [line, line == nil ? nil : column].compactMap { $0.map(String.init) }).joined(separator: ":")
    }

    /// The record and the field; empty where neither is known.
    package var subject: String { [record, field].compactMap { $0 }.joined(separator: " ") }
}

extension SeedFault: CustomStringConvertible {
    /// One line for a person: `Seed/operations.json:5463:15: bishkek closed: …`.
    package var description: String { [place, subject, problem].filter { !$0.isEmpty }.joined(separator: ": ") }
}

/// Everything wrong in a Seed, in the order of files and lines. Never empty.
package struct InvalidSeed: Error, CustomStringConvertible {
    /// Where the Seed comes from.
    package let origin: String
    /// The faults.
    package let faults: [SeedFault]

    /// Gathers faults, at least one.
    package init(origin: String, faults: [SeedFault]) { (self.origin, self.faults) = (origin, faults) }

    /// What is wrong with a Seed, each fault at its place.
    ///
    /// - Parameter files: the content of the files by name.
    init(origin: String, folder: String?, files: [String: [UInt8]], faults: [SeedFault]) {
        self.init(origin: origin, faults: FaultLocator.locate(faults, in: files, folder: folder))
    }

    /// A closing line: how many faults there are.
    package var summary: String {
        "\(origin): \(faults.count) \(faults.count == 1 ? "fault" : "faults"); nothing was loaded"
    }

    /// The lines of `FaultReport` and a closing line.
    package var description: String { (FaultReport(faults).lines + [summary]).joined(separator: "\n") }
}
