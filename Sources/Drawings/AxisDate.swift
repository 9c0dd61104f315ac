/// A date as it stands on an axis of time: the first and the last day that it may mean. Times are years since the beginning
/// of our era.
package struct AxisDate: Sendable, Equatable {
    /// The date in words: `1992-09`.
    package let text: String
    /// The year of the first day.
    package let year: Int
    /// From when to when the first day lasts.
    package let earliest: Range<Double>
    /// From when to when the last day lasts.
    package let latest: Range<Double>

    /// Joins its parts.
    package init(_ text: String, year: Int, earliest: Range<Double>, latest: Range<Double>) {
        self.text = text
        self.year = year
        self.earliest = earliest
        self.latest = latest
    }
}

extension AxisDate: Comparable {
    /// By the first day; of two with the same one, the less exact first.
    package static func < (left: AxisDate, right: AxisDate) -> Bool {
        (left.earliest.lowerBound, -left.latest.lowerBound) < (
            right.earliest.lowerBound, -right.latest.lowerBound
        )
    }
}
