/// A set of Internet addresses, such as those of the trusted proxies.
///
/// IPv4 and IPv6 are told apart: `::/0` holds every IPv6 address and no IPv4 address, although IPv4 addresses are held
/// as IPv4-mapped ones.
package struct AddressRanges: Sendable, Equatable {
    private var ipv4: IntervalSet<UInt32>
    private var ipv6: IntervalSet<UInt128>

    /// No address.
    package static let none = AddressRanges(prefixes: [])
    /// 127.0.0.0/8 and `::1`.
    package static let loopback = AddressRanges(prefixes: [
        AddressPrefix(ClientAddress(ipv4: 0x7f00_0000), 96 + 8), AddressPrefix(ClientAddress(high: 0, low: 1), 128),
    ])
    /// What no one routes over the Internet: RFC 1918, fc00::/7 (RFC 4193) and link local addresses (RFC 3927,
    /// fe80::/10).
    static let `private` = AddressRanges(prefixes: [
        AddressPrefix(ClientAddress(ipv4: 0x0a00_0000), 96 + 8),
        AddressPrefix(ClientAddress(ipv4: 0xac10_0000), 96 + 12),
        AddressPrefix(ClientAddress(ipv4: 0xc0a8_0000), 96 + 16),
        AddressPrefix(ClientAddress(ipv4: 0xa9fe_0000), 96 + 16),
        AddressPrefix(ClientAddress(high: 0xfc00_0000_0000_0000, low: 0), 7),
        AddressPrefix(ClientAddress(high: 0xfe80_0000_0000_0000, low: 0), 10),
    ])

    init(prefixes: [AddressPrefix]) {
        ipv4 = IntervalSet(prefixes.compactMap(\.ipv4Range))
        ipv6 = IntervalSet(prefixes.compactMap(\.ipv6Range))
    }

    /// Whether the address is in one of the ranges.
    ///
    /// - Complexity: O(log *n*); allocates nothing.
    package func contains(_ address: ClientAddress) -> Bool {
        if let value = address.ipv4 { return ipv4.contains(value) }
        return ipv6.contains(UInt128(address))
    }

    /// The fewest prefixes that say the same, IPv4 first, each in growing order.
    package var prefixes: [AddressPrefix] {
        ipv4.prefixes.map { AddressPrefix(ClientAddress(ipv4: $0.base), 96 + $0.length) }
            + ipv6.prefixes.map { AddressPrefix(ClientAddress($0.base), $0.length) }
    }

    /// Whether it holds no address.
    package var isEmpty: Bool { ipv4.intervals.isEmpty && ipv6.intervals.isEmpty }

    /// The addresses that are in either.
    package func union(_ other: AddressRanges) -> AddressRanges {
        var both = self
        both.ipv4 = IntervalSet(ipv4.intervals + other.ipv4.intervals)
        both.ipv6 = IntervalSet(ipv6.intervals + other.ipv6.intervals)
        return both
    }
}

extension AddressRanges: CustomStringConvertible {
    /// The fewest prefixes that say the same, IPv4 first, each in growing order: `10.0.0.0/8, 192.0.2.7, fd00::/8`;
    /// `none` if there are none. Equal ranges have the same text, and it can be read again.
    package var description: String {
        return prefixes.isEmpty ? "none" : prefixes.map(\.description).joined(separator: ", ")
    }
}
