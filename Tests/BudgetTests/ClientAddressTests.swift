import Budget
import Testing

@Suite("Addresses of clients")
struct ClientAddressTests {
    @Test(
        "a node is read with its port and zone dropped, and written in its normal form",
        arguments: [
            ("192.0.2.7", "192.0.2.7"), ("192.0.2.7:4711", "192.0.2.7"), ("192.0.2.7:65535", "192.0.2.7"),
            ("192.0.2.7:_hidden-1.x", "192.0.2.7"), ("0.0.0.0", "0.0.0.0"), ("255.255.255.255", "255.255.255.255"),
            ("::", "::"), ("::1", "::1"), ("2001:DB8:0:0:0:0:0:1", "2001:db8::1"), ("2001:db8::", "2001:db8::"),
            ("2001:0db8:0000:0000:0001:0000:0000:0001", "2001:db8::1:0:0:1"), ("1:0:3:4:5:6:7:8", "1:0:3:4:5:6:7:8"),
            ("[2001:db8::1]", "2001:db8::1"), ("[2001:db8::1]:4711", "2001:db8::1"), ("[::1]:_a", "::1"),
            ("fe80::1%eth0", "fe80::1"), ("[fe80::1%25eth0]:80", "fe80::1"), ("fe80::1%eth0:1", "fe80::1"),
            ("::ffff:192.0.2.7", "192.0.2.7"), ("::FFFF:c000:207", "192.0.2.7"), ("[::ffff:192.0.2.7]:1", "192.0.2.7"),
            ("64:ff9b::192.0.2.7", "64:ff9b::c000:207"),
            ("ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
        ]
    )
    func reading(text: String, normal: String) throws {
        let address = try #require(ClientAddress(text))
        #expect(address.description == normal)
        #expect(ClientAddress(address.description) == address)
    }

    @Test(
        "anything else is no address",
        arguments: [
            "", " ", "1", "1.2.3", "1.2.3.4.5", "1.2.3.256", "01.2.3.4", "0x7f.0.0.1", "127.1", " 1.2.3.4", "1.2.3.4 ",
            "1.2.3.4:", "1.2.3.4:65536", "1.2.3.4:100000", "1.2.3.4:+1", "1.2.3.4:1:2", "1.2.3.4:_", "1.2.3.4:_a b",
            "1.2.3.4%eth0", "[1.2.3.4]", "[1.2.3.4]:80", ":80", "a:80", ":", ":::", "1::2::3", "1:2:3:4:5:6:7",
            "1:2:3:4:5:6:7:8:9", "12345::", "g::", "[::1", "::1]", "[]", "[::1]80", "[::1]:", "[::1]:99999", "[[::1]]",
            "fe80::1%", "fe80::1%a b", "[fe80::1%]", "::1.2.3", "::1.2.3.4:80:", "unknown", "_hidden", "\"::1\"",
            "1.2.3.4\0", "1.2.3.4\0.5", "١.2.3.4", "1.2.3.4/8", String(repeating: ":", count: 100_000),
            "fe80::1%" + String(repeating: "a", count: 121),
        ]
    )
    func refusing(text: String) { #expect(ClientAddress(text) == nil) }

    @Test("words are the address's bytes in their order, an IPv4 address is a mapped one")
    func words() {
        #expect(ClientAddress("2001:db8::1") == ClientAddress(high: 0x2001_0db8_0000_0000, low: 1))
        #expect(ClientAddress("192.0.2.7") == ClientAddress(high: 0, low: 0xffff_c000_0207))
        #expect(ClientAddress(ipv4: 0xc000_0207) == ClientAddress("::ffff:192.0.2.7"))
        #expect(ClientAddress("192.0.2.7")?.ipv4 == 0xc000_0207)
        #expect(ClientAddress("::1")?.ipv4 == nil)
    }

    @Test(
        "one client is an IPv4 address or the /64 of an IPv6 address",
        arguments: [
            ("192.0.2.7", "192.0.2.7"), ("::ffff:192.0.2.7", "192.0.2.7"), ("::1", "::1"), ("::", "::"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"), ("fe80::1", "fe80::"),
            ("64:ff9b::192.0.2.7", "64:ff9b::192.0.2.7"), ("64:ff9b::1:0:1", "64:ff9b::"),
            ("64:ff9b:1::1", "64:ff9b:1::"),
        ]
    )
    func networks(address: String, network: String) throws {
        #expect(try #require(ClientAddress(address)).network == ClientAddress(network))
    }

    @Test(
        "loopback is 127.0.0.0/8 and ::1",
        arguments: [
            ("127.0.0.1", true), ("127.255.255.255", true), ("::1", true), ("::ffff:127.0.0.1", true),
            ("128.0.0.1", false), ("126.255.255.255", false), ("::", false), ("::127.0.0.1", false), ("1::1", false),
        ]
    )
    func loopback(address: String, isLoopback: Bool) throws {
        #expect(try #require(ClientAddress(address)).isLoopback == isLoopback)
    }

    @Test("every address is read as it is written")
    func roundTrip() throws {
        var random = SplitMix(state: 17)
        for _ in 0..<20_000 {
            // few bits, so that zeros of every length stand at every place
            let high = random.next() & random.next() & random.next() & random.next()
            let low = random.next() & random.next() & random.next() & random.next()
            let address = ClientAddress(high: high & ~(UInt64.max << (random.next() % 64)), low: low)
            try #require(ClientAddress(address.description) == address)
        }
    }
}

/// Numbers that are the same in every run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
