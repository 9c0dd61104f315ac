import Directory
import Testing

@Suite("A date knows how precise it is")
struct DayTests {
    @Test(
        "a date is read in the three lengths and written as it was read",
        arguments: ["1992", "1992-09", "2000-02-29"]
    )
    func reads(text: String) {
        #expect(Day(text)?.description == text)
    }

    @Test(
        "what is no date of the calendar is refused",
        arguments: [
            "", "92", "1992-13", "1992-00", "1900-02-29", "1992-02-30", "1992-9", "1992-09-1", "1992-09-18-1", "0999",
            "+992", "1992-", "１９９２",
        ]
    )
    func refuses(text: String) {
        #expect(Day(text) == nil)
    }

    @Test("a shorter date spans every day it may mean")
    func spans() throws {
        let month = try #require(Day("1992-02"))
        #expect(month.earliest == 1992_02_01)
        #expect(month.latest == 1992_02_29)
        let year = try #require(Day("1992"))
        #expect(year.earliest == 1992_01_01)
        #expect(year.latest == 1992_12_31)
    }

    @Test("the less precise of two dates that begin together comes first")
    func orders() {
        let days = ["1992-01-01", "1991-12-31", "1992-01", "1992"].compactMap { Day($0) }
        #expect(days.sorted().map(\.description) == ["1991-12-31", "1992", "1992-01", "1992-01-01"])
    }
}
