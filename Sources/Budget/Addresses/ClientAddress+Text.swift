internal import Glibc

extension ClientAddress {
    /// Reads a node as proxies write it: `192.0.2.7`, `192.0.2.7:4711`, `2001:db8::1`, `[2001:db8::1]:4711`,
    /// `fe80::1%eth0`, `::ffff:192.0.2.7`. Port and zone are checked and dropped.
    ///
    /// An IPv6 address has a port only after brackets. A port is 1 to 5 digits up to 65535, or hidden behind a name that
    /// begins with `_` (RFC 7239 section 6). Anything else is nil: white space, numbers with leading zeros,
    /// three-part or hexadecimal IPv4 addresses, more than 128 bytes.
    ///
    /// - Complexity: linear in the bytes, at most 128; allocates nothing.
    package init?(_ text: UnsafeRawBufferPointer) {
        guard let first = text.first, text.count <= 128 else { return nil }
        if first == UInt8(ascii: "[") {
            guard let end = text.firstIndex(of: UInt8(ascii: "]")), Self.isPortOrEmpty(text[(end + 1)...]),
                let host = Self.withoutZone(text[1..<end]), host.contains(UInt8(ascii: ":"))
            else { return nil }
            self.init(bare: host)
            return
        }
        guard let host = Self.withoutZone(text[...]) else { return nil }
        let colons = host.count { $0 == UInt8(ascii: ":") }
        // a single colon begins a port: no IPv6 address has fewer than two
        guard colons == 1, let colon = host.firstIndex(of: UInt8(ascii: ":")) else {
            guard colons > 1 || host.endIndex == text.endIndex else { return nil }
            self.init(bare: host)
            return
        }
        guard host.endIndex == text.endIndex, Self.isPortOrEmpty(text[colon...]) else { return nil }
        self.init(bare: text[..<colon])
    }

    /// Reads a node from text; see ``init(_:)-(UnsafeRawBufferPointer)``.
    package init?(_ text: String) {
        var text = text
        guard let address = text.withUTF8({ ClientAddress(UnsafeRawBufferPointer($0)) }) else { return nil }
        self = address
    }

    /// Reads an IPv4 or IPv6 address that nothing else stands beside.
    init?(bare text: Slice<UnsafeRawBufferPointer>) {
        // the longest has 45 bytes: six groups and an IPv4 address
        guard text.count >= 2, text.count <= 45, text.allSatisfy(Self.isAddressByte) else { return nil }
        let isIPv6 = text.contains(UInt8(ascii: ":"))
        var words: (UInt64, UInt64) = (0, 0)
        let isRead = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 46) { buffer in
            for (index, byte) in text.enumerated() { buffer[index] = CChar(bitPattern: byte) }
            buffer[text.count] = 0
            return withUnsafeMutableBytes(of: &words) { words in
                inet_pton(isIPv6 ? AF_INET6 : AF_INET, buffer.baseAddress, words.baseAddress) == 1
            }
        }
        guard isRead else { return nil }
        if isIPv6 {
            self.init(high: UInt64(bigEndian: words.0), low: UInt64(bigEndian: words.1))
        } else {
            // the four bytes stand first in memory
            self.init(ipv4: UInt32(UInt64(bigEndian: words.0) >> 32))
        }
    }

    private static func isAddressByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"), UInt8(ascii: "."), UInt8(ascii: ":"):
            true
        default: false
        }
    }

    /// What stands before the zone (RFC 4007 section 11); nil for a zone that is empty or holds other than visible ASCII.
    private static func withoutZone(_ text: Slice<UnsafeRawBufferPointer>) -> Slice<UnsafeRawBufferPointer>? {
        guard let percent = text.firstIndex(of: UInt8(ascii: "%")) else { return text }
        let zone = text[(percent + 1)...]
        guard !zone.isEmpty, zone.allSatisfy({ $0 > 0x20 && $0 < 0x7f }) else { return nil }
        return text[..<percent]
    }

    /// Whether it is nothing, or a colon and a port.
    private static func isPortOrEmpty(_ text: Slice<UnsafeRawBufferPointer>) -> Bool {
        guard let colon = text.first else { return true }
        let port = text.dropFirst()
        guard colon == UInt8(ascii: ":"), let first = port.first else { return false }
        if first == UInt8(ascii: "_") { return port.count > 1 && port.dropFirst().allSatisfy(isHiddenByte) }
        guard port.count <= 5, port.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) else {
            return false
        }
        return port.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } <= 65_535
    }

    /// A byte of an obfuscated identifier (RFC 7239 section 6.3).
    private static func isHiddenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}

extension ClientAddress: CustomStringConvertible {
    /// The address as people write it: IPv4 with dots, IPv6 as RFC 5952 section 4 recommends.
    package var description: String {
        if let ipv4 { return (0..<4).map { "\(ipv4 >> (24 - 8 * $0) & 0xff)" }.joined(separator: ".") }
        let groups = (0..<8).map { UInt16(truncatingIfNeeded: ($0 < 4 ? high : low) >> (48 - 16 * UInt64($0 % 4))) }
        func written(_ part: some Sequence<UInt16>) -> String {
            part.map { String($0, radix: 16) }.joined(separator: ":")
        }
        let zeros = Self.longestZeros(groups)
        guard !zeros.isEmpty else { return written(groups) }
        return "\(written(groups[..<zeros.lowerBound]))::\(written(groups[zeros.upperBound...]))"
    }

    /// The first of the longest runs of two or more groups that are zero; empty if there is none.
    private static func longestZeros(_ groups: [UInt16]) -> Range<Int> {
        var longest = 0..<0
        var start = 0
        for index in groups.indices {
            if groups[index] != 0 { start = index + 1 }
            if index + 1 - start > max(longest.count, 1) { longest = start..<index + 1 }
        }
        return longest
    }
}
