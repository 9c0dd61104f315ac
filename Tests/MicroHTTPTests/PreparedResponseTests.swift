import MicroHTTP
import RawHTTP
import Testing

@Suite("A prepared answer is made once and sent by every thread")
struct PreparedResponseTests {
    private let get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"

    @Test("one prepared answer is shared by threads and connections")
    func sharedAnswer() async throws {
        let shared = try PreparedResponse(status: 200, fields: [("A", "b")], body: Array("shared".utf8))
        var configuration = ListenerConfiguration()
        configuration.port = 0
        let listener = try Listener(configuration: configuration) { _ in shared }
        let port = listener.port
        let request = get
        let good = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    guard let connection = try? RawConnection(port: port) else { return 0 }
                    return (0..<200).count { _ in
                        connection.send(request)
                        return (try? connection.answer())?.text == "shared"
                    }
                }
            }
            return await group.reduce(0, +)
        }
        #expect(good == 1_600)
        listener.stop(within: .seconds(1))
    }

    @Test("threads have numbers of their own, below the number of threads", arguments: [1, 2, 4])
    func workers(threads: Int) throws {
        let server = try EchoServer(threads: threads)
        var seen: Set<Substring> = []
        for _ in 0..<50 {
            let answer = try #require(try server.exchange(get).first)
            seen.formUnion(answer.text.split(separator: "\n").filter { $0.hasPrefix("worker") })
        }
        #expect(seen.isSubset(of: (0..<threads).map { "worker \($0)" }))
        #expect(!seen.isEmpty)
    }

    @Test("an answer with a field that HTTP forbids is refused when it is made")
    func unsendableField() {
        #expect(throws: ListenerError.unsendableField(name: "A")) {
            try PreparedResponse(status: 200, fields: [("A", "b\r\nC: d")], body: [])
        }
    }
}
