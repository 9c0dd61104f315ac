import Addresses
import Directory
import HTTPSemantics
import Testing

@testable import DirectoryAPI

@Suite("Versions are found by time (RFC 7089)", .enabled(if: TestAPI.isReleased))
struct MementoTests {
    private let releases = VersionTests.releases

    private func gate(_ path: String, _ moment: String?) -> APIResponse {
        var fields: APIRequest.Fields = [:]
        fields[.acceptDatetime] = moment
        return TestAPI.respond("/timegate\(path)", .get, fields)
    }

    @Test("the TimeGate leads to the newest version released by the moment")
    func gate() throws {
        for release in releases {
            let answer = gate("/operations?limit=1", "\(HTTPDate(release.date))")
            // of several releases of one day the last
            let expected = try #require(releases.last { $0.date == release.date })
            #expect(answer.status == 302)
            #expect(answer["Location"] == "/operations?limit=1&version=\(expected.version.prefix(12))")
            #expect(answer["Vary"] == "Accept-Datetime")
            #expect(answer["Link"]?.contains("</operations?limit=1>; rel=\"original\"") == true)
            #expect(answer["Link"]?.contains("rel=\"timemap\"") == true)
        }
        #expect(gate("/operations", nil)["Location"] == "/operations?version=\(VersionTests.newest)")
        #expect(
            gate("/operations", "Mon, 01 Jan 1990 00:00:00 GMT")["Location"]
                == "/operations?version=\(VersionTests.first)"
        )
        #expect(gate("/", nil)["Location"] == "/?version=\(VersionTests.newest)")
        #expect(
            gate("/operations/minsk.csv", nil)["Location"] == "/operations/minsk.csv?version=\(VersionTests.newest)"
        )
    }

    @Test("a date that is none is refused, and so is an address without versions")
    func wrong() {
        #expect(gate("/operations", "yesterday").status == 400)
        #expect(gate("/docs", nil).status == 404)
        #expect(gate("/healthz", nil).status == 404)
        #expect(gate("/nonsense/at/all", nil).status == 404)
        #expect(TestAPI.respond("/timegate/operations", .post).status == 405)
        #expect(TestAPI.respond("/timegate/operations", .options).status == 204)
    }

    @Test("elsewhere Accept-Datetime leads to the TimeGate, and no cache keeps that")
    func elsewhere() {
        let moment = "Tue, 24 Nov 2026 12:00:00 GMT"
        let answer = TestAPI.respond("/operations/minsk?fields=id", .get, [.acceptDatetime: moment])
        #expect(answer.status == 302)
        #expect(answer["Location"] == "/timegate/operations/minsk?fields=id")
        #expect(answer["Cache-Control"] == "no-store")
        #expect(answer["Vary"] == nil)
        // a memento is what it is at any time, and what has no versions does not look
        let target = "/operations/minsk?version=\(VersionTests.first)"
        #expect(TestAPI.respond(target, .get, [.acceptDatetime: moment]).status == 200)
        #expect(TestAPI.respond("/docs", .get, [.acceptDatetime: moment]).status == 200)
    }

    @Test("a memento says of what, of when, and where the others are")
    func memento() throws {
        let version = releases[1].version.prefix(12)
        let answer = TestAPI.respond("/operations/minsk?version=\(version)")
        let link = try #require(answer["Link"])
        #expect(answer["Memento-Datetime"] == "\(HTTPDate(releases[1].date))")
        #expect(link.contains("</operations/minsk>; rel=\"original latest-version\""))
        #expect(link.contains("</timegate/operations/minsk>; rel=\"timegate\""))
        #expect(
            link.contains("</timemap?url=%2Foperations%2Fminsk>; rel=\"timemap\"")
                || link.contains("</timemap?url=/operations/minsk>; rel=\"timemap\"")
        )
        #expect(link.contains("rel=\"first prev memento predecessor-version\""))
        #expect(link.contains("successor-version\"; datetime="))
        #expect(link.contains("rel=\"last memento\"") || releases.count == 3)
        #expect(TestAPI.respond("/operations/minsk")["Link"]?.contains("rel=\"timegate\"") == true)
        #expect(TestAPI.respond("/operations/minsk")["Memento-Datetime"] == nil)
    }

    @Test("the TimeMap lists the versions that have the resource")
    func map() throws {
        let answer = TestAPI.respond("/timemap?url=/operations/minsk")
        #expect(answer.status == 200)
        #expect(answer["Content-Type"] == "application/link-format")
        let lines = String(decoding: answer.body, as: UTF8.self).split(separator: "\n")
        #expect(lines[0] == "</operations/minsk>; rel=\"original\",")
        #expect(lines.filter { $0.contains("memento\"") }.count == releases.count)
        #expect(lines.last?.hasSuffix(",") == false)
        let later = try #require(releases.last { $0.changes.contains { $0.kind == .added } })
        let added = try #require(later.changes.first { $0.kind == .added })
        let own = String(decoding: TestAPI.respond("/timemap?url=\(added.path)").body, as: UTF8.self)
        #expect(
            own.split(separator: "\n").filter { $0.contains("memento\"") }.count == releases.count - later.number + 1
        )
        for wrong in [
            "/timemap", "/timemap?url=operations", "/timemap?url=", "/timemap?url=//a/b", "/timemap?url=/a&x=1",
        ] {
            #expect(TestAPI.respond(wrong).status == 400, "\(wrong)")
        }
        #expect(TestAPI.respond("/timemap?url=/docs").status == 404)
    }

    @Test("a record that was renamed has its versions under the ids of then")
    func renamed() throws {
        let renaming = try #require(releases.last { $0.changes.contains { $0.formerPath != nil } })
        let change = try #require(renaming.changes.first { $0.formerPath != nil })
        let (former, present) = (try #require(change.formerPath), change.path)
        for path in [former, present] {
            let map = String(decoding: TestAPI.respond("/timemap?url=\(path)").body, as: UTF8.self)
            #expect(map.contains("<\(former)?version=") && map.contains("<\(present)?version="), "\(path)")
            let gate = TestAPI.respond(
                "/timegate\(path)",
                .get,
                [.acceptDatetime: "\(HTTPDate(releases[0].date))"]
            )
            let location = try #require(gate["Location"])
            #expect(location.hasPrefix("\(former)?version="))
            #expect(TestAPI.respond(location).status == 200)
        }
    }

    @Test("a TimeGate leads to an address of this server, as it is written here")
    func canonical() {
        for address in ["/timegate//operations", "/timegate/OPERATIONS", "/timegate//states/kg"] {
            let location = TestAPI.respond(address)["Location"] ?? "/?version="
            #expect(!location.hasPrefix("//") && location.contains("?version="), "\(address): \(location)")
        }
    }

    @Test("without former versions there is the newest alone, and walks name none")
    func newestAlone() {
        var responder = Responder(TestAPI.repository)
        responder.formers = FormerVersions(most: 0)
        let map = responder.respond(to: APIRequest(.get, "/timemap?url=/operations"))
        let lines = String(decoding: map.body, as: UTF8.self).split(separator: "\n")
        #expect(lines.filter { $0.contains("memento\"") }.count == 1)
        let list = responder.respond(to: APIRequest(.get, "/operations?limit=2"))
        #expect(list["Link"]?.contains("version=") == false)
    }

}
