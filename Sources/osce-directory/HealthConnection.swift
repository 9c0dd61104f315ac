internal import APIDescription
import DirectoryAPI
import CGnuTLS
import Glibc

extension HealthTarget {
    /// The status of `GET /readyz`. Blocks; `HealthDeadline` says for how long.
    ///
    /// - Throws: `Unhealthy` where there is no answer.
    func ask() throws(Unhealthy) -> Int {
        let socket = try HealthSocket(self)
        let connection: any HealthConnection = usesTLS ? try HealthTLS(over: socket, address) : socket
        let lines = [
            "GET /readyz HTTP/1.1", "Host: localhost", "User-Agent: osce-directory/\(Version.current) (health)",
            "Connection: close", "", "",
        ]
        guard connection.send(Array(lines.joined(separator: "\r\n").utf8)) else { throw unanswered }
        var head: [UInt8] = []
        while head.count < 1_024, !head.contains(UInt8(ascii: "\n")) {
            let more = connection.receive()
            guard !more.isEmpty else { break }
            head += more
        }
        guard !head.isEmpty else { throw unanswered }
        guard let status = Self.status(ofHead: head) else {
            throw Unhealthy(description: "\(address) answered in something else than HTTP.\(hint)")
        }
        return status
    }

    /// The status code of a status line that is there whole; nil where it is none (RFC 9112, 4).
    private static func status(ofHead head: [UInt8]) -> Int? {
        guard let end = head.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        // HTTP-version SP status-code SP [reason-phrase]; a carriage return ends the code where the rest is left out
        let words = head[..<end].split(maxSplits: 2) { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }
        guard words.count >= 2, words[0].starts(with: "HTTP/1.".utf8), words[1].count == 3 else { return nil }
        return Int(String(decoding: words[1], as: UTF8.self))
    }

    private var unanswered: Unhealthy {
        Unhealthy(description: "\(address) closed the connection without an answer.\(hint)")
    }

    private var hint: String { usesTLS ? "" : " If it speaks TLS, give --tls." }
}

/// A connection that bytes go through, plain or protected.
private protocol HealthConnection {
    /// Sends all of the bytes; false where the server has closed the connection.
    func send(_ bytes: [UInt8]) -> Bool
    /// Waits for some bytes; none where the connection has ended.
    func receive() -> [UInt8]
}

/// A TCP connection; closed when it is gone.
private final class HealthSocket: HealthConnection {
    let descriptor: Int32

    /// Connects to the first address of the host that takes the connection.
    init(_ target: HealthTarget) throws(Unhealthy) {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = AI_NUMERICSERV
        var list: UnsafeMutablePointer<addrinfo>?
        let status = getaddrinfo(target.host, String(target.port), &hints, &list)
        guard status == 0 else {
            throw Unhealthy(description: "\(target.host) is no address: \(String(cString: gai_strerror(status))).")
        }
        defer { freeaddrinfo(list) }
        var reason = EADDRNOTAVAIL
        var next = list
        while let address = next?.pointee {
            let type = address.ai_socktype | Int32(SOCK_CLOEXEC.rawValue)
            let descriptor = socket(address.ai_family, type, address.ai_protocol)
            if descriptor >= 0, connect(descriptor, address.ai_addr, address.ai_addrlen) == 0 {
                self.descriptor = descriptor
                return
            }
            reason = errno
            if descriptor >= 0 { close(descriptor) }
            next = address.ai_next
        }
        throw Unhealthy(
            description: "\(target.address) cannot be reached: \(String(cString: strerror(reason))). "
                + "Does the server run, and listen there?"
        )
    }

    deinit { close(descriptor) }

    func send(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    func receive() -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 512)
        while true {
            let count = recv(descriptor, &bytes, bytes.count, 0)
            if count < 0, errno == EINTR { continue }
            return Array(bytes.prefix(max(0, count)))
        }
    }
}

/// TLS over a connection, as a client.
///
/// The certificate is not verified: it bears the service's public name, not loopback, nothing secret is sent, and whoever
/// could answer on this machine's own port in the server's place could do so with a certificate too.
private final class HealthTLS: HealthConnection {
    private let socket: HealthSocket
    private let session: gnutls_session_t
    private let credentials: gnutls_certificate_credentials_t

    /// Shakes hands.
    init(over socket: HealthSocket, _ address: String) throws(Unhealthy) {
        func failure(_ code: Int32) -> Unhealthy {
            Unhealthy(description: "\(address) gave no TLS session: \(String(cString: gnutls_strerror(code)))")
        }
        var credentials: gnutls_certificate_credentials_t?
        let allocated = gnutls_certificate_allocate_credentials(&credentials)
        guard allocated == GNUTLS_E_SUCCESS, let credentials else { throw failure(allocated) }
        var session: gnutls_session_t?
        let made = gnutls_init(&session, UInt32(GNUTLS_CLIENT.rawValue | GNUTLS_NO_SIGNAL.rawValue))
        guard made == GNUTLS_E_SUCCESS, let session else {
            gnutls_certificate_free_credentials(credentials)
            throw failure(made)
        }
        self.socket = socket
        self.session = session
        self.credentials = credentials
        gnutls_set_default_priority(session)
        gnutls_credentials_set(session, GNUTLS_CRD_CERTIFICATE, UnsafeMutableRawPointer(credentials))
        gnutls_transport_set_int2(session, socket.descriptor, socket.descriptor)
        let shaken = Self.finishing { Int(gnutls_handshake(session)) }
        guard shaken == Int(GNUTLS_E_SUCCESS) else { throw failure(Int32(shaken)) }
    }

    deinit {
        gnutls_deinit(session)
        gnutls_certificate_free_credentials(credentials)
    }

    func send(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { bytes in
                Self.finishing { gnutls_record_send(session, bytes.baseAddress, bytes.count) }
            }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    func receive() -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 512)
        let count = bytes.withUnsafeMutableBytes { bytes in
            Self.finishing { gnutls_record_recv(session, bytes.baseAddress, bytes.count) }
        }
        return Array(bytes.prefix(max(0, count)))
    }

    /// Repeats what a signal or a record of TLS itself (a session ticket) has interrupted.
    private static func finishing(_ step: () -> Int) -> Int {
        while true {
            let result = step()
            guard result < 0, gnutls_error_is_fatal(Int32(result)) == 0 else { return result }
        }
    }
}
