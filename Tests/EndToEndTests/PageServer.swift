import Foundation
import Synchronization

/// A server of a few pages for programs that read the web, on a thread and a port of its own.
final class PageServer: Sendable {
    private struct State {
        var pages: [String: String] = [:]
        var asked: [String] = []
    }

    let port: Int
    private let descriptor: Int32
    private let state = Mutex(State())

    init() throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let own = descriptor
        port = try withUnsafeMutablePointer(to: &address) { pointer in
            try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                guard bind(own, address, size) == 0, listen(own, 16) == 0, getsockname(own, address, &size) == 0 else {
                    throw CocoaError(.fileReadUnknown)
                }
            }
            return Int(UInt16(bigEndian: pointer.pointee.sin_port))
        }
        Thread.detachNewThread { [descriptor, weak self] in
            while true {
                let connection = accept(descriptor, nil, nil)
                guard connection >= 0 else { return }
                self?.answer(connection)
                close(connection)
            }
        }
    }

    deinit {
        shutdown(descriptor, Int32(SHUT_RDWR))
        close(descriptor)
    }

    /// What was asked for, in order.
    var asked: [String] { state.withLock { $0.asked } }

    /// Has a page answer so from now on; others are not found.
    func set(_ path: String, _ status: String, body: String = "", location: String? = nil) {
        let field = location.map { "Location: \($0)\r\n" } ?? ""
        let answer =
            "HTTP/1.1 \(status)\r\n\(field)Content-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)"
        state.withLock { $0.pages[path] = answer }
    }

    private func answer(_ connection: Int32) {
        var head = [UInt8]()
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while !String(decoding: head, as: UTF8.self).contains("\r\n\r\n") {
            let count = read(connection, &buffer, buffer.count)
            guard count > 0 else { return }
            head += buffer[..<count]
        }
        let target =
            String(decoding: head, as: UTF8.self).split(separator: " ").dropFirst().first.map(String.init) ?? ""
        let answer = state.withLock { state -> String in
            state.asked.append(target)
            let path = String(target.prefix { $0 != "?" })
            return state.pages[path] ?? "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        }
        let bytes = Array(answer.utf8)
        _ = write(connection, bytes, bytes.count)
    }
}
