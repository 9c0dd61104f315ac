package import Directory
internal import Drawings

extension AxisDate {
    /// A date of the calendar.
    ///
    /// - Parameter text: the date as the drawing writes it; as the data have it unless given.
    package init(_ day: Day, text: String? = nil) {
        self.init(
            text ?? day.description,
            year: day.year,
            earliest: Self.years(day.earliest),
            latest: Self.years(day.latest)
        )
    }

    /// From when to when a day lasts, from yyyymmdd.
    private static func years(_ key: Int32) -> Range<Double> {
        let (year, month, day) = (Int(key) / 10_000, Int(key) / 100 % 100, Int(key) % 100)
        let length = Double(337 + Day.days(in: 2, of: year))
        let before = (1..<month).reduce(0) { $0 + Day.days(in: $1, of: year) }
        let begin = Double(year) + Double(before + day - 1) / length
        return begin..<begin + 1 / length
    }
}
