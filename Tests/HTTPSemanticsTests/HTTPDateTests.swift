import Testing

@testable import HTTPSemantics
import HTTPSemantics

@Suite("Dates of HTTP")
struct HTTPDateTests {
    @Test("all three forms of a moment are read, and the first is written")
    func forms() throws {
        for text in ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"] {
            let date = try #require(HTTPDate(text), "\(text)")
            #expect(date.seconds == 784_111_777)
            #expect(date.description == "Sun, 06 Nov 1994 08:49:37 GMT")
        }
        #expect(HTTPDate(year: 2024, month: 2, day: 29).description == "Thu, 29 Feb 2024 00:00:00 GMT")
        #expect(HTTPDate(year: 1000, month: 1, day: 1).description == "Wed, 01 Jan 1000 00:00:00 GMT")
        #expect(HTTPDate(year: 2999, month: 12, day: 31).description == "Tue, 31 Dec 2999 00:00:00 GMT")
    }

    @Test("a year of two digits lies at most 50 years ahead of now, whenever that is")
    func century() {
        func year(_ digits: String, in now: Int) -> String? {
            HTTPDate("Sunday, 06-Nov-\(digits) 08:49:37 GMT", in: now).map {
                String($0.description.split(separator: " ")[3])
            }
        }
        #expect(year("76", in: 2026) == "2076")
        #expect(year("77", in: 2026) == "1977")
        #expect(year("77", in: 2027) == "2077")
        #expect(year("00", in: 2049) == "2000")
        #expect(year("00", in: 2050) == "2100")
        #expect(year("99", in: 2100) == "2099")
    }

    @Test(
        "what is no moment is not read",
        arguments: [
            "", "now", "Sun, 06 Nov 1994 08:49:37", "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:00:00 GMT",
            "Sun, +6 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 999 08:49:37 GMT", "Sun, 06 nov 1994 08:49:37 GMT",
        ]
    )
    func nonsense(text: String) { #expect(HTTPDate(text) == nil) }
}
