internal import Glibc

/// A socket that connections can be made to. It is closed when it is gone.
struct ListeningSocket: ~Copyable {
    /// The descriptor.
    let descriptor: Int32
    /// The port, picked by the system where none was asked for.
    let port: UInt16

    /// Takes a socket over that somebody listens on already, such as a service manager. It stays theirs: what waits in its
    /// queue when this one ends is for the next.
    ///
    /// - Throws: `notListening` where the descriptor is no such socket.
    init(inherited: Int32) throws(ListenerError) {
        var (listens, size) = (Int32(0), socklen_t(MemoryLayout<Int32>.size))
        guard getsockopt(inherited, SOL_SOCKET, SO_ACCEPTCONN, &listens, &size) == 0, listens != 0,
            let port = Self.port(of: inherited), port != 0
        else { throw .notListening(descriptor: inherited) }
        _ = fcntl(inherited, F_SETFD, FD_CLOEXEC)
        _ = fcntl(inherited, F_SETFL, fcntl(inherited, F_GETFL) | O_NONBLOCK)
        descriptor = inherited
        self.port = port
    }

    /// Listens on the first address of a host that can be listened on.
    ///
    /// The socket is made here and not by libmicrohttpd, which does not say why it could not.
    init(host: String, port: UInt16) throws(ListenerError) {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
        var list: UnsafeMutablePointer<addrinfo>?
        let status = getaddrinfo(host, String(port), &hints, &list)
        guard status == 0, let list else {
            throw .unknownHost(host, reason: String(cString: gai_strerror(status)))
        }
        defer { freeaddrinfo(list) }
        var failure = EADDRNOTAVAIL
        var next: UnsafeMutablePointer<addrinfo>? = list
        while let address = next {
            switch Self.listen(on: address.pointee) {
            case .success(let descriptor):
                self.descriptor = descriptor
                self.port = Self.port(of: descriptor) ?? port
                return
            case .failure(let code): failure = code.number
            }
            next = address.pointee.ai_next
        }
        if failure == EADDRINUSE { throw .addressInUse(host: host, port: port) }
        throw .cannotListen(host: host, port: port, reason: String(cString: strerror(failure)))
    }

    deinit { close(descriptor) }

    private struct ErrorNumber: Error { let number: Int32 }

    private static func listen(on address: addrinfo) -> Result<Int32, ErrorNumber> {
        let type = address.ai_socktype | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
        let descriptor = socket(address.ai_family, type, address.ai_protocol)
        guard descriptor >= 0 else { return .failure(ErrorNumber(number: errno)) }
        var yes: Int32 = 1
        // a restart must not wait for connections of the process before; a second process must still be refused
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        guard bind(descriptor, address.ai_addr, address.ai_addrlen) == 0, Glibc.listen(descriptor, 4_096) == 0 else {
            let number = errno
            close(descriptor)
            return .failure(ErrorNumber(number: number))
        }
        return .success(descriptor)
    }

    private static func port(of descriptor: Int32) -> UInt16? {
        var address = sockaddr_storage()
        var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let status = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &size) }
        }
        guard status == 0, [AF_INET, AF_INET6].contains(Int32(address.ss_family)) else { return nil }
        // the port stands at the same place for IPv4 and IPv6
        return withUnsafeBytes(of: address) { UInt16(bigEndian: $0.loadUnaligned(fromByteOffset: 2, as: UInt16.self)) }
    }
}
