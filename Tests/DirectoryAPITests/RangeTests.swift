import Directory
import Foundation
import HTTPSemantics
import RawHTTP
import Testing

@testable import DirectoryAPI

@Suite("Parts of answers", .timeLimit(.minutes(30)))
struct RangeTests {
    private static func part(_ target: String, _ range: String, _ others: APIRequest.Fields = [:]) -> APIResponse {
        var fields = others
        fields[.range] = range
        return TestAPI.respond(target, .get, fields)
    }

    @Test(
        "parts of any answer make it whole, and say where they stand",
        arguments: ["/operations?format=csv", "/states", "/"]
    )
    func parts(target: String) {
        let whole = TestAPI.respond(target)
        #expect(whole["Accept-Ranges"] == "bytes")
        let size = whole.body.count
        let middle = size / 3
        let first = Self.part(target, "bytes=0-\(middle)")
        let rest = Self.part(target, "bytes=\(middle + 1)-")
        #expect(first.status == 206 && rest.status == 206)
        #expect(first.body + rest.body == whole.body)
        #expect(first["Content-Range"] == "bytes 0-\(middle)/\(size)" && first["ETag"] == whole["ETag"])
        #expect(first["Content-Type"] == whole["Content-Type"] && first["Vary"] == whole["Vary"])
        #expect(Self.part(target, "bytes=-10").body == Array(whole.body.suffix(10)))
    }

    @Test("a part is of content without a coding, which has no parts otherwise")
    func coding() {
        let whole = TestAPI.respond("/states")
        let part = Self.part("/states", "bytes=0-9", [.acceptEncoding: "gzip, br"])
        #expect(part.body == Array(whole.body.prefix(10)) && part["Content-Encoding"] == nil)
        #expect(TestAPI.respond("/states", .get, [.acceptEncoding: "gzip"])["Accept-Ranges"] == nil)
    }

    @Test("a range behind the end is refused with the size; a problem has no parts")
    func refused() {
        let size = TestAPI.respond("/states").body.count
        let answer = Self.part("/states", "bytes=\(size)-")
        #expect(answer.status == 416 && answer["Content-Range"] == "bytes */\(size)")
        #expect(Self.part("/nowhere", "bytes=0-1").status == 404)
        #expect(TestAPI.respond("/states", .head, [.range: "bytes=0-1"]).status == 200)
    }

    @Test("over a connection a part comes from the cache as from anew, conditions first")
    func connection() throws {
        try RunningServer.with { server, port in
            let whole = try RunningServer.get(port, "/states?limit=20")
            let tag = try #require(whole["ETag"])
            for _ in 0..<3 {
                let part = try RunningServer.get(
                    port,
                    "/states?limit=20",
                    "Accept-Encoding: gzip\r\nRange: bytes=5-14\r\n"
                )
                #expect(part.status == 206 && part.body == Array(whole.body[5..<15]))
                #expect(part["Content-Range"] == "bytes 5-14/\(whole.body.count)" && part["Content-Length"] == "10")
            }
            func status(_ fields: String) throws -> Int {
                try RunningServer.get(port, "/states?limit=20", "Range: bytes=5-14\r\n" + fields).status
            }
            #expect(try status("If-None-Match: \(tag)\r\n") == 304)
            #expect(try status("If-Match: \"other\"\r\n") == 412)
            #expect(try status("If-Range: \(tag)\r\n") == 206)
            #expect(try status("If-Range: \"other\"\r\n") == 200)
            #expect(try RunningServer.get(port, "/states?limit=20", "Range: bytes=9999999-\r\n").status == 416)
            // repeated, it is a list
            #expect(try status("Range: bytes=0-1\r\n") == 200)
            // who asks for no part still gets a coding
            let coded = try RunningServer.get(port, "/states?limit=20", "Accept-Encoding: gzip\r\n")
            #expect(coded.status == 200 && coded["Content-Encoding"] == "gzip")
            #expect(server.metrics.cacheMisses == 2)
        }
    }

    @Test(
        "each answer says which version of the data it was made of",
        arguments: ["/states", "/", "/nowhere", "/states?x=1"]
    )
    func dataVersion(target: String) {
        let answer = TestAPI.respond(target)
        #expect(answer["Data-Version"] == TestAPI.repository.shortVersion)
        let tag = answer["ETag"].map { TestAPI.respond(target, .get, [.ifNoneMatch: $0]) }
        #expect(tag.map { $0.status == 304 && $0["Data-Version"] == TestAPI.repository.shortVersion } ?? true)
    }

    @Test("what is made in the background is given in parts, too")
    func background() throws {
        try RunningServer.with { _, port in
            let whole = TestAPI.respond("/dataset/download")
            let part = try RunningServer.get(port, "/dataset/download", "Range: bytes=-100\r\n")
            #expect(part.status == 206 && part.body == Array(whole.body.suffix(100)))
        }
    }
}
