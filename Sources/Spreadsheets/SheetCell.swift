/// A cell of a sheet.
package enum SheetCell: Sendable, Equatable {
    case empty
    /// A text. It is never run as a formula, whatever it begins with.
    case text(String)
    /// A number by its literal.
    case number(String)
    case flag(Bool)
    /// A day of the calendar, from 1900-03-01 on (`SheetDate`).
    case day(SheetDate)
    /// An address that leads on, shown as it is.
    case link(String)
}
