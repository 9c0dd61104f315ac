import ContentCoding
import Testing

@testable import HTTPSemantics

@Suite("What a client accepts is weighed as RFC 9110 has it")
struct NegotiationTests {
    private enum Choice: String, Negotiable, CaseIterable {
        case json = "application/json"
        case csv = "text/csv; charset=utf-8"
        case html = "text/html"

        var mediaType: String { rawValue }
    }

    @Test(
        "the highest quality wins, then what is named more closely, then what comes first",
        arguments: [
            (nil, "application/json"), ("*/*", "application/json"), ("text/html, */*", "text/html"),
            ("text/*", "text/csv; charset=utf-8"), ("text/*;q=0.5, application/json;q=0.4", "text/csv; charset=utf-8"),
            ("application/json;q=0, */*", "text/csv; charset=utf-8"), ("TEXT/HTML", "text/html"),
            ("image/png", nil), ("", nil), ("text/html;q=nan, application/json;q=0.1", "application/json"),
        ] as [(String?, String?)]
    )
    func media(accept: String?, chosen: String?) {
        #expect(Acceptance(accept).preferred(among: Choice.allCases)?.mediaType == chosen)
    }

    @Test("what a request accepts is what its field says at the moment")
    func field() {
        var fields: APIRequest.Fields = [.accept: "text/html"]
        #expect(fields.acceptance.preferred(among: Choice.allCases) == .html)
        fields[.accept] = "text/csv"
        #expect(fields.acceptance.preferred(among: Choice.allCases) == .csv)
        fields[.accept] = nil
        #expect(fields.acceptance.isAny)
    }

    @Test(
        "codings are chosen by quality, the tighter one of equal ones",
        arguments: [
            (nil, nil), ("gzip, br", "br"), ("gzip", "gzip"), ("x-gzip", "gzip"), ("br;q=0.5, gzip", "gzip"),
            ("*", "br"), ("identity", nil), ("identity;q=0.9, gzip;q=0.8", nil), ("br;q=0, *;q=0.1", "gzip"),
        ] as [(String?, String?)]
    )
    func codings(accept: String?, chosen: String?) {
        #expect(AcceptedCodings(accept).preferred?.rawValue == chosen)
    }

    @Test(
        "a list of entity tags is read on bytes, weak tags match weakly alone",
        arguments: [
            ("\"a\"", true, true), ("W/\"a\"", false, true), ("*", true, true), (" * ", true, true),
            ("\"b\", \"a\"", true, true),
            ("\"b\", W/\"a\"", false, true), ("\"b\"", false, false), ("a", false, false), ("\"x\"a\"", false, false),
            ("", false, false), ("**", false, false), ("\"a", false, false), ("\"\", \"a\"", true, true),
        ]
    )
    func tags(list: String, strongly: Bool, weakly: Bool) {
        let date = HTTPDate(year: 2026, month: 1, day: 1)
        let tag = "\"a\""
        #expect((Precondition([.ifMatch: list], entityTag: tag, lastModified: date) == .holds) == strongly)
        #expect((Precondition([.ifNoneMatch: list], entityTag: tag, lastModified: date) == .notModified) == weakly)
    }
}
