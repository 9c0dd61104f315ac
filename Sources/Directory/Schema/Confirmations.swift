/// How old the newest source of a record may be before somebody should look again.
package enum Confirmations {
    /// The months before the release of the data.
    package static let months = 18

    /// The day before which a date is too old for data of a release; that of the release moved back by the months.
    static func border(before released: Day) -> Int32 {
        let last = released.last
        let month = last.year * 12 + (last.month ?? 12) - 1 - months
        let (year, number) = (month / 12, month % 12 + 1)
        let day = min(last.day ?? 1, Day.days(in: number, of: year))
        return Int32(year * 10_000 + number * 100 + day)
    }
}
