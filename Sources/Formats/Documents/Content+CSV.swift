internal import Addresses
internal import Directory
package import Memory

extension Content {
    /// The records as a table (RFC 4180): a column for each value, parts of objects by their dotted path.
    ///
    /// - Throws: where the table would take more bytes than it may.
    package func csv(_ budget: TableBudget) throws(TableTooLarge) -> MemoryBlock {
        var budget = budget
        let prefix = AddressPrefix(publicAddress)
        let columns = tableColumns
        let histories = columns.map { history(of: $0) }
        var text = TextBuilder(capacity: 65_536)
        if style.hasMark { text.append(literal: CSVCell.mark) }
        CSVCell.write(columns.map(\.name), to: &text)
        // what a cell shows as JSON is copied as it stands in the record; only the rest is read
        let copied = columns.filter(\.isCopied).map(\.name)
        let read = JSONProjection(
            tableFields.map(\.name).filter { !copied.contains($0) } + histories.compactMap(\.self)
        )
        for record in records {
            let (value, texts) = (record.value(read), record.encodedMembers(copied))
            var next = 0
            let cells = zip(columns, histories).lazy.map { column, history -> String in
                if column.isCopied {
                    defer { next += 1 }
                    return texts[next].map { CSVColumn.cell(json: $0, prefix) } ?? ""
                }
                // nothing dates the value, and nobody asked for it as it is today
                if let history, value[history] == nil { return "" }
                return column.cell(value, in: repository, prefix)
            }
            CSVCell.write(cells, to: &text)
            try budget.count(text.count)
        }
        return text.finish()
    }

    /// The columns of the table.
    var tableColumns: [CSVColumn] { CSVColumn.columns(of: tableFields, style.dates) }

    /// How the table is written.
    private var style: TableStyle {
        switch subject {
        case .list(let request, _): request.view.table
        case .record(_, let view): view.table
        }
    }

    /// The field without which nothing dates the values of a column, where these were not asked for by name.
    func history(of column: CSVColumn) -> String? { history(of: column.field) }
}
