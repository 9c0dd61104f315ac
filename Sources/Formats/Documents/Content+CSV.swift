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
        let columns = CSVColumn.columns(of: tableFields)
        let histories = columns.map { column in
            column.name.split(separator: ".").first.flatMap { history(of: String($0)) }
        }
        var text = TextBuilder(capacity: 65_536)
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
                return column.cell(value, prefix)
            }
            CSVCell.write(cells, to: &text)
            try budget.count(text.count)
        }
        return text.finish()
    }
}
