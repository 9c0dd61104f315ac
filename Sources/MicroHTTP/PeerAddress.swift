internal import CMicroHTTPDShim

/// The address at the other end of a connection: of IPv6, or of IPv4 as ::ffff:0:0/96 has it (RFC 4291, 2.5.5.2). Zeros
/// where the system does not tell it.
package struct PeerAddress: Sendable, Hashable {
    /// The first 64 bits.
    package let high: UInt64
    /// The last 64 bits.
    package let low: UInt64

    /// Joins both halves.
    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }
}

/// The addresses whose first bits are those of one.
package struct PeerNetwork: Sendable, Hashable {
    /// The address.
    package let address: PeerAddress
    /// How many of its bits count, 0 to 128.
    package let bits: Int

    /// Joins an address and a number of bits.
    package init(_ address: PeerAddress, bits: Int) {
        self.address = address
        self.bits = min(max(bits, 0), 128)
    }

    /// The network as the shim takes it.
    var shim: shim_network {
        shim_network(address: shim_address(high: address.high, low: address.low), bits: UInt32(bits))
    }
}
