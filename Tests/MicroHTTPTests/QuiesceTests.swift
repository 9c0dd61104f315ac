import Foundation
import MicroHTTP
import RawHTTP
import Synchronization
import Testing

@Suite("When a listener stops, what the system had taken is answered", .timeLimit(.minutes(30)))
struct QuiesceTests {
    private final class Gate: Sendable {
        let hasBegun = DispatchSemaphore(value: 0)
        let mayGoOn = DispatchSemaphore(value: 0)
        let isFirst = Atomic(true)
    }

    @Test("connections that wait to be accepted at the stop get their answers, later ones are refused")
    func queued() throws {
        let gate = Gate()
        let answer = try PreparedResponse(status: 200, fields: [], body: Array("hello".utf8))
        var configuration = ListenerConfiguration()
        configuration.port = 0
        configuration.threads = 1
        let listener = try Listener(configuration: configuration) { _ in
            // the one thread is busy, so that nobody accepts what comes meanwhile
            if gate.isFirst.exchange(false, ordering: .acquiringAndReleasing) {
                gate.hasBegun.signal()
                _ = gate.mayGoOn.wait(timeout: .now() + 20)
            }
            return answer
        }
        let port = listener.port
        let request = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
        let first = try RawConnection(port: port)
        first.send(request)
        try #require(gate.hasBegun.wait(timeout: .now() + 20) == .success)
        let queued = try (0..<100).map { _ in try RawConnection(port: port) }
        for connection in queued { connection.send(request) }
        let hasStopped = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            listener.stop(within: .seconds(20))
            hasStopped.signal()
        }
        usleep(50_000)
        gate.mayGoOn.signal()
        for connection in [first] + queued { #expect(try connection.answer()?.status == 200) }
        #expect(hasStopped.wait(timeout: .now() + 30) == .success)
        #expect(throws: RawConnection.Failure.self) { try RawConnection(port: port) }
    }
}
