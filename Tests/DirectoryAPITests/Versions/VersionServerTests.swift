import Budget
import Directory
import Dispatch
import Glibc
import HTTPSemantics
import RawHTTP
import Testing

@testable import DirectoryAPI

@Suite("Former versions over a socket", .serialized, .enabled(if: TestAPI.isReleased))
struct VersionServerTests {
    private let first = VersionTests.first

    private func ask(_ port: Int, _ target: String, _ fields: String = "") throws -> RawConnection {
        let connection = try RawConnection(port: port)
        connection.send("GET \(target) HTTP/1.1\r\nHost: a\r\n\(fields)\r\n")
        return connection
    }

    private func waitForDeferred(_ count: Int, _ server: DirectoryServer) {
        for _ in 0..<2_000 where server.metrics.deferred < count { usleep(2_000) }
        #expect(server.metrics.deferred == count)
    }

    private func formers(_ server: DirectoryServer) -> FormerVersions { server.workers.responder.formers }

    @Test("made in the background: others wait for nothing, those for the same version join, hits cost no more")
    func background() throws {
        try RunningServer.with(threads: 2) { server, port in
            let gate = Gate()
            hold(server.admission.versions, gate)
            defer { gate.open() }
            let targets = (1...10).map { "/operations?version=\(first)&limit=\($0)" }
            let waiting = try (targets + targets).map { try ask(port, $0) }
            waitForDeferred(20, server)
            // equal requests take one place
            #expect(server.admission.versions.depth == 10)
            for target in ["/operations", "/openapi.json", "/map", "/operations?version=\(VersionTests.newest)"] {
                #expect(try RunningServer.get(port, target).status == 200)
            }
            #expect(try RunningServer.get(port, "/operations?version=0000000").status == 409)
            gate.open()
            for connection in waiting { #expect(try connection.answer()?.status == 200) }
            #expect(formers(server).count == 1)
            // from now on it is asked as the newest is, and cached
            let deferred = server.metrics.deferred
            #expect(try RunningServer.get(port, "/states?version=\(first)").status == 200)
            #expect(server.metrics.deferred == deferred)
            let spelled = try RunningServer.get(port, "/operations?limit=3&version=\(first)")
            #expect(spelled.status == 200)
        }
    }

    @Test("where all clients go, none is made")
    func gone() throws {
        try RunningServer.with { server, port in
            let gate = Gate()
            hold(server.admission.versions, gate)
            defer { gate.open() }
            let leaving = try (1...3).map { try ask(port, "/operations?version=\(first)&limit=\($0)") }
            waitForDeferred(3, server)
            for connection in leaving { connection.reset() }
            usleep(50_000)
            gate.open()
            let end = Gate()
            #expect(server.admission.versions.submit(for: nil, { _ in end.open() }, dropped: { _ in }) != nil)
            end.wait()
            #expect(formers(server).count == 0)
            #expect(try RunningServer.get(port, "/operations?version=\(first)").status == 200)
        }
    }

    @Test("a flood of versions leaves the one in use where it is")
    func flood() throws {
        try RunningServer.with(configure: { $0.versions = 1 }) { server, port in
            var number = 1
            func inUse() throws -> Int {
                number += 1
                return try RunningServer.get(port, "/operations?version=\(first)&limit=\(number)").status
            }
            for _ in 0..<3 { #expect(try inUse() == 200) }
            for release in VersionTests.former.dropFirst() {
                for _ in 0..<3 { #expect(try inUse() == 200) }
                let refused = try RunningServer.get(port, "/operations?version=\(release.version.prefix(12))")
                #expect(refused.status == 503)
            }
            #expect(formers(server).count == 1)
        }
    }

    @Test(
        "where the memory is small, former versions leave the newest its own",
        arguments: [(megabytes: 32, kept: 0), (64, 1)]
    )
    func smallMemory(megabytes: Int, kept: Int) throws {
        try RunningServer.with(configure: { $0.memory = megabytes << 20 }) { server, port in
            for release in VersionTests.former.prefix(4) {
                let target = "/operations/minsk?version=\(release.version.prefix(12))"
                #expect(try RunningServer.get(port, target).status == (kept > 0 ? 200 : 503))
            }
            for limit in 1...50 { #expect(try RunningServer.get(port, "/operations?limit=\(limit)").status == 200) }
            #expect(formers(server).releases.count == kept)
            let metrics = String(decoding: try RunningServer.get(port, "/metrics").body, as: UTF8.self)
            #expect(metrics.contains("\nosce_directory_former_versions \(kept)\n"))
            #expect(metrics.contains("\nosce_directory_former_versions_bytes \(formers(server).held.bytes)\n"))
        }
    }

    @Test("the newest by its name and the ordinary answer share one entry")
    func shared() throws {
        try RunningServer.with { server, port in
            let ordinary = try RunningServer.get(port, "/operations?limit=7")
            let misses = server.metrics.cacheMisses
            let named = try RunningServer.get(port, "/operations?limit=7&version=\(VersionTests.newest)")
            #expect(named.body == ordinary.body)
            #expect(server.metrics.cacheMisses == misses)
        }
    }

    @Test("a cached answer is not given to who asks for a moment of the past")
    func moments() throws {
        try RunningServer.with { _, port in
            #expect(try RunningServer.get(port, "/operations").status == 200)
            let moment = "Accept-Datetime: Tue, 24 Nov 2026 12:00:00 GMT\r\n"
            let answer = try RunningServer.get(port, "/operations", moment)
            #expect(answer.status == 302)
            #expect(answer["Location"] == "/timegate/operations")
            let led = try RunningServer.get(port, "/timegate/operations", moment)
            #expect(led.status == 302)
            // without the field the newest, whatever was asked before
            let newest = try RunningServer.get(port, "/timegate/operations")
            #expect(newest["Location"] == "/operations?version=\(VersionTests.newest)")
            #expect(try RunningServer.get(port, "/timegate/operations", moment)["Location"] == led["Location"])
            let memento = try RunningServer.get(port, try #require(led["Location"]), moment)
            #expect(memento.status == 200)
            #expect(memento["Memento-Datetime"] == "Tue, 24 Nov 2026 00:00:00 GMT")
            #expect(try RunningServer.get(port, "/operations").status == 200)
        }
    }

    @Test("1,000 walks through two replicas, one of which is a release behind: none is mixed")
    func fleet() throws {
        let behind = try TestAPI.repository.former(ofRelease: VersionTests.releases.count - 1)
        try RunningServer.with { _, newer in
            try RunningServer.with(serving: behind) { _, older in
                let ports = [newer, older]
                var turn = 0
                // a balancer that takes turns, with a connection to each
                let connections = try ports.map { try RawConnection(port: $0) }
                func get(_ target: String) throws -> RawAnswer {
                    turn += 1
                    // turns that fall alike for ever would meet the same pages
                    let connection = connections[(turn + turn / 7) % 2]
                    connection.send("GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n")
                    return try #require(try connection.answer())
                }
                var (mixed, retried, versions) = (0, 0, Set<String>())
                for _ in 0..<1_000 {
                    var address: String? = "/states?limit=30&fields=id"
                    var seen: Set<String> = []
                    while let target = address {
                        var answer = try get(target)
                        while answer.status == 409 {
                            #expect(answer["Retry-After"] == "1")
                            retried += 1
                            answer = try get(target)
                        }
                        try #require(answer.status == 200)
                        let document = try JSONReader.read(answer.body)
                        seen.insert(document["meta"]?["data_version"]?.string ?? "")
                        address = document["links"]?["next"]?.string
                    }
                    if seen.count > 1 { mixed += 1 }
                    versions.formUnion(seen)
                }
                #expect(mixed == 0)
                #expect(versions.count == 2)
                #expect(retried > 0)
            }
        }
    }
}
