internal import Directory

/// Years from left to right.
struct TimeAxis: Sendable {
    /// The first year that is drawn.
    let firstYear: Int
    /// The day on which the drawing ends: that of the data, so that the same data make the same drawing.
    let today: Day
    /// Where the first day of the first year stands.
    let left: Double
    /// Where the last day of today's year stands.
    let right: Double

    /// The year in which the talks began that became the OSCE, with which the axis begins where nothing is older.
    static let usualFirstYear = 1973

    /// The last year that is drawn. Where the first year is after today, that alone.
    private var lastYear: Int { max(firstYear, today.year) }

    /// The years from the beginning of the first one to the end of the last.
    private var span: Double { Double(lastYear + 1 - firstYear) }

    /// Where a number of years since the beginning of our era is; what is before or after the axis is at its ends.
    private func x(ofYears years: Double) -> Double {
        min(max(left + (years - Double(firstYear)) / span * (right - left), left), right)
    }

    /// Where a day of the calendar begins, from yyyymmdd.
    func start(of key: Int32) -> Double { x(ofYears: Self.years(key)) }

    /// Where a day of the calendar ends, from yyyymmdd.
    func end(of key: Int32) -> Double {
        let length = Self.length(of: Int(key) / 10_000)
        return x(ofYears: Self.years(key) + 1 / length)
    }

    /// Where the year begins.
    func x(ofYear year: Int) -> Double { x(ofYears: Double(year)) }

    /// The middle of the days that a date may mean.
    func middle(of day: Day) -> Double { (start(of: day.earliest) + end(of: day.latest)) / 2 }

    /// Where today ends.
    var now: Double { end(of: today.latest) }

    /// The years at which to write the year, so that they are no nearer than a distance.
    func ticks(noNearerThan distance: Double) -> [Int] {
        let step = [1, 2, 5, 10, 20, 50].first { (right - left) / span * Double($0) >= distance } ?? 100
        // one at the very edge would be cut
        return (firstYear...lastYear).filter { $0 % step == 0 && x(ofYear: $0) >= left + 6 }
    }

    /// The years since the beginning of our era until a day begins, from yyyymmdd.
    private static func years(_ key: Int32) -> Double {
        let (year, month, day) = (Int(key) / 10_000, Int(key) / 100 % 100, Int(key) % 100)
        let before = (1..<month).reduce(0) { $0 + Day.days(in: $1, of: year) }
        return Double(year) + Double(before + day - 1) / length(of: year)
    }

    private static func length(of year: Int) -> Double { Double(337 + Day.days(in: 2, of: year)) }
}
