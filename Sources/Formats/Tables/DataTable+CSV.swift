package import Directory
internal import Memory

extension DataTable {
    /// The table as CSV (RFC 4180). Texts that a spreadsheet would run are guarded as in other tables.
    package func csv(of repository: Repository) -> [UInt8] {
        var text = TextBuilder(capacity: 65_536)
        CSVCell.write(columns.map(\.name), to: &text)
        let kinds = columns.map(\.kind)
        forEachRow(of: repository) { cells in
            CSVCell.write(zip(cells, kinds).lazy.map { $0.csv($1) }, to: &text)
            return true
        }
        return text.withBytes { Array($0) }
    }
}

extension TableCell {
    /// The cell of a table, ready to be quoted.
    fileprivate func csv(_ kind: TableColumn.Kind) -> String {
        switch self {
        case .none: ""
        case .integer(let number): String(number)
        case .number(let literal): literal
        case .flag(let flag): flag ? "true" : "false"
        case .text(let text): if case .json = kind { CSVCell.guarded(json: text) } else { CSVCell.guarded(text) }
        }
    }
}
