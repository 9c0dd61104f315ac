import Budget
import Glibc
import RawHTTP
import Testing

@testable import DirectoryAPI

@Suite("A thread without time refuses before it makes anything of a request", .serialized)
struct EarlyRefusalTests {
    /// A server whose one thread counts every request as one of many clients', behind a proxy.
    private func withServer(_ body: (DirectoryServer, Int) throws -> Void) throws {
        try RunningServer.with(configure: { $0.trustedProxies = .loopback }, body)
    }

    /// Asks when the thread has just spent more than its share, which may take a while on a busy machine; then once more.
    private func getWithoutTime(_ server: DirectoryServer, _ port: Int, _ target: String) throws -> RawAnswer {
        var answer: RawAnswer?
        for attempt in 0..<50 {
            let connection = try RawConnection(port: port)
            // another spelling each time, which the thread's cache does not know
            let fields = "Accept: x/y\(attempt), */*\r\nX-Forwarded-For: 192.0.2.1\r\n"
            // the thread waits for its desk meanwhile
            server.workers.withDesk(of: 0) { desk in
                connection.send("GET \(target) HTTP/1.1\r\nHost: a\r\n\(fields)\r\n")
                spendAll(desk)
            }
            answer = try connection.answer()
            if answer?.status == 503 { break }
        }
        return try #require(answer)
    }

    /// Fills a queue with work that waits for a gate, also when its thread has taken the first of it.
    private func fill(_ worker: BackgroundWorker, until gate: Gate) {
        for _ in 0..<50 {
            while worker.submit(for: nil, { _ in gate.wait() }, dropped: { _ in }) != nil {}
            usleep(2_000)
        }
    }

    /// Takes the time that a thread has for what is not cached.
    private func spendAll(_ desk: WorkerDesk) {
        // what it has earned until now is settled when it is asked
        _ = desk.share.hasTime(at: MonotonicClock.now(), isProxied: true)
        // for as long as a busy machine may keep the request waiting
        desk.share.mostDebt = 1_000_000_000
        desk.share.spend(1_000_000_000)
    }

    @Test("with a full queue it does not even look up what it knows under another spelling")
    func fullQueue() throws {
        try withServer { server, port in
            let known = try RunningServer.get(port, "/states?limit=1")
            #expect(known.status == 200)
            let gate = Gate()
            defer { gate.open() }
            fill(server.admission.short, until: gate)
            let answer = try getWithoutTime(server, port, "/states?limit=1")
            #expect(answer.status == 503 && answer["Retry-After"] != nil)
            // nor does it send long work to the queue that is for that
            #expect(try getWithoutTime(server, port, "/dataset/download").status == 503)
            // what is in the thread's cache and probes are answered all the same
            server.workers.withDesk(of: 0) { spendAll($0) }
            #expect(try RunningServer.get(port, "/states?limit=1").body == known.body)
            server.workers.withDesk(of: 0) { spendAll($0) }
            #expect(try RunningServer.get(port, "/healthz").status == 200)
        }
    }

    @Test("a thread with time answers what it knows though the queue is full")
    func fullQueueWithTime() throws {
        try RunningServer.with { server, port in
            let known = try RunningServer.get(port, "/states?limit=1")
            let gate = Gate()
            defer { gate.open() }
            fill(server.admission.short, until: gate)
            let again = try RunningServer.get(port, "/states?limit=1", "Accept: */*;q=0.5\r\n")
            #expect(known.status == 200 && again.status == 200)
            #expect(server.metrics.cacheMisses == 1)
        }
    }
}
