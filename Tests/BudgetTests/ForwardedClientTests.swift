import Budget
import Testing

@Suite("Clients behind proxies")
struct ForwardedClientTests {
    private static func client(
        _ forwarded: String?,
        _ xForwardedFor: String?,
        peer: String = "10.0.0.1",
        trusted: String = "10.0.0.0/8, fd00::/8"
    ) throws -> ForwardedClient.Origin {
        let peer = try #require(ClientAddress(peer))
        let trusted = try AddressRanges(trusted)
        return Array((forwarded ?? "").utf8).withUnsafeBytes { first in
            Array((xForwardedFor ?? "").utf8).withUnsafeBytes { second in
                ForwardedClient.client(
                    peer: peer,
                    forwarded: forwarded == nil ? nil : first,
                    xForwardedFor: xForwardedFor == nil ? nil : second,
                    trusted: trusted
                )
            }
        }
    }

    private static let proxy = ForwardedClient.Origin.proxy(ClientAddress(ipv4: 0x0a00_0001))

    private static func forwarded(_ address: String) throws -> ForwardedClient.Origin {
        .forwarded(try #require(ClientAddress(address)))
    }

    @Test("the fields of a peer that is no trusted proxy are not believed")
    func direct() throws {
        let peer = try #require(ClientAddress("192.0.2.66"))
        #expect(try Self.client("for=1.2.3.4", "1.2.3.4", peer: "192.0.2.66") == .direct(peer))
        #expect(try Self.client(nil, nil, peer: "192.0.2.66") == .direct(peer))
        #expect(try Self.client("for=1.2.3.4", "1.2.3.4", trusted: "none") == .direct(ClientAddress(ipv4: 0x0a00_0001)))
    }

    @Test(
        "a trusted proxy that names nobody speaks for itself",
        arguments: [nil, "", " , ,", "unknown", "_a", "\"1.2.3.4\""]
    )
    func proxyAlone(field: String?) throws {
        #expect(try Self.client(nil, field) == Self.proxy)
        #expect(try Self.client(field, nil) == Self.proxy)
        #expect(try Self.client(field, field) == Self.proxy)
    }

    @Test(
        "X-Forwarded-For names the first client from the right that is not trusted",
        arguments: [
            ("192.0.2.7", "192.0.2.7"), ("192.0.2.7:4711", "192.0.2.7"), (" 2001:db8::1 ", "2001:db8::1"),
            ("[2001:db8::1]:80", "2001:db8::1"), ("1.1.1.1, 192.0.2.7", "192.0.2.7"),
            ("1.1.1.1,192.0.2.7,", "192.0.2.7"),
            ("1.1.1.1, 192.0.2.7, 10.0.0.3, fd00::5", "192.0.2.7"), ("garbage, 192.0.2.7", "192.0.2.7"),
            ("127.0.0.1, 192.0.2.7", "192.0.2.7"), ("\", 192.0.2.7", "192.0.2.7"), ("\"a, b, 192.0.2.7", "192.0.2.7"),
            // an element that names nobody ends the search at what a trusted proxy said last
            ("1.1.1.1, unknown, 10.0.0.3", "10.0.0.3"), ("1.1.1.1, 1.2.3.4.5, 10.0.0.4, 10.0.0.3", "10.0.0.4"),
            // inside the trusted networks, the farthest is the client
            ("10.0.0.9, 10.0.0.8", "10.0.0.9"), ("192.0.2.7,,,\t10.0.0.3 ,", "192.0.2.7"),
        ]
    )
    func xForwardedFor(field: String, client: String) throws {
        #expect(try Self.client(nil, field) == Self.forwarded(client))
    }

    @Test(
        "Forwarded is read as RFC 7239 writes it",
        arguments: [
            ("for=192.0.2.7", "192.0.2.7"), ("For=\"192.0.2.7:4711\"", "192.0.2.7"),
            ("FOR=\"[2001:db8::1]:4711\"", "2001:db8::1"),
            ("proto=https;by=10.0.0.1;for=192.0.2.7;host=a.example", "192.0.2.7"),
            ("for=192.0.2.7 ; proto=\"a\\\",for=1.1.1.1\"", "192.0.2.7"), ("for=1.1.1.1, for=192.0.2.7", "192.0.2.7"),
            (";for=192.0.2.7;;", "192.0.2.7"), ("for=[2001:db8::1]:80", "2001:db8::1"),
            ("for=192.0.2.7:80", "192.0.2.7"),
            ("for=192.0.2.7:_secret;proto=http", "192.0.2.7"), ("for=192.0.2.7, for=10.0.0.3;by=_x", "192.0.2.7"),
            ("host=\"a, b\";for=192.0.2.7", "192.0.2.7"), ("for=192.0.2.7;host=\"a;for=9.9.9.9\"", "192.0.2.7"),
            // what a stranger leaves open ends where the proxy's element begins
            ("for=\"1.1.1.1, for=192.0.2.7", "192.0.2.7"), ("for=\"x, for=\"[2001:db8::1]:47\"", "2001:db8::1"),
            ("for=\"\\\\\\\", for=192.0.2.7", "192.0.2.7"), ("\"\"\", for=\"192.0.2.7\"", "192.0.2.7"),
            ("for=unknown, for=10.0.0.3", "10.0.0.3"),
        ]
    )
    func forwarded(field: String, client: String) throws {
        #expect(try Self.client(field, nil) == Self.forwarded(client))
    }

    @Test(
        "an element that names nobody ends the search",
        arguments: [
            "for=unknown", "for=_hidden", "for=\"_hidden:80\"", "proto=https;by=1.2.3.4", "for", "for=", "for=\"\"",
            "=1.2.3.4",
            "for=1.2.3.4;for=1.2.3.4", "for=\"1.2.3.4", "for=\"1.2.3.4\"x", "xfor=1.2.3.4", "for =\"1.2.3.4\\\"",
            "for=1.1.1.1, for=unknown", "for=1.1.1.1, secret", "for=\"1.2.3.4\\",
        ]
    )
    func nobody(field: String) throws { #expect(try Self.client(field, nil) == Self.proxy) }

    @Test(
        "of two fields, Forwarded comes first if it names a client",
        arguments: [
            ("for=192.0.2.7", "192.0.2.7", "192.0.2.7"), ("for=192.0.2.7", "garbage", "192.0.2.7"),
            ("for=unknown", "192.0.2.7", "192.0.2.7"), ("garbage", "192.0.2.7", "192.0.2.7"),
            ("for=192.0.2.7", "10.0.0.3", "192.0.2.7"), ("for=10.0.0.3", "192.0.2.7", "192.0.2.7"),
            ("for=10.0.0.3", "10.0.0.4", "10.0.0.3"), ("for=unknown", "10.0.0.4", "10.0.0.4"),
            ("for=\"[2001:db8::1]\"", "2001:db8::2", "2001:db8::1"),
        ]
    )
    func both(forwarded: String, xForwardedFor: String, client: String) throws {
        #expect(try Self.client(forwarded, xForwardedFor) == Self.forwarded(client))
    }

    @Test("a stranger who writes the field that the proxy passes on gains no address of another's and no new one")
    func disputed() throws {
        for number in 0..<100 {
            let forged = "203.0.113.\(number)"
            #expect(try Self.client("for=\(forged)", "192.0.2.7") == .forwarded(ForwardedClient.disputed))
            #expect(try Self.client("for=192.0.2.7", "\(forged)") == .forwarded(ForwardedClient.disputed))
        }
        // no exemption that an operator would write covers it
        for ranges in ["loopback", "private", "10.0.0.0/8", "0.0.0.0/0"] {
            #expect(try !AddressRanges(ranges).contains(ForwardedClient.disputed))
        }
    }

    @Test("of a long field the last 4,096 bytes and 32 elements are read")
    func bounds() throws {
        let long = String(repeating: "9.9.9.9, ", count: 100_000)
        #expect(try Self.client(nil, long + "192.0.2.7") == Self.forwarded("192.0.2.7"))
        #expect(
            try Self.client(nil, "1.1.1.1" + String(repeating: ", 10.0.0.2", count: 31)) == Self.forwarded("1.1.1.1")
        )
        #expect(
            try Self.client(nil, "1.1.1.1" + String(repeating: ", 10.0.0.2", count: 32)) == Self.forwarded("10.0.0.2")
        )
        #expect(try Self.client(nil, "1.1.1.1" + String(repeating: ",", count: 32)) == Self.proxy)
        // the address that the bound cuts would be another's
        let blanks = String(repeating: " ", count: 4_096 - ".1.1.1,10.0.0.2".count)
        #expect(try Self.client(nil, "51.1.1.1,\(blanks)10.0.0.2") == Self.forwarded("10.0.0.2"))
        #expect(try Self.client(nil, "51.1.1.1,\(blanks.dropLast(1))10.0.0.2") == Self.forwarded("10.0.0.2"))
        #expect(try Self.client(nil, "51.1.1.1,\(blanks.dropLast(2))10.0.0.2") == Self.forwarded("51.1.1.1"))
        #expect(try Self.client(nil, "1,51.1.1.1,\(blanks.dropLast(2))10.0.0.2") == Self.forwarded("10.0.0.2"))
        #expect(try Self.client(nil, "1,51.1.1.1,\(blanks.dropLast(3))10.0.0.2") == Self.forwarded("51.1.1.1"))
    }

    @Test("whatever a stranger sends before it, the client that the proxy appended is found")
    func forgeries() throws {
        var random = SplitMix(state: 99)
        let alphabet = Array("\"\\,;=: for10.2[]%_\t")
        for _ in 0..<5_000 {
            let forged = String(
                (0..<Int.random(in: 0..<40, using: &random)).map { _ in alphabet.randomElement(using: &random)! }
            )
            try #require(try Self.client(nil, "\(forged), 192.0.2.7") == Self.forwarded("192.0.2.7"), "\(forged)")
            try #require(
                try Self.client("\(forged), for=\"[2001:db8::1]:8\"", nil) == Self.forwarded("2001:db8::1"),
                "\(forged)"
            )
        }
    }
}
