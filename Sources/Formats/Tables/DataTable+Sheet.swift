package import Directory
internal import Spreadsheets

extension DataTable {
    /// The table as a sheet of a workbook.
    func sheet(of repository: Repository) -> Sheet {
        var sheet = Sheet(name, columns: columns.map(\.name))
        let kinds = columns.map(\.kind)
        forEachRow(of: repository) { cells in
            sheet.add(zip(cells, kinds).map { $0.inSheet($1) })
            return true
        }
        return sheet
    }

    /// Every table of the data set as a sheet of one workbook; nil where memory is short.
    package static func workbook(of repository: Repository) -> [UInt8]? {
        var workbook = Workbook(repository, title: repository.dataset.title)
        for table in all { workbook.add(table.sheet(of: repository)) }
        return workbook.finish()
    }
}

extension Workbook {
    /// A workbook with what the data are of, and the day of the data.
    init(_ repository: Repository, title: String) {
        let dataset = repository.dataset
        let day = dataset.released
        self.init(
            title: title,
            description: "\(dataset.unofficial) \(dataset.licenceName), \(dataset.licenceURL)",
            creator: dataset.content["publisher"]?.string ?? dataset.title,
            day: (day.year, day.month ?? 1, day.day ?? 1)
        )
    }
}

extension TableCell {
    /// The cell of a sheet: dates known to the day as dates, addresses as links, whatever else is a text as a text.
    fileprivate func inSheet(_ kind: TableColumn.Kind) -> SheetCell {
        switch (self, kind) {
        case (.none, _): .empty
        case (.integer(let number), _): .number("\(number)")
        case (.number(let literal), _): .number(literal)
        case (.flag(let flag), _): .flag(flag)
        case (.text(let text), .date), (.text(let text), .day): SheetCell(date: text)
        case (.text(let text), .url): .link(text)
        case (.text(let text), _): .text(text)
        }
    }
}

extension SheetCell {
    /// A date: a day of the calendar where it is known to the day and spreadsheets count it, otherwise its text.
    init(date text: String) {
        guard let date = Day(text), let month = date.month, let day = date.day,
            let number = SheetDate(year: date.year, month: month, day: day)
        else {
            self = .text(text)
            return
        }
        self = .day(number)
    }
}
