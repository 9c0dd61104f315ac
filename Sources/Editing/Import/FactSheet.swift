internal import Directory

/// A file of facts.
package struct FactSheet: Sendable {
    /// The form of the file.
    private enum Form: Sendable {
        case json
        case csv(header: [String])
    }

    /// The facts, in the order of the file.
    package let rows: [FactRow]
    /// How many objects of the file are no facts: verdicts of an audit, lists of sources and the like.
    package let others: Int
    /// Columns, or members of objects, that nothing was read from, each with the name that may be meant.
    package let unknown: [String]
    private let form: Form

    /// Reads a file by the end of its name: `.csv`, otherwise JSON.
    package init(_ bytes: [UInt8], name: String) throws(EditRefusal) {
        if name.lowercased().hasSuffix(".csv") {
            guard String(validating: bytes, as: UTF8.self) != nil else {
                throw .senseless("\(name) is not UTF-8. Save it as CSV UTF-8; Excel has it among the types of files.")
            }
            guard let (header, rows) = FactRow.rows(ofCSV: bytes) else {
                throw .senseless(
                    "the first line of \(name) has to name the columns, record and field among them, with commas between them."
                )
            }
            (self.rows, others, form) = (rows, 0, .csv(header: header))
            unknown = FactColumns.unknown(in: header)
        } else {
            let sheet: JSON
            do throws(JSONSyntaxError) { sheet = try JSONReader.read(bytes) } catch {
                throw .malformed(file: name, error)
            }
            (rows, others) = FactRow.rows(of: sheet)
            form = .json
            unknown = FactColumns.unknown(in: rows)
        }
        guard !rows.isEmpty else {
            throw .senseless("there is no fact in \(name): a fact is an object with record, field, value and source.")
        }
    }

    /// Where the facts that were not taken are written: beside the sheet, in its form.
    ///
    /// - Parameter number: which of several such files it is.
    package static func rejectedName(of name: String, number: Int = 1) -> String {
        let place = number == 1 ? "" : "-\(number)"
        for suffix in [".csv", ".json"] where name.lowercased().hasSuffix(suffix) {
            return String(name.dropLast(suffix.count)) + ".rejected\(place)" + suffix
        }
        return name + ".rejected.json"
    }

    /// The facts that were not taken as a sheet, each with the reason.
    package func rejected(_ rejections: [FactImport.Rejection]) -> [UInt8] {
        switch form {
        case .json:
            let items = rejections.map { rejection -> JSON in
                let members = (rejection.row.original.members ?? []).filter { $0.name != "reason" }
                return .object(members + [.init("reason", .string(rejection.reason))])
            }
            return JSON.array(items).indentedBytes
        case .csv(let header):
            let columns = header.filter { $0 != "reason" }
            return CSVText.line(columns + ["reason"])
                + rejections.flatMap { rejection in
                    CSVText.line(columns.map { rejection.row.original[$0]?.string ?? "" } + [rejection.reason])
                }
        }
    }
}
