import ArgumentParser
import Directory

/// How faults and findings are written.
enum FaultFormat: String, CaseIterable, ExpressibleByArgument {
    /// Lines for a person, as compilers write them: editors and terminals open the place.
    case text
    /// Workflow commands, which GitHub shows beside the lines of a change.
    case github
    /// One JSON document with every fault, none gathered.
    case json
}

/// What a check of a Seed has found.
struct CheckResult {
    /// A kind of what was found.
    enum Severity: String {
        case fault, finding
    }

    /// Where the Seed comes from.
    let origin: String
    /// The version of the data; nil where nothing was loaded.
    let version: String?
    /// What was found, at its place.
    let found: [SeedFault]
    /// What that is.
    let severity: Severity
    /// Whether the check failed.
    let isFailure: Bool

    /// The lines of a format, but for the line that closes them in `text`.
    func lines(_ format: FaultFormat) -> [String] {
        switch format {
        case .text: FaultReport(found).lines
        case .github: workflowCommands
        case .json: ["\(document)"]
        }
    }

    /// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    private var workflowCommands: [String] {
        let report = FaultReport(found)
        let level = isFailure ? "error" : "warning"
        let told = report.entries.map { entry in
            let fault = entry.first
            var properties = [("file", fault.path)]
            if let line = fault.line { properties.append(("line", String(line))) }
            if let column = fault.column { properties.append(("col", String(column))) }
            if !fault.subject.isEmpty { properties.append(("title", fault.subject)) }
            let list = properties.map { "\($0.0)=\(Self.escaped($0.1, in: "%\r\n:,"))" }.joined(separator: ",")
            return "::\(level) \(list)::\(Self.escaped(entry.problem, in: "%\r\n"))"
        }
        let omitted = report.omitted.map { path, count in
            "::\(level) file=\(Self.escaped(path, in: "%\r\n:,"))::\(count) more"
        }
        return told + omitted
    }

    private static func escaped(_ text: String, in reserved: String) -> String {
        text.unicodeScalars.reduce(into: "") { escaped, scalar in
            if reserved.unicodeScalars.contains(scalar) {
                let digits = String(scalar.value, radix: 16, uppercase: true)
                escaped += "%" + (digits.count < 2 ? "0" : "") + digits
            } else {
                escaped.unicodeScalars.append(scalar)
            }
        }
    }

    private var document: JSON {
        let list = found.map { fault -> JSON in
            var members: [JSON.Member] = [.init("file", .string(fault.path))]
            if let line = fault.line { members.append(.init("line", .integer(line))) }
            if let column = fault.column { members.append(.init("column", .integer(column))) }
            if let record = fault.record { members.append(.init("record", .string(record))) }
            if let field = fault.field { members.append(.init("field", .string(field))) }
            members.append(.init("problem", .string(fault.problem)))
            return .object(members)
        }
        let members: [JSON.Member] = [
            .init("seed", .string(origin)), .init("valid", .bool(version != nil)),
            .init("version", version.map(JSON.string) ?? .null),
            .init("faults", .array(severity == .fault ? list : [])),
            .init("findings", .array(severity == .finding ? list : [])),
        ]
        return .object(version == nil ? members.filter { $0.name != "version" } : members)
    }
}
