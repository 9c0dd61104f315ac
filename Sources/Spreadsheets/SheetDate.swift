/// A day as spreadsheets count them: 1 is 1900-01-01, and 60 a 29 February of that year, which the calendar does not have
/// (ECMA-376, part 1, 18.17.4.1).
package struct SheetDate: Sendable, Equatable {
    /// The number of the day.
    package let number: Int

    /// A day of the Gregorian calendar; nil before 1900-03-01, where programs count in different ways.
    package init?(year: Int, month: Int, day: Int) {
        // days since 0000-03-01: a year begins in March, so that the day that comes and goes is its last
        let (year, month) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
        let days = year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + day - 1
        // 1899-12-30 is 693,899 days after that
        number = days - 693_899
        if number < 61 { return nil }
    }
}
