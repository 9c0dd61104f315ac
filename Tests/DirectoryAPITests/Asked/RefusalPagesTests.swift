@testable import Formats
import Directory
import DirectoryAPI
import MicroHTTP
import RawHTTP
import Testing

@Suite("What the listener refuses is said as the client reads it")
struct RefusalPagesTests {
    private func answer(to head: String) throws -> RawAnswer { try answer(to: Array(head.utf8)) }

    private func answer(to head: [UInt8]) throws -> RawAnswer {
        var configuration = ListenerConfiguration()
        configuration.port = 0
        configuration.threads = 1
        let server = try DirectoryServer(TestAPI.repository, workers: 1)
        let listener = try Listener(configuration: configuration) { head in server.respond(to: head) }
        defer { listener.stop(within: .seconds(2)) }
        let connection = try RawConnection(port: listener.port)
        connection.send(head)
        return try #require(try connection.answer(to: "GET"))
    }

    private func isPage(_ answer: RawAnswer) -> Bool {
        answer["Content-Type"] == "text/html; charset=utf-8"
            && String(decoding: answer.body, as: UTF8.self).hasPrefix("<!DOCTYPE html>")
    }

    @Test(
        "an address with letters that are not encoded is answered with the one to paste",
        arguments: [
            ("/states/Türkiye", "/states/T%C3%BCrkiye"),
            ("/operations?city=Żółć&x=%20", "/operations?city=%C5%BB%C3%B3%C5%82%C4%87&x=%20"),
            ("/operations#list", "/operations"),
        ]
    )
    func letters(target: String, address: String) throws {
        let json = try answer(to: "GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(json.status == 400)
        let problem = try JSONReader.read(json.body)
        #expect(problem["did_you_mean"]?.string == address)
        #expect(problem["detail"]?.string?.contains(address) == true)
        let page = try answer(to: "GET \(target) HTTP/1.1\r\nHost: a\r\nAccept: text/html,*/*;q=0.8\r\n\r\n")
        #expect(page.status == 400)
        #expect(isPage(page))
        let text = String(decoding: page.body, as: UTF8.self)
        #expect(text.contains("href=\"\(address.replacing("&", with: "&amp;"))\""))
    }

    @Test(
        "what cannot be made an address is refused without one",
        arguments: ["/states/T\u{FC}rkiye%", "/\u{E9}%00", "nowhere", "/" + String(repeating: "ü", count: 1_000)]
    )
    func noAddress(target: String) throws {
        let problem = try JSONReader.read(try answer(to: "GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n").body)
        #expect(problem["status"] == 400)
        #expect(problem["did_you_mean"] == nil)
    }

    @Test("bytes that are no UTF-8 give no address")
    func notUTF8() throws {
        let head = Array("GET /states/T".utf8) + [0xFC] + Array("rkiye HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
        let answer = try answer(to: head)
        #expect(answer.status == 400)
        #expect(try JSONReader.read(answer.body)["did_you_mean"] == nil)
    }

    @Test("414, 431 and malformed heads are pages for browsers and problems for programs")
    func pages() throws {
        let long = String(repeating: "a", count: 8_000)
        let fields = "HTTP/1.1\r\nHost: a\r\nAccept: ACCEPT\r\nDNT: 1\r\n"
        let heads = [
            // the target leaves no room, the fields leave none, a field does not fit at all, two hosts
            ("GET /institutions/TTD?x=\(long) \(fields)\r\n", 414),
            ("GET /operations \(fields)X: \(long)\r\nY: \(long.prefix(1_800))\r\n\r\n", 431),
            ("GET /operations \(fields)X: \(long)\(long)\r\n\r\n", 431),
            ("GET /operations \(fields)Host: b\r\n\r\n", 400),
        ]
        for (head, status) in heads {
            let page = try answer(to: head.replacing("ACCEPT", with: "text/html,application/xml;q=0.9,*/*;q=0.8"))
            #expect(page.status == status)
            #expect(isPage(page), "\(status)")
            let problem = try answer(to: head.replacing("ACCEPT", with: "application/json"))
            #expect(problem.status == status)
            #expect(problem["Content-Type"] == "application/problem+json")
        }
    }
}
