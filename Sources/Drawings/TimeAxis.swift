/// Years from left to right.
package struct TimeAxis: Sendable {
    /// The first year that is drawn.
    package let firstYear: Int
    /// The last year that is drawn; the first one where that is later.
    package let lastYear: Int
    /// When the drawing ends: with the day of the data, so that the same data make the same drawing.
    private let today: Double
    /// Where the first day of the first year stands.
    package let left: Double
    /// Where the last day of today's year stands.
    package let right: Double

    /// The year in which the talks began that became the OSCE, with which the axis begins where nothing is older.
    package static let usualFirstYear = 1973

    /// The axis that ends with the year of a date.
    package init(firstYear: Int, today: AxisDate, left: Double, right: Double) {
        self.init(
            firstYear: firstYear,
            lastYear: today.year,
            today: today.latest.upperBound,
            left: left,
            right: right
        )
    }

    /// The axis that ends with a year.
    package init(firstYear: Int, lastYear: Int, left: Double, right: Double) {
        self.init(
            firstYear: firstYear,
            lastYear: lastYear,
            today: Double(lastYear + 1),
            left: left,
            right: right
        )
    }

    private init(firstYear: Int, lastYear: Int, today: Double, left: Double, right: Double) {
        self.firstYear = firstYear
        self.lastYear = max(firstYear, lastYear)
        self.today = today
        self.left = left
        self.right = right
    }

    /// The years from the beginning of the first one to the end of the last.
    private var span: Double { Double(lastYear + 1 - firstYear) }

    /// Where a time is, in years since the beginning of our era; what is before or after the axis is at its ends.
    package func x(ofYears years: Double) -> Double {
        min(max(left + (years - Double(firstYear)) / span * (right - left), left), right)
    }

    /// Where the year begins.
    package func x(ofYear year: Int) -> Double { x(ofYears: Double(year)) }

    /// The middle of the days that a date may mean.
    package func middle(of date: AxisDate) -> Double {
        (x(ofYears: date.earliest.lowerBound) + x(ofYears: date.latest.upperBound)) / 2
    }

    /// Where today ends.
    package var now: Double { x(ofYears: today) }

    /// The years at which to write the year, so that they are no nearer than a distance.
    package func ticks(noNearerThan distance: Double) -> [Int] {
        let step =
            [1, 2, 5, 10, 20, 50].first { (right - left) / span * Double($0) >= distance } ?? 100
        // one at the very edge would be cut
        return (firstYear...lastYear).filter { $0 % step == 0 && x(ofYear: $0) >= left + 6 }
    }
}
