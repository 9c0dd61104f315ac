@testable import Formats
import Budget
import Directory
import Glibc
import MicroHTTP
import RawHTTP
import Synchronization
import Testing

@testable import DirectoryAPI
import HTTPSemantics

@Suite("What is not cached takes from others neither time nor memory", .serialized)
struct AdmissionTests {
    @Test("much content of slow senders leaves room for little, and all that was booked is given back")
    func contentMemory() {
        var limits = ServerLimits()
        limits.memory = 64 << 20
        let admission = Admission(limits)
        var held = 0
        while admission.book(contentFrom: 0, to: 4_096) {
            guard admission.book(contentFrom: 4_096, to: 262_144) else { break }
            held += 1
        }
        // the last one keeps its first piece
        #expect(held > 10 && held < 40)
        let small = (0..<100).count { _ in admission.book(contentFrom: 0, to: 8_192) }
        #expect(small == 100)
        for _ in 0..<small { #expect(admission.book(contentFrom: 8_192, to: 0)) }
        for _ in 0..<held { #expect(admission.book(contentFrom: 262_144, to: 0)) }
        #expect(admission.book(contentFrom: 4_096, to: 0))
        #expect(admission.content.used == 0 && admission.ledger.used == 0)
    }

    @Test(
        "a response is made once for what was selected, however Accept and the parameters of others are written",
        arguments: ["/openapi.json", "/operations?dimension=human", "/docs", "/institutions/ttd", "/dataset/cite"]
    )
    func selection(target: String) throws {
        try RunningServer.with { server, port in
            let first = try RunningServer.get(port, target, "Accept: text/html\r\n")
            let separator = target.contains("?") ? "&" : "?"
            for number in 1...40 {
                // nothing is accepted that the resource has, but HTML
                let accept = "Accept: x/y\(number), text/html;level=1;q=0.\(number)\r\n"
                let answer = try RunningServer.get(port, "\(target)\(separator)utm_x=\(number)", accept)
                #expect(answer.status == first.status && answer.body == first.body)
            }
            #expect(server.metrics.cacheMisses == 1)
        }
    }

    @Test("what a request selects tells all answers apart that differ")
    func selectionIsExact() throws {
        let targets = [
            "/operations?limit=1", "/operations?limit=1&format=csv", "/states/kg", "/operations/bishkek/evidence",
            "/operations/bishkek/cite", "/changes?limit=1", "/search?q=osce&limit=1", "/dataset", "/robots.txt",
            "/timeline?limit=1", "/operations?x=1", "/states/kg?utm_a=1",
        ]
        let accepts = [
            nil, "text/html", "application/json;q=0.2", "text/csv", "application/ld+json, */*;q=0.1", "text/plain",
            "text/html;q=0.5, application/json;q=0.4", "a/b", "application/atom+xml",
        ]
        let codings = [nil, "gzip", "gzip;q=0.1, br;q=0.9"]
        var answers: [ResponseSelection: APIResponse] = [:]
        for target in targets {
            for accept in accepts {
                for coding in codings {
                    var request = APIRequest(.get, target)
                    request.fields[.accept] = accept
                    request.fields[.acceptEncoding] = coding
                    let resolved = TestAPI.responder.resolve(request)
                    let response = TestAPI.responder.respond(to: request, resolved)
                    guard let selection = ResponseSelection(request, resolved), response.status == 200 else { continue }
                    let known = answers[selection]
                    #expect(known == nil || known == response, "\(target) \(accept ?? "-") \(coding ?? "-")")
                    answers[selection] = response
                }
            }
        }
        #expect(answers.count > targets.count)
    }

    @Test("conditions are judged on the response that is there, and make none")
    func conditions() throws {
        try RunningServer.with { server, port in
            let tag = try #require(try RunningServer.get(port, "/openapi.json")["ETag"])
            let past = "Thu, 01 Jan 1970 00:00:00 GMT"
            let future = "Thu, 01 Jan 2099 00:00:00 GMT"
            for (fields, status) in [
                ("If-Modified-Since: \(future)\r\n", 304), ("If-Modified-Since: \(past)\r\n", 200),
                ("If-Unmodified-Since: \(past)\r\n", 412), ("If-Match: \"x\"\r\n", 412), ("If-Match: \(tag)\r\n", 200),
                ("If-None-Match: \(tag)\r\n", 304), ("If-Match: \(tag)\r\nIf-None-Match: \(tag)\r\n", 304),
                ("If-Unmodified-Since: \(future)\r\nIf-None-Match: \"a\"\r\n", 200),
            ] {
                let answer = try RunningServer.get(port, "/openapi.json", fields)
                #expect(answer.status == status, "\(fields)")
                #expect(answer.body.isEmpty == (status == 304))
            }
            #expect(server.metrics.cacheMisses == 1)
        }
    }

    @Test("what takes long is made in the background while its thread goes on, and is cached then")
    func background() throws {
        try RunningServer.with { server, port in
            let gate = Gate()
            // the worker is busy, so that what is set aside waits
            hold(server.admission.long, gate, for: nil)
            let waiting = try RawConnection(port: port)
            waiting.send("GET /dataset/download HTTP/1.1\r\nHost: a\r\n\r\n")
            for _ in 0..<1_000 where server.admission.long.depth == 0 { usleep(2_000) }
            #expect(server.admission.long.depth == 1)
            // its thread, the only one, goes on
            #expect(try RunningServer.get(port, "/operations?dimension=human").status == 200)
            #expect(!waiting.isEnding)
            gate.open()
            #expect(try #require(try waiting.answer()).body == TestAPI.respond("/dataset/download").body)
            #expect(server.metrics.deferred == 1)
            #expect(try RunningServer.get(port, "/dataset/download").status == 200)
            #expect(server.metrics.deferred == 1)
        }
    }

    @Test("a client over its budget is told 429 while others wait, and not otherwise")
    func budget() throws {
        try RunningServer.with {
            $0.budgetExempt = .none
            $0.clientBudget = 1
        } _: { server, port in
            let loopback = try #require(ClientAddress("127.0.0.1"))
            server.admission.book(
                10_000_000_000,
                to: Admission.Client(network: loopback, isExempt: false, isProxied: false),
                at: MonotonicClock.now()
            )
            // alone it may use everything
            #expect(try RunningServer.get(port, "/states?limit=1").status == 200)
            let gate = Gate()
            let other = ClientAddress("192.0.2.1")
            hold(server.admission.short, gate, for: other)
            #expect(server.admission.short.submit(for: other, { _ in }, dropped: { _ in }) != nil)
            usleep(60_000)
            let answer = try RunningServer.get(port, "/states?limit=2")
            #expect(answer.status == 429)
            #expect(answer["Content-Type"] == "application/problem+json")
            #expect((1...60).contains(try #require(answer["Retry-After"].flatMap { Int($0) })))
            #expect(answer.text.contains("too-many-requests"))
            let page = try RunningServer.get(port, "/states?limit=2", "Accept: text/html\r\n")
            #expect(page.status == 429 && page["Content-Type"]?.hasPrefix("text/html") == true)
            // what is cached, a probe and a 304 are never refused
            let cached = try RunningServer.get(port, "/states?limit=1")
            #expect(cached.status == 200)
            #expect(
                try RunningServer.get(port, "/states?limit=1", "If-None-Match: \(try #require(cached["ETag"]))\r\n")
                    .status == 304
            )
            #expect(try RunningServer.get(port, "/healthz").status == 200)
            #expect(try RunningServer.get(port, "/readyz?x=1").status != 429)
            gate.open()
            for _ in 0..<1_000 where server.admission.short.depth > 0 { usleep(2_000) }
            #expect(try RunningServer.get(port, "/states?limit=2").status == 200)
            #expect(server.metrics.denials.first { $0.reason == "budget" }?.count == 2)
        }
    }

    @Test("a client whose share of a queue is full is told 503 at once, and others are not")
    func share() throws {
        try RunningServer.with { server, port in
            let gate = Gate()
            defer { gate.open() }
            let client = ClientAddress("192.0.2.1")
            hold(server.admission.long, gate, for: nil)
            while server.admission.long.submit(for: client, { _ in }, dropped: { _ in }) != nil {}
            let now = MonotonicClock.now()
            let flooding = Admission.Client(network: client, isExempt: false, isProxied: false)
            let other = Admission.Client(network: ClientAddress("192.0.2.2"), isExempt: false, isProxied: false)
            #expect(server.admission.denial(by: server.admission.long, for: flooding, at: now) == .overloaded)
            #expect(server.admission.denial(by: server.admission.long, for: other, at: now) == nil)
            #expect(server.admission.long.depth < server.admission.long.capacity)
        }
    }

    @Test("a trusted proxy's clients have budgets of their own; nobody else's word is taken for it")
    func proxies() throws {
        for isTrusted in [true, false] {
            try RunningServer.with {
                $0.budgetExempt = .none
                // more than the requests of the test cost, on a slow machine and under a sanitizer
                $0.clientBudget = 1_000
                if isTrusted { $0.trustedProxies = .loopback }
            } _: { server, port in
                let victim = try #require(ClientAddress("198.51.100.7"))
                server.admission.book(
                    10_000_000_000,
                    to: Admission.Client(network: victim, isExempt: false, isProxied: true),
                    at: MonotonicClock.now()
                )
                let gate = Gate()
                defer { gate.open() }
                hold(server.admission.long, gate, for: nil)
                #expect(server.admission.long.submit(for: nil, { _ in }, dropped: { _ in }) != nil)
                usleep(60_000)
                for (number, field) in ["X-Forwarded-For: 198.51.100.7", "Forwarded: for=198.51.100.7"].enumerated() {
                    let answer = try RunningServer.get(port, "/states?limit=\(number + 3)", "\(field)\r\n")
                    #expect(answer.status == (isTrusted ? 429 : 200), "\(field)")
                    #expect(
                        try RunningServer.get(port, "/states?offset=\(number + 3)", "X-Forwarded-For: 192.0.2.9\r\n")
                            .status == 200
                    )
                }
            }
        }
    }

    @Test("where no memory is left the answer is 503, cached responses go on, and it is given back")
    func memory() throws {
        try RunningServer.with { server, port in
            #expect(try RunningServer.get(port, "/states?limit=1").status == 200)
            let ledger = server.admission.ledger
            let rest = ledger.limit - ledger.used
            #expect(ledger.reserve(rest))
            let answer = try RunningServer.get(port, "/states?limit=2")
            #expect(answer.status == 503 && answer["Retry-After"] != nil)
            #expect(try RunningServer.get(port, "/states?limit=1").status == 200)
            #expect(try RunningServer.get(port, "/healthz").status == 200)
            ledger.release(rest)
            #expect(try RunningServer.get(port, "/states?limit=2").status == 200)
        }
    }

    @Test("slow readers of large responses never take more than the memory there is, and equal responses are one")
    func slowReaders() throws {
        try RunningServer.with(threads: 2) {
            $0.memory = 16 << 20
            $0.cacheSize = 0
        } _: { server, port in
            let before = server.admission.ledger.used
            var readers: [RawConnection] = []
            func read(_ target: String) throws {
                let reader = try RawConnection(port: port, receiveBuffer: 4_096)
                reader.send("GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n")
                readers.append(reader)
            }
            for _ in 0..<60 { try read("/sources?limit=300") }
            usleep(500_000)
            let size = TestAPI.respond("/sources?limit=300").body.count
            #expect(server.admission.ledger.used - before < 3 * size)
            for number in 0..<200 {
                try read("/sources?limit=300&offset=\(number % 30)&sort=\(number % 2 == 0 ? "" : "-")id")
            }
            usleep(500_000)
            #expect(server.admission.ledger.peak <= server.admission.ledger.limit)
            #expect(server.admission.ledger.used > server.admission.ledger.limit / 4)
            // half of the memory is left for what no slow reader can hold
            for number in 1...20 {
                #expect(try RunningServer.get(port, "/states?limit=\(number)&fields=id").status == 200)
            }
            readers = []
            for _ in 0..<1_000 where server.admission.ledger.used > before { usleep(5_000) }
            #expect(server.admission.ledger.used <= before)
        }
    }

    @Test("a full cache leaves room for large responses, and for the documents of a version")
    func fullCache() throws {
        try RunningServer.with {
            $0.memory = 16 << 20
            $0.cacheSize = 16 << 20
        } _: { server, port in
            let connection = try RawConnection(port: port)
            func get(_ target: String) throws -> Int? {
                connection.send("GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n")
                return try connection.answer()?.status
            }
            for number in 0..<120 { #expect(try get("/sources?limit=\(80 + number)") == 200) }
            #expect(server.admission.ledger.used > 2 << 20)
            for target in ["/openapi.json", "/sources?limit=320", "/changes?format=ndjson"] {
                #expect(try get(target) == 200, "\(target)")
            }
        }
    }

    @Test("what waits when the server stops is told so or ended, and nothing is left behind", arguments: [true, false])
    func stop(isStoppedFirst: Bool) throws {
        var configuration = ListenerConfiguration()
        configuration.port = 0
        let server = try DirectoryServer(TestAPI.repository, workers: configuration.threads)
        let listener = try Listener(configuration: configuration) { head in server.respond(to: head) }
        let gate = Gate()
        hold(server.admission.long, gate, for: nil)
        let waiting = try RawConnection(port: listener.port)
        waiting.send("GET /openapi.json HTTP/1.1\r\nHost: a\r\n\r\n")
        for _ in 0..<1_000 where server.admission.long.depth == 0 { usleep(2_000) }
        if isStoppedFirst {
            gate.open()
            server.stop()
            let answer = try #require(try waiting.answer())
            #expect([200, 503].contains(answer.status))
            listener.stop(within: .seconds(2))
        } else {
            listener.stop(within: .milliseconds(50))
            #expect(try waiting.answer() == nil)
            gate.open()
            server.stop()
        }
    }
}
