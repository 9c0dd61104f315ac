import HTTPSemantics
import Testing

@Suite("Parts of content that a request asks for (RFC 9110, 14)")
struct ByteRangeTests {
    private static let tag = "\"abc\""
    private static let date = HTTPDate(year: 2026, month: 11, day: 28)

    private static func read(
        _ range: String?,
        ifRange: String? = nil,
        size: Int = 100,
        _ method: APIRequest.Method = .get
    ) -> ByteRange {
        var fields: APIRequest.Fields = [:]
        fields[.range] = range
        fields[.ifRange] = ifRange
        return ByteRange(APIRequest(method, "/", fields: fields), entityTag: tag, lastModified: date, size: size)
    }

    @Test(
        "one range of bytes is a part",
        arguments: [
            ("bytes=0-0", 0..<1), ("bytes=0-99", 0..<100), ("bytes=10-19", 10..<20), ("bytes=90-1000", 90..<100),
            ("bytes=99-", 99..<100), ("bytes=-1", 99..<100), ("bytes=-1000", 0..<100), ("BYTES=5-6", 5..<7),
            ("bytes= 5-6 ", 5..<7), ("bytes=5-99999999999999999999999", 5..<100),
        ]
    )
    func parts(range: String, part: Range<Int>) { #expect(Self.read(range) == .part(part)) }

    @Test(
        "bytes behind the end cannot be given",
        arguments: ["bytes=100-", "bytes=100-200", "bytes=-0", "bytes=99999999999999999999999-"]
    )
    func unsatisfiable(range: String) { #expect(Self.read(range) == .unsatisfiable) }

    @Test(
        "what is no single range of bytes is passed over",
        arguments: [
            "", "bytes", "bytes=", "bytes=-", "bytes=5", "bytes=9-5", "bytes=a-b", "bytes=0-1,3-4", "bytes=0-0,",
            "lines=0-1", "bytes=0x1-2", "bytes=+1-2", "bytes=1--2", "bytes=1-2-3", "bytes 0-1", "bytes=٣-٤",
            "bytes==0-1",
        ]
    )
    func whole(range: String) { #expect(Self.read(range) == .whole) }

    @Test("without a range, and for other methods than GET, it is all")
    func others() {
        #expect(Self.read(nil) == .whole)
        for method in APIRequest.Method.allCases where method != .get {
            #expect(Self.read("bytes=0-1", method) == .whole)
        }
    }

    @Test("a range counts for the representation that If-Range names alone")
    func condition() {
        func read(_ condition: String) -> ByteRange { Self.read("bytes=0-1", ifRange: condition) }
        #expect(read(Self.tag) == .part(0..<2))
        #expect(read("Sat, 28 Nov 2026 00:00:00 GMT") == .part(0..<2))
        for other in [
            "\"abcd\"", "W/\"abc\"", "*", "", "Sat, 28 Nov 2026 00:00:01 GMT", "Fri, 27 Nov 2026 00:00:00 GMT",
        ] {
            #expect(read(other) == .whole, "\(other)")
        }
    }

    @Test("empty content has no part")
    func empty() {
        #expect(Self.read("bytes=0-", size: 0) == .unsatisfiable)
        #expect(Self.read("bytes=-5", size: 0) == .unsatisfiable)
    }
}
