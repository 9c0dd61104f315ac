import Budget
import Testing

@Suite("Ranges of addresses")
struct AddressRangesTests {
    @Test(
        "ranges are read and written in their normal form",
        arguments: [
            ("none", "none"), (" NONE ", "none"), ("127.0.0.0/8", "127.0.0.0/8"), ("192.0.2.7", "192.0.2.7"),
            ("192.0.2.7/32, ::1/128", "192.0.2.7, ::1"), ("loopback", "127.0.0.0/8, ::1"),
            ("Private", "10.0.0.0/8, 169.254.0.0/16, 172.16.0.0/12, 192.168.0.0/16, fc00::/7, fe80::/10"),
            (
                "127.0.0.0/8, 10.0.0.0/8,fd00::/8 192.0.2.7\tloopback",
                "10.0.0.0/8, 127.0.0.0/8, 192.0.2.7, ::1, fd00::/8"
            ),
            ("10.0.0.0/9, 10.128.0.0/9", "10.0.0.0/8"), ("10.0.0.0/8, 10.1.0.0/16, 10.1.2.3", "10.0.0.0/8"),
            ("10.0.0.1, 10.0.0.2, 10.0.0.3", "10.0.0.1, 10.0.0.2/31"), ("0.0.0.0/0", "0.0.0.0/0"), ("::/0", "::/0"),
            ("0.0.0.0/1, 128.0.0.0/1", "0.0.0.0/0"), ("8000::/1, ::/1", "::/0"), ("255.255.255.255", "255.255.255.255"),
            ("::ffff:10.0.0.0/104", "10.0.0.0/8"), ("::ffff:10.0.0.1", "10.0.0.1"), ("::ffff:0.0.0.0/96", "0.0.0.0/0"),
            ("2001:DB8::/32", "2001:db8::/32"), ("2001:db8::/33, 2001:db8:8000::/33", "2001:db8::/32"),
        ]
    )
    func reading(text: String, normal: String) throws {
        let ranges = try AddressRanges(text)
        #expect(ranges.description == normal)
        #expect(try AddressRanges(normal) == ranges)
        #expect(ranges.isEmpty == (normal == "none"))
    }

    @Test(
        "an address is in a range from its first to its last address, and in no other",
        arguments: [
            (
                "10.0.0.0/8", ["10.0.0.0", "10.255.255.255", "::ffff:10.1.1.1"],
                ["9.255.255.255", "11.0.0.0", "::10.0.0.1"]
            ),
            ("192.0.2.7", ["192.0.2.7"], ["192.0.2.6", "192.0.2.8"]),
            ("fd00::/8", ["fd00::", "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"], ["fcff::", "fe00::"]),
            (
                "private", ["172.31.255.255", "fc00::", "fe80::1", "169.254.1.1"],
                ["172.32.0.0", "fec0::", "127.0.0.1"]
            ),
            ("loopback", ["127.0.0.1", "::1"], ["::", "::2", "128.0.0.0"]),
            // every IPv6 address is no IPv4 address
            ("::/0", ["::", "::1", "2001:db8::1"], ["192.0.2.7", "::ffff:192.0.2.7"]),
            ("::/64", ["::1"], ["192.0.2.7", "0:0:0:1::"]),
            ("0.0.0.0/0", ["0.0.0.0", "255.255.255.255"], ["::1", "::"]),
            ("none", [], ["0.0.0.0", "::", "127.0.0.1"]),
        ] as [(String, [String], [String])]
    )
    func membership(text: String, inside: [String], outside: [String]) throws {
        let ranges = try AddressRanges(text)
        for address in inside { #expect(ranges.contains(try #require(ClientAddress(address))), "\(address)") }
        for address in outside { #expect(!ranges.contains(try #require(ClientAddress(address))), "\(address)") }
    }

    @Test(
        "a mistake is told with what to write",
        arguments: [
            ("", .empty, "is missing"), ("10.0.0.0/8,", .empty, "none"), (",", .empty, "separated by commas"),
            ("10.0.0.0/8,,::1", .empty, "separated"),
            ("10.0.0.1/8", .hostBits("10.0.0.1/8", range: "10.0.0.0/8"), "write 10.0.0.0/8"),
            ("fd00::1/8", .hostBits("fd00::1/8", range: "fd00::/8"), "write fd00::/8"),
            ("::ffff:10.0.0.1/104", .hostBits("::ffff:10.0.0.1/104", range: "10.0.0.0/8"), "write 10.0.0.0/8"),
            ("::ffff:0:0/80", .hostBits("::ffff:0:0/80", range: "::/80"), "write ::/80"),
            ("10.0.0.0/33", .length("10.0.0.0/33", bits: 32), "from 0 to 32"),
            ("::/129", .length("::/129", bits: 128), "to 128"),
            ("10.0.0.0/", .length("10.0.0.0/", bits: 32), "32"),
            ("10.0.0.0/+8", .length("10.0.0.0/+8", bits: 32), "32"),
            ("10.0.0.0/-1", .length("10.0.0.0/-1", bits: 32), "32"),
            ("10.0.0.0/08", .length("10.0.0.0/08", bits: 32), "32"),
            ("10.0.0.0/8/8", .length("10.0.0.0/8/8", bits: 32), "32"),
            ("10.0.0.0/99999999999999999999", .length("10.0.0.0/99999999999999999999", bits: 32), "32"),
            ("proxy.example", .unreadable("proxy.example"), "fd00::/8"),
            ("127.0.0.1:80", .unreadable("127.0.0.1:80"), "without a port"),
            ("[::1]", .unreadable("[::1]"), "loopback"), ("fe80::1%eth0", .unreadable("fe80::1%eth0"), "write"),
            ("/8", .unreadable("/8"), "write"), ("10.0.0/8", .unreadable("10.0.0/8"), "write"),
            ("none, loopback", .noneAmongOthers, "alone"), ("loopback none", .noneAmongOthers, "leave it out"),
        ] as [(String, AddressRanges.Fault, String)]
    )
    func mistakes(text: String, fault: AddressRanges.Fault, advice: String) {
        #expect(throws: fault) { try AddressRanges(text) }
        #expect(fault.description.contains(advice), "\(fault)")
    }

    @Test("a long mistake is shown shortened")
    func longMistake() {
        let text = String(repeating: "x", count: 5_000)
        #expect(throws: AddressRanges.Fault.unreadable(String(text.prefix(64)) + "…")) { try AddressRanges(text) }
    }

    @Test("a union holds what either holds")
    func union() throws {
        let both = try AddressRanges("10.0.0.0/9, ::1").union(AddressRanges("10.128.0.0/9, fd00::/8"))
        #expect(both.description == "10.0.0.0/8, ::1, fd00::/8")
        #expect(AddressRanges.none.union(.loopback) == .loopback)
        #expect(try AddressRanges("loopback") == .loopback)
        #expect(try AddressRanges("none") == .none)
    }

    @Test("the normal form says the same as what was written")
    func normalForm() throws {
        var random = SplitMix(state: 4)
        for _ in 0..<200 {
            let written = (0..<8).map { _ in
                let length = Int.random(in: 20...32, using: &random)
                let address = UInt32.random(in: 0..<4_096, using: &random) & (.max << (32 - length))
                return (address, length, "\(ClientAddress(ipv4: address))/\(length)")
            }
            let ranges = try AddressRanges(written.map(\.2).joined(separator: ","))
            let again = try AddressRanges(ranges.description)
            try #require(again == ranges)
            for address in UInt32(0)..<4_100 {
                let isWritten = written.contains { $0.0 == address & (.max << (32 - $0.1)) }
                guard again.contains(ClientAddress(ipv4: address)) != isWritten else { continue }
                Issue.record("\(ClientAddress(ipv4: address)) of \(ranges)")
            }
        }
    }
}
