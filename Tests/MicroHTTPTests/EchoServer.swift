import Glibc
import MicroHTTP
import RawHTTP

/// A listener that answers with what it was asked, so that tests see what crossed the C boundary.
final class EchoServer: Sendable {
    let listener: Listener
    let large = try? PreparedResponse(
        status: 200,
        fields: [("Content-Type", "text/plain")],
        body: [UInt8](repeating: 0x78, count: 8 << 20)
    )

    init(
        threads: Int = 2,
        configure: (inout ListenerConfiguration) -> Void = { _ in },
        observer: Listener.Observer? = nil
    ) throws {
        var configuration = ListenerConfiguration()
        configuration.port = 0
        configuration.threads = threads
        configure(&configuration)
        let large = large
        listener = try Listener(configuration: configuration, observer: observer) { head in Self.answer(head, large) }
    }

    deinit { listener.stop(within: .zero) }

    var port: Int { listener.port }

    /// The first answers on a connection of their own to bytes sent as they are.
    ///
    /// - Parameter count: how many answers to wait for.
    func exchange(_ request: String, count: Int = 1) throws -> [RawAnswer] {
        let connection = try RawConnection(port: port)
        connection.send(request)
        return try (0..<count).compactMap { _ in try connection.answer() }
    }

    /// Every answer to bytes sent as they are, until the server closes the connection.
    func exchangeToEnd(_ request: String) throws -> [RawAnswer] {
        let connection = try RawConnection(port: port)
        connection.send(request)
        return try connection.answers()
    }

    private static func answer(_ head: borrowing RequestHead, _ large: PreparedResponse?) -> PreparedResponse {
        func text(_ bytes: UnsafeRawBufferPointer?) -> String {
            bytes.map { String(decoding: $0, as: UTF8.self) } ?? "-"
        }
        let refusal = head.refusal
        if text(head.target) == "/large", let large { return large }
        if text(head.target) == "/pause" { usleep(200_000) }
        let lines = [
            "\(head.method) \(text(head.target))", "accept \(text(head.field(.accept)))",
            "agent \(text(head.field(.userAgent)))", "worker \(head.worker)",
            "refusal \(refusal.map { "\($0)" } ?? "-")",
        ]
        let response = try? PreparedResponse(
            status: refusal?.status ?? (text(head.target) == "/304" ? 304 : 200),
            fields: [("Content-Type", "text/plain"), ("ETag", "\"x\"")],
            body: Array(lines.joined(separator: "\n").utf8),
            label: 7,
            closesConnection: refusal != nil
        )
        guard let response else { preconditionFailure("an answer of the test could not be made") }
        return response
    }
}
