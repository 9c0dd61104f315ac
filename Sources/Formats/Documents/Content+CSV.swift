internal import Addresses
internal import Directory
package import Memory

extension Content {
    /// Whether a field has a column: that of the language where names are in one, or where it was asked for.
    private func isColumn(_ field: Field) -> Bool {
        !CSVColumn.whenAsked.contains(field.name) || fields != nil || repository.languages != nil
    }

    /// The records as a table (RFC 4180): a column for each value, parts of objects by their dotted path.
    ///
    /// - Throws: where the table would take more bytes than it may.
    package func csv(_ budget: TableBudget) throws(TableTooLarge) -> MemoryBlock {
        var budget = budget
        let prefix = AddressPrefix(publicAddress)
        let columns = CSVColumn.columns(of: shownFields.filter(isColumn))
        var text = TextBuilder(capacity: 65_536)
        CSVCell.write(columns.map(\.name), to: &text)
        for record in records {
            let value = record.value
            CSVCell.write(columns.lazy.map { $0.cell(value, prefix) }, to: &text)
            try budget.count(text.count)
        }
        return text.finish()
    }
}
