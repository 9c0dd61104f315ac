internal import Directory
internal import HTTPSemantics

extension HTTPDate {
    /// The first second of a day in UTC; of a date without a day, of the first day it may mean.
    init(_ day: Day) { self.init(year: day.year, month: day.month ?? 1, day: day.day ?? 1) }
}
