/// The Internet address of a client, without a port.
///
/// An IPv4 address is held as its IPv4-mapped IPv6 address (`::ffff:192.0.2.7`, RFC 4291 section 2.5.5.2). The same
/// client is therefore one value, whichever kind of socket accepted it.
package struct ClientAddress: Hashable, Sendable {
    /// The first eight bytes of the IPv6 address, big-endian: `2001:db8::1` has `0x2001_0db8_0000_0000`.
    package let high: UInt64
    /// The last eight bytes, big-endian.
    package let low: UInt64

    /// The address of these 16 bytes.
    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// The IPv4 address of these four bytes, big-endian: `0x7f00_0001` is 127.0.0.1.
    package init(ipv4: UInt32) { self.init(high: 0, low: 0xffff_0000_0000 | UInt64(ipv4)) }

    /// The IPv4 address, if it is one.
    package var ipv4: UInt32? { high == 0 && low >> 32 == 0xffff ? UInt32(truncatingIfNeeded: low) : nil }

    /// What counts as one client: an IPv4 address as it is, an IPv6 address reduced to its /64.
    ///
    /// A subscriber has a whole /64 and may use each of its addresses. Two prefixes are no subscriber's and stay
    /// whole: `::/64`, which holds loopback and the IPv4-mapped addresses, and `64:ff9b::/96`, in which a NAT64
    /// gateway in front of the server writes IPv4 addresses (RFC 6052).
    package var network: ClientAddress {
        let isTranslated = high == 0x0064_ff9b_0000_0000 && low >> 32 == 0
        return high == 0 || isTranslated ? self : ClientAddress(high: high, low: 0)
    }

    /// Whether it is in 127.0.0.0/8 or is `::1`.
    package var isLoopback: Bool {
        if let ipv4 { return ipv4 >> 24 == 127 }
        return high == 0 && low == 1
    }
}
