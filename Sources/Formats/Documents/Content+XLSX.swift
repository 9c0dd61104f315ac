internal import Addresses
internal import Directory
internal import Memory
internal import Spreadsheets

extension Content {
    /// The records as a workbook of one sheet, with the columns of `csv`.
    ///
    /// - Throws: where the sheet would take more bytes than it may.
    func xlsx(_ budget: TableBudget) throws(TableTooLarge) -> MemoryBlock {
        var budget = budget
        let table = tableColumns
        var sheet = Sheet(schema.name.rawValue, columns: table.map(\.name))
        let histories = table.map { history(of: $0) }
        let read = JSONProjection(tableFields.map(\.name) + histories.compactMap(\.self))
        for record in records {
            let value = record.value(read)
            sheet.add(
                zip(table, histories).map { column, history in
                    // nothing dates the value, and nobody asked for it as it is today
                    if let history, value[history] == nil { return .empty }
                    return column.inSheet(value, repository)
                }
            )
            try budget.count(sheet.size)
        }
        var workbook = Workbook(repository, title: repository.dataset.title)
        workbook.add(sheet)
        guard let bytes = workbook.finish() else { throw TableTooLarge(rows: 0, maximum: budget.maximum) }
        return MemoryBlock(bytes)
    }
}

extension CSVColumn {
    /// The cell of a record in a sheet. No text in it is run, so none is guarded.
    fileprivate func inSheet(_ record: JSON, _ repository: Repository) -> SheetCell {
        guard let value = value(of: record) else { return .empty }
        switch kind {
        case .ordinate(let ordinate):
            guard let numbers = value.array, ordinate < numbers.count, case .number(let literal) = numbers[ordinate]
            else { return .empty }
            return .number(literal)
        case .bound(let bound):
            return value.string.flatMap(Day.init).map { SheetCell(date: bound.day(of: $0).description) } ?? .empty
        case .collection: return .text(cell(record, in: repository))
        case .json: return .text(value.description)
        case .words: return .text(CSVCell.text(value))
        case .value(let type):
            switch (value, type) {
            case (.number(let literal), _): return .number(literal)
            case (.bool(let flag), _): return .flag(flag)
            case (.string(let text), .date): return SheetCell(date: text)
            case (.string(let text), .url): return .link(text)
            default: return .text(CSVCell.text(value))
            }
        }
    }
}
