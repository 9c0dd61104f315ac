internal import Glibc

/// How a listener listens.
package struct ListenerConfiguration: Sendable {
    /// The address to listen on: an IPv4 or IPv6 address or a host name. `0.0.0.0` and `::` are every address of the
    /// machine.
    package var host = "127.0.0.1"
    /// The port; 0 has the system pick a free one.
    package var port: UInt16 = 8080
    /// A socket that is listened on already and takes the place of both; it stays open for others that hold it.
    package var inheritedSocket: Int32?
    /// The threads that answer; one for each core, unless something else is to have its share.
    package var threads: Int = ListenerConfiguration.cores
    /// The connections that are served at a time. One more is handed to the handler with the refusal
    /// `connectionsExhausted` once it has asked: it is told 503 and closed, unless the handler finds that it may be answered. Where the system
    /// allows fewer descriptors than that takes, it is as many as there is room for (`Listener.connectionLimit`).
    package var connectionLimit = 10_000
    /// The descriptors that others in this process want, such as a listener beside this one.
    package var otherDescriptors = 0
    /// The connections that an address may have at a time, an IPv6 address counting as its network of 64 bits; 0 for any
    /// number. One more is told 503. Behind a proxy every client has the proxy's address.
    package var connectionsPerAddress = 512
    /// The addresses that may have any number of connections all the same.
    package var uncountedNetworks: [PeerNetwork] = []
    /// The seconds without a byte after which a connection is closed: more than the 60 of common balancers, so that
    /// none sends a request on a connection that is just being closed here.
    package var idleTimeout = 75
    /// The seconds that a request's head may take from its first byte to its last, and its content after that, however
    /// steadily the bytes come; 408 is the answer where the request line is known by then. Judged twice a second.
    package var headerTimeout = 10
    /// The bytes of request content that are read and thrown away; a request that announces more is refused.
    package var maximumContentSize = 65_536
    /// The bytes that a connection takes for the head of its request and that of the answer together. A longer head is
    /// refused with 431 or 414. A request line of 8,000 bytes, as RFC 9112 (3) recommends, has room; every request pays
    /// for clearing all of it.
    package var connectionMemory = 10_240
    /// Whether to speak TLS 1.2 and 1.3 and nothing else, with the certificate that `TLSCertificate.show` was given before.
    package var usesTLS = false

    /// Makes a configuration with the defaults above.
    package init() {}

    /// The cores of the machine.
    package static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
