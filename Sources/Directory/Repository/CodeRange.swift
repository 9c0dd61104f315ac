/// Values of a column, by their codes: a stretch of neighbours but for a few.
///
/// A date that is known to the year or month stands among the days that it may mean, so that a bound cuts a stretch of
/// dates of which at most two, the year and the month of the bound itself, do not keep it.
struct CodeRange {
    /// The stretch.
    var range: Range<Int>
    /// What in the stretch does not count. A few at most.
    var excluded: [Int] = []

    /// Whether a code counts.
    func contains(_ code: Int) -> Bool { range.contains(code) && (excluded.isEmpty || !excluded.contains(code)) }

    /// What both have.
    func intersection(_ other: CodeRange) -> CodeRange {
        let lower = max(range.lowerBound, other.range.lowerBound)
        let upper = max(lower, min(range.upperBound, other.range.upperBound))
        return CodeRange(range: lower..<upper, excluded: excluded + other.excluded.filter { !excluded.contains($0) })
    }
}
