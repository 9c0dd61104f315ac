import Glibc

/// A TCP connection to a server on this machine that sends and receives bytes as they are.
package final class RawConnection {
    /// Why a test could not talk to the server.
    package struct Failure: Error {
        /// What was tried and what the system said.
        package let reason: String
    }

    private let descriptor: Int32
    private var received: [UInt8] = []

    /// Connects to 127.0.0.1.
    ///
    /// - Parameter receiveBuffer: the bytes that the system takes in before they are read; nil for as many as it likes.
    package init(port: Int, receiveBuffer: Int32? = nil) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        if var size = receiveBuffer {
            setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let status = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard status == 0 else {
            let reason = String(cString: strerror(errno))
            close(descriptor)
            throw Failure(reason: "connect to port \(port): \(reason)")
        }
        // a machine in use takes its time; who waits for nothing fails all the same
        var timeout = timeval(tv_sec: 60, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
        var yes: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
    }

    deinit { close(descriptor) }

    /// Sends bytes; a server that has closed the connection is no failure, since a test then reads what it said.
    package func send(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    /// Sends a text.
    package func send(_ text: String) { send(Array(text.utf8)) }

    /// Ends the connection as a client does that has crashed: what the server still sends, it is told that nobody takes.
    package func reset() {
        var option = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
        var unspecified = sockaddr()
        unspecified.sa_family = sa_family_t(AF_UNSPEC)
        connect(descriptor, &unspecified, socklen_t(MemoryLayout<sockaddr>.size))
    }

    /// Sends no more; what the server says can still be read.
    package func endSending() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// Whether the server has ended its side or said something that was not read.
    package var isEnding: Bool {
        var event = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&event, 1, 0) > 0
    }

    /// One answer; nil where the connection ends before its head is whole.
    ///
    /// - Parameter method: the request's method, since an answer to HEAD has no content.
    package func answer(to method: String = "GET") throws -> RawAnswer? {
        while true {
            if let (answer, size) = RawAnswer.read(received, method: method) {
                received.removeFirst(size)
                return answer
            }
            guard try receive() else { return nil }
        }
    }

    /// Every answer until the server closes the connection.
    package func answers(to method: String = "GET") throws -> [RawAnswer] {
        var answers: [RawAnswer] = []
        while let answer = try answer(to: method) { answers.append(answer) }
        return answers
    }

    /// Whether the server closes the connection, without sending anything more, within the time a read may take.
    package func isClosed() throws -> Bool { received.isEmpty ? try !receive() : false }

    /// What came beyond the answers read so far.
    package var surplus: [UInt8] { received }

    private func receive() throws -> Bool {
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &chunk, chunk.count, 0)
        if count < 0 {
            if errno == ECONNRESET { return false }
            throw Failure(reason: "receive: \(String(cString: strerror(errno)))")
        }
        received += chunk[..<count]
        return count > 0
    }
}

/// An answer as it came over a connection.
package struct RawAnswer: Sendable {
    /// The status line without its end.
    package let statusLine: String
    /// The fields in order, names as they came.
    package let fields: [(name: String, value: String)]
    /// The content.
    package let body: [UInt8]

    /// The status code.
    package var status: Int { Int(statusLine.dropFirst(9).prefix(3)) ?? 0 }

    /// The content as text.
    package var text: String { String(decoding: body, as: UTF8.self) }

    /// The value of the first field of this name.
    package subscript(name: String) -> String? {
        fields.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// Reads an answer with a `Content-Length` from the front of bytes; nil where it is not whole.
    static func read(_ bytes: [UInt8], method: String) -> (RawAnswer, size: Int)? {
        guard let end = bytes.indices.first(where: { bytes[$0...].starts(with: Array("\r\n\r\n".utf8)) }) else {
            return nil
        }
        let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n").map(String.init)
        let fields = lines.dropFirst().map { line -> (name: String, value: String) in
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            return (String(parts[0]), parts.count > 1 ? String(parts[1].drop { $0 == " " }) : "")
        }
        let head = RawAnswer(statusLine: lines.first ?? "", fields: fields, body: [])
        let hasBody = method != "HEAD" && ![204, 304].contains(head.status)
        let length = hasBody ? head["Content-Length"].flatMap { Int($0) } ?? 0 : 0
        let start = end + 4
        guard bytes.count >= start + length else { return nil }
        let answer = RawAnswer(statusLine: head.statusLine, fields: fields, body: Array(bytes[start..<start + length]))
        return (answer, start + length)
    }
}
