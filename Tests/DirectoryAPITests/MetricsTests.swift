@testable import Formats
@testable import Addresses
import Directory
import HTTPSemantics
import Budget
import Foundation
import MicroHTTP
import RawHTTP
import Testing

@testable import DirectoryAPI

@Suite("Metrics")
struct MetricsTests {
    /// The figures of a text, by name and labels.
    private static func figures(_ text: String) -> [String: Double] {
        var figures: [String: Double] = [:]
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            guard let space = line.lastIndex(of: " ") else { continue }
            figures[String(line[..<space])] = Double(line[line.index(after: space)...])
        }
        return figures
    }

    @Test("they are text that nobody keeps, whatever a client accepts")
    func answer() {
        for accept in ["*/*", "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5", "text/html"]
        {
            let answer = TestAPI.respond("/metrics", .get, [.accept: accept])
            #expect(answer.status == 200)
            #expect(answer["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8")
            #expect(answer["Cache-Control"] == "no-store")
        }
    }

    @Test("a status is counted by its code, whether it has a counter of its own or not")
    func statuses() {
        let metrics = ServerMetrics(workers: 2)
        for status in [200, 418, 200, 599, 100, 422, 418, 700] { metrics.count(1, status, by: status % 2) }
        metrics.count(2, 418, by: 0)
        let found = metrics.requests.map { "\($0.route) \($0.status) \($0.count)" }
        #expect(
            found.sorted() == ["1 100 1", "1 200 2", "1 418 2", "1 422 1", "1 599 1", "1 700 1", "2 418 1"]
        )
    }

    @Test("each family has its help and its type before its figures, and every name of the dashboard is there")
    func families() throws {
        let text = String(decoding: TestAPI.respond("/metrics").body, as: UTF8.self)
        var described: Set<Substring> = []
        for line in text.split(separator: "\n") {
            if line.hasPrefix("# TYPE ") {
                described.insert(line.split(separator: " ")[2])
            } else if !line.hasPrefix("#") {
                #expect(described.contains(line.prefix { $0 != "{" && $0 != " " }), "\(line)")
            }
        }
        let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let names = try String(contentsOf: checkout.appendingPathComponent("docs/deploy/metrics.txt"), encoding: .utf8)
        for line in names.split(separator: "\n") {
            #expect(described.contains(line.prefix { $0 != "{" }), "\(line)")
        }
        #expect(described.count == names.split(separator: "\n").count)
    }

    /// `UPDATE_DOCS=1` writes both anew.
    @Test("the operator's page and the list of names have every family as the program knows it")
    func documented() throws {
        let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let isUpdating = ProcessInfo.processInfo.environment["UPDATE_DOCS"] != nil
        let list = checkout.appendingPathComponent("docs/deploy/metrics.txt")
        let names = MetricFamily.all.map {
            $0.name + ($0.labels.isEmpty ? "" : "{\($0.labels.joined(separator: ","))}") + "\n"
        }
        let page = checkout.appendingPathComponent("docs/operations.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        let head = "| Metric | Kind | Labels | Says |\n|---|---|---|---|\n"
        let parts = text.components(separatedBy: head)
        try #require(parts.count == 2)
        let rest = try #require(parts[1].range(of: "\n\n")).upperBound
        let rows = MetricFamily.all.map { family in
            "| `\(family.name)` | \(family.kind) | \(family.labels.map { "`\($0)`" }.joined(separator: ", ")) | \(family.help) |\n"
        }
        let expected = parts[0] + head + rows.joined() + "\n" + parts[1][rest...]
        if isUpdating {
            try names.joined().write(to: list, atomically: true, encoding: .utf8)
            try expected.write(to: page, atomically: true, encoding: .utf8)
        } else {
            #expect(try String(contentsOf: list, encoding: .utf8) == names.joined())
            #expect(text == expected)
        }
        #expect(Set(MetricFamily.all.map(\.name)).count == MetricFamily.all.count)
    }

    @Test("answers are counted by class from the start, and those to probes apart from those to users")
    func classes() {
        let metrics = ServerMetrics(workers: 1)
        func figures() -> [String: Double] {
            let bytes = MetricsDocument(metrics: metrics, repository: TestAPI.repository).bytes
            return Self.figures(String(decoding: bytes, as: UTF8.self))
        }
        func name(_ audience: String, _ digit: Int) -> String {
            "osce_directory_responses_total{audience=\"\(audience)\",class=\"\(digit)xx\"}"
        }
        for audience in ["users", "probes"] {
            for digit in 2...5 { #expect(figures()[name(audience, digit)] == 0) }
        }
        let health = RouteTemplate.names.firstIndex(of: "/healthz") ?? 0
        let states = RouteTemplate.names.firstIndex(of: "/states") ?? 0
        for (route, status) in [
            (health, 200), (health, 503), (states, 200), (states, 304), (states, 418), (states, 599), (0, 404),
        ] {
            metrics.count(route, status, by: 0)
        }
        let after = figures()
        #expect((2...5).map { after[name("users", $0)] } == [1, 1, 2, 1])
        #expect((2...5).map { after[name("probes", $0)] } == [1, 0, 0, 1])
    }

    @Test("a reload and a certificate say when, and whether the newest is in force")
    func freshness() throws {
        let metrics = ServerMetrics(workers: 1)
        func figure(_ name: String) -> Double? {
            let bytes = MetricsDocument(metrics: metrics, repository: TestAPI.repository).bytes
            return Self.figures(String(decoding: bytes, as: UTF8.self))["osce_directory_\(name)"]
        }
        #expect(figure("last_reload_successful") == 1)
        let now = Date().timeIntervalSince1970
        let loaded = try #require(figure("dataset_loaded_timestamp_seconds"))
        #expect(abs(loaded - now) < 60)
        metrics.countReload(isGood: false)
        #expect(figure("last_reload_successful") == 0)
        #expect(figure("dataset_loaded_timestamp_seconds") == loaded)
        metrics.countReload(isGood: true)
        #expect(figure("last_reload_successful") == 1)
        #expect(figure("certificate_expiry_timestamp_seconds") == nil)
        metrics.note(certificateUntil: 2_000_000_000)
        #expect(figure("certificate_expiry_timestamp_seconds") == 2e9)
        metrics.noteUnusableCertificate()
        #expect(figure("certificate_last_reload_successful") == 0)
        #expect(figure("certificate_expiry_timestamp_seconds") == 2e9)
        let start = try #require(figureOfProcess("process_start_time_seconds", metrics))
        #expect(start > now - 86_400 && start <= now + 1)
        let released = try #require(figure("dataset_released_timestamp_seconds"))
        #expect(released > 1.5e9 && released < now + 86_400 * 3_660)
    }

    private func figureOfProcess(_ name: String, _ metrics: ServerMetrics) -> Double? {
        let bytes = MetricsDocument(metrics: metrics, repository: TestAPI.repository).bytes
        return Self.figures(String(decoding: bytes, as: UTF8.self))[name]
    }

    @Test("every resource has a template of its own, and no request makes a new one")
    func templates() {
        let names = RouteTemplate.names
        #expect(Set(names).count == names.count && names.count < 120)
        for (target, template) in [
            ("/", "/"), ("/operations?dimension=human", "/operations"), ("/operations/bishkek", "/operations/{id}"),
            ("/OPERATIONS", "/operations"), ("/operations/BISHKEK", "/operations/{id}"),
            ("/operations/bishkek/evidence", "/{collection}/{id}/evidence"),
            ("/schemas/state.json", "/schemas/{type}.json"),
            ("/operations?dimention=human", "/operations"), ("/nowhere", "none"), ("/operations/nowhere", "none"),
            ("/%", "none"), ("/metrics", "/metrics"), ("/dataset/cite", "/dataset/cite"),
        ] {
            #expect(names[TestAPI.respond(target).label] == template, "\(target)")
        }
    }

    @Test("under load from many clients, every request is counted once, with its route, status and size")
    func load() throws {
        let threads = 4
        let server = try DirectoryServer(TestAPI.repository, workers: threads)
        var configuration = ListenerConfiguration()
        configuration.port = 0
        configuration.threads = threads
        let listener = try Listener(
            configuration: configuration,
            observer: { server.metrics.record($0) },
            handler: { server.respond(to: $0) }
        )
        server.metrics.watch(connections: { listener.connections })
        defer { listener.stop(within: .zero) }
        let port = listener.port
        let (clients, rounds) = (8, 50)
        DispatchQueue.concurrentPerform(iterations: clients) { _ in
            guard let connection = try? RawConnection(port: port) else { return }
            for _ in 0..<rounds {
                connection.send("GET /operations/bishkek HTTP/1.1\r\nHost: a\r\n\r\n")
                guard let tag = try? connection.answer()?["ETag"] else { return }
                connection.send("GET /operations/bishkek HTTP/1.1\r\nHost: a\r\nIf-None-Match: \(tag)\r\n\r\n")
                _ = try? connection.answer()
                connection.send("HEAD /operations?limit=1 HTTP/1.1\r\nHost: a\r\n\r\n")
                _ = try? connection.answer(to: "HEAD")
                connection.send("GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\n")
                _ = try? connection.answer()
            }
        }
        let connection = try RawConnection(port: port)
        connection.send("GET / HTTP/1.1\r\n\r\n")
        #expect(try connection.answer()?.status == 400)
        let size = TestAPI.respond("/operations/bishkek").body.count
        let missing = TestAPI.respond("/nowhere").body.count
        // the last answer is told a moment after its client has it
        let requests = clients * rounds * 4 + 1
        for _ in 0..<500 where server.metrics.requests.reduce(0, { $0 + $1.count }) < requests { usleep(10_000) }
        let bytesOfText = MetricsDocument(metrics: server.metrics, repository: TestAPI.repository).bytes
        let figures = Self.figures(String(decoding: bytesOfText, as: UTF8.self))
        let each = Double(clients * rounds)
        func count(_ route: String, _ status: Int) -> Double? {
            figures["osce_directory_requests_total{route=\"\(route)\",status=\"\(status)\"}"]
        }
        #expect(count("/operations/{id}", 200) == each)
        #expect(count("/operations/{id}", 304) == each)
        #expect(count("/operations", 200) == each)
        #expect(count("none", 404) == each)
        #expect(count("none", 400) == 1)
        let duration = "osce_directory_request_duration_seconds"
        #expect(figures["\(duration)_count{route=\"/operations/{id}\"}"] == 2 * each)
        #expect(figures["\(duration)_bucket{route=\"/operations/{id}\",le=\"+Inf\"}"] == 2 * each)
        #expect((figures["\(duration)_sum{route=\"/operations/{id}\"}"] ?? 0) > 0)
        let bytes = try #require(figures["osce_directory_response_bytes_total"])
        #expect(bytes > each * Double(size + missing) && bytes < each * Double(size + missing) + 2_000)
        let hits = try #require(figures["osce_directory_cache_hits_total"])
        let misses = try #require(figures["osce_directory_cache_misses_total"])
        #expect(hits + misses == 4 * each)
        #expect(misses >= 3 && misses <= Double(3 * threads))
        #expect(try #require(figures["osce_directory_cache_bytes"]) > Double(size))
        #expect(figures["osce_directory_connections_accepted_total"] == Double(clients + 1))
    }

    @Test("a request that was never finished is counted as unanswered")
    func unanswered() throws {
        let server = try DirectoryServer(TestAPI.repository, workers: 1)
        var configuration = ListenerConfiguration()
        configuration.port = 0
        configuration.threads = 1
        let listener = try Listener(
            configuration: configuration,
            observer: { server.metrics.record($0) },
            handler: { server.respond(to: $0) }
        )
        defer { listener.stop(within: .zero) }
        do {
            let connection = try RawConnection(port: listener.port)
            connection.send("GET / HTTP/1.1\r\n")
            usleep(100_000)
        }
        for _ in 0..<500 where server.metrics.unanswered == 0 { usleep(10_000) }
        #expect(server.metrics.unanswered == 1)
        #expect(server.metrics.requests.isEmpty)
    }

    @Test("reloads are counted by how they ended")
    func reloads() {
        let metrics = ServerMetrics(workers: 2)
        metrics.countReload(isGood: true)
        metrics.countReload(isGood: true)
        metrics.countReload(isGood: false)
        metrics.watch(droppedLines: { 7 })
        let bytes = MetricsDocument(metrics: metrics, repository: TestAPI.repository).bytes
        let figures = Self.figures(String(decoding: bytes, as: UTF8.self))
        #expect(figures["osce_directory_reloads_total{result=\"good\"}"] == 2)
        #expect(figures["osce_directory_reloads_total{result=\"bad\"}"] == 1)
        #expect(figures["osce_directory_access_log_dropped_total"] == 7)
        let operations = TestAPI.repository[.operations].records.count
        #expect(figures["osce_directory_dataset_records{collection=\"operations\"}"] == Double(operations))
    }

    @Test("what is evicted is counted")
    func evictions() throws {
        let cache = ResponseCache(capacity: 20_000)
        for number in 0..<50 {
            let target = Array("/\(number)".utf8)
            try target.withUnsafeBytes { bytes in
                let key = ResponseCache.Key(target: bytes, accept: nil, acceptEncoding: nil)
                let shared = try #require(
                    SharedResponse(APIResponse(status: 200), MemoryLedger(limit: 1 << 30), large: nil)
                )
                // the second time it is let in
                for _ in 0..<2 { cache.insert(try ResponseCache.Entry(key, shared)) }
            }
        }
        #expect(cache.evictions > 10)
        #expect(cache.cost > 0 && cache.cost <= 20_000)
    }
}
