import Directory
@testable import Drawings
import Formats
import Testing

@testable import DirectoryAPI

@Suite("The axis of time has a place for every day")
struct TimeAxisTests {
    private static let days = [
        "1500-01-01", "1973", "1992-09", "2001-01-11", "2020-02-29", "2026-12-31", "2100-12-31",
    ]

    @Test("whatever the order of its dates, places lie within it and grow with the days", arguments: days, days)
    func total(first: String, today: String) throws {
        let today = try #require(Day(today))
        let firstYear = try #require(Day(first)).year
        let axis = TimeAxis(firstYear: firstYear, today: AxisDate(today), left: 10, right: 350)
        var former = 10.0
        for day in try Self.days.map({ try #require(Day($0)) }) {
            let date = AxisDate(day)
            let ends = [date.earliest.lowerBound, date.latest.upperBound].map(axis.x(ofYears:))
            for place in [ends[0], axis.middle(of: date), ends[1]] {
                #expect(place >= former && place <= 350, "\(day) at \(place)")
                former = place
            }
            #expect(!axis.x(ofYear: day.year).isNaN)
        }
        #expect(axis.now >= 10 && axis.now <= 350)
        #expect(axis.ticks(noNearerThan: 40).allSatisfy { (10...350).contains(axis.x(ofYear: $0)) })
    }
}
