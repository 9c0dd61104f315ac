import Testing

@testable import Directory

@Suite("An address for mistakes is filled in, and nothing else is one")
struct ContactTemplateTests {
    @Test("places are filled in, percent-encoded")
    func filled() throws {
        let template = try #require(
            ContactTemplate("https://example.org/report?r={record}&f={field}&v={value}&d={version}")
        )
        let address = template.address(
            record: "/operations/minsk",
            field: "closed",
            value: "31 March & \"more\"",
            version: "abc"
        )
        #expect(
            address == "https://example.org/report?r=/operations/minsk&f=closed&v=31%20March%20%26%20%22more%22&d=abc"
        )
    }

    @Test("mail without a subject gets one, with a subject of its own none")
    func mail() throws {
        let plain = try #require(ContactTemplate("mailto:data@example.org"))
        #expect(
            plain.address(record: "/a/b", version: "v").hasPrefix(
                "mailto:data@example.org?subject=Mistake%20in%20/a/b&body="
            )
        )
        let own = try #require(ContactTemplate("mailto:data@example.org?subject={field}"))
        #expect(own.address(record: "/a/b", field: "x", version: "v") == "mailto:data@example.org?subject=x")
    }

    @Test("a long value is cut, and what is filled in cannot leave its place")
    func bounded() throws {
        let template = try #require(ContactTemplate("mailto:a@b?body={value}"))
        let address = template.address(record: "", value: String(repeating: "é\r\n&", count: 1_000), version: "")
        #expect(address.utf8.count < 3_000)
        #expect(!address.contains("\r") && !address.dropFirst("mailto:a@b?body=".count).contains("&"))
    }

    @Test(
        "what is no such address is refused",
        arguments: [
            "", "data@example.org", "http://example.org", "javascript:alert(1)", "mailto:", "mailto:a", "mailto:a@b@c",
            "https://", "https:///x", "https://example.org/{who}", "https://example.org/{record",
            "https://example.org/a b",
            "https://example.org/\"x", "{record}", "mailto:{field}@example.org", "https://{record}",
        ]
    )
    func refused(text: String) { #expect(ContactTemplate(text) == nil) }
}
