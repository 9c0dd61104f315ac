import HTTPSemantics
import Budget
import MicroHTTP
import Testing

@testable import DirectoryAPI

@Suite("The cache keeps what is asked for and nothing beyond its room")
struct ResponseCacheTests {
    private static let body = [UInt8](repeating: 0x20, count: 1_000)

    /// Asks as the server does: what is not there is made and offered.
    ///
    /// - Returns: whether it was there.
    private func ask(_ cache: ResponseCache, _ target: String, accept: String? = nil, coding: String? = nil) throws
        -> Bool
    {
        try withBytes(target) { target in
            try withBytes(accept) { accept in
                try withBytes(coding) { coding in
                    let key = ResponseCache.Key(
                        target: try #require(target),
                        accept: accept,
                        acceptEncoding: coding
                    )
                    if cache.entry(for: key) != nil { return true }
                    let response = APIResponse(status: 200, body: Self.body)
                    let shared = try #require(SharedResponse(response, MemoryLedger(limit: 1 << 30), large: nil))
                    cache.insert(try ResponseCache.Entry(key, shared))
                    return false
                }
            }
        }
    }

    private func withBytes<Result>(_ text: String?, _ use: (UnsafeRawBufferPointer?) throws -> Result) throws -> Result
    {
        guard let text else { return try use(nil) }
        return try Array(text.utf8).withUnsafeBytes { try use($0) }
    }

    @Test("an answer is found by all parts of its request")
    func parts() throws {
        let cache = ResponseCache(capacity: 1 << 20)
        let requests: [(String, String?, String?)] = [
            ("/a", nil, nil), ("/a", "x", nil), ("/a", nil, "x"), ("/a", "", nil), ("/a", nil, ""), ("/a", "x", "x"),
            ("/ab", nil, nil), ("/" + String(repeating: "a", count: 1_000), nil, nil),
        ]
        for expected in [false, true] {
            for (target, accept, coding) in requests {
                #expect(try ask(cache, target, accept: accept, coding: coding) == expected, "\(target)")
            }
        }
    }

    @Test("who asks a new question each time displaces nothing, and nothing of his is kept once the room is full")
    func flood() throws {
        // room for some thirty
        let cache = ResponseCache(capacity: 100_000)
        let wanted = (0..<10).map { "/wanted/\($0)" }
        for target in wanted { #expect(try !ask(cache, target)) }
        for number in 0..<10_000 { #expect(try !ask(cache, "/flood/\(number)")) }
        for target in wanted { #expect(try ask(cache, target), "\(target)") }
        for number in 5_000..<5_100 { #expect(try !ask(cache, "/flood/\(number)")) }
    }

    @Test("what is asked for again finds room, and what nobody asks for any more leaves")
    func renewal() throws {
        let cache = ResponseCache(capacity: 100_000)
        for number in 0..<100 { _ = try ask(cache, "/old/\(number)") }
        let wanted = (0..<10).map { "/wanted/\($0)" }
        for target in wanted {
            #expect(try !ask(cache, target))
            #expect(try !ask(cache, target))
            #expect(try ask(cache, target), "\(target)")
        }
        // new ones come and stay as well, while these go on being asked for
        for number in 0..<1_000 {
            for _ in 0..<2 { _ = try ask(cache, "/new/\(number)") }
            for target in wanted { #expect(try ask(cache, target), "\(target)") }
        }
        #expect(try (0..<100).filter { try ask(cache, "/old/\($0)") }.isEmpty)
    }

    @Test("an answer that would fill a quarter of the room stays out")
    func large() throws {
        let cache = ResponseCache(capacity: 8_000)
        for _ in 0..<3 { #expect(try !ask(cache, "/a")) }
    }

    @Test("a browser is told by how its Accept begins")
    func browsers() {
        func isOfBrowser(_ accept: String) -> Bool {
            Array(accept.utf8).withUnsafeBytes { ResponseCache.Key.isOfBrowser($0) }
        }
        for accept in ["text/html", "text/html,*/*;q=0.8", "text/html;q=0.5"] {
            #expect(isOfBrowser(accept), "\(accept)")
        }
        for accept in ["", "t", "text/htm", "text/htmx", "*/*", "application/json", " text/html", "TEXT/HTML"] {
            #expect(!isOfBrowser(accept), "\(accept)")
        }
        #expect(!ResponseCache.Key.isOfBrowser(nil))
    }
}
