/// An address and how many of its leading bits count: a range in CIDR notation.
package struct AddressPrefix: Sendable {
    /// The first address of the range.
    package let base: ClientAddress
    /// How many of the 128 bits count; 96 more than is written for an IPv4 address.
    package let length: Int

    init(_ base: ClientAddress, _ length: Int) {
        self.base = base
        self.length = length
    }

    /// The bits that do not count.
    private var hostBits: UInt128 { UInt128.max >> length }

    /// Whether no bit is set beyond those that count.
    var isAligned: Bool { UInt128(base) & hostBits == 0 }

    /// The range that begins where the bits beyond are zero.
    var aligned: AddressPrefix { AddressPrefix(ClientAddress(UInt128(base) & ~hostBits), length) }

    /// The IPv4 addresses of the range: those of an IPv4-mapped prefix.
    var ipv4Range: ClosedRange<UInt32>? {
        guard length >= 96, let first = base.ipv4 else { return nil }
        return first...(first | UInt32(truncatingIfNeeded: hostBits))
    }

    /// The IPv6 addresses of any other range.
    var ipv6Range: ClosedRange<UInt128>? {
        guard ipv4Range == nil else { return nil }
        return UInt128(base)...(UInt128(base) | hostBits)
    }
}

extension AddressPrefix: CustomStringConvertible {
    package var description: String {
        guard length < 128 else { return "\(base)" }
        return "\(base)/\(ipv4Range == nil ? length : length - 96)"
    }
}

extension UInt128 {
    /// The 16 bytes as one number, so that neighbours differ by one.
    init(_ address: ClientAddress) { self = UInt128(address.high) << 64 | UInt128(address.low) }
}

extension ClientAddress {
    /// The address of a number whose bytes are its 16 bytes.
    init(_ value: UInt128) {
        self.init(high: UInt64(truncatingIfNeeded: value >> 64), low: UInt64(truncatingIfNeeded: value))
    }
}
