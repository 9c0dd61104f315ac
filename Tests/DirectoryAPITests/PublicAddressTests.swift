import Directory
import DirectoryAPI
import Testing

@Suite("What leaves the service names where it is published")
struct PublicAddressTests {
    @Test(
        "an http or https address without a path is one, and nothing else",
        arguments: [
            ("https://directory.example.org", "https://directory.example.org"),
            ("http://127.0.0.1:8080/", "http://127.0.0.1:8080"),
            ("https://[::1]:8080", "https://[::1]:8080"), ("https://a.example/osce", nil), ("ftp://a.example", nil),
            ("https://", nil), ("directory.example.org", nil), ("https://a.example?x", nil),
            ("https://user@a.example", nil),
            ("https://a.example:", nil), ("https://a.example:123456", nil), ("https://a b", nil), ("", nil),
        ]
    )
    func reading(text: String, origin: String?) { #expect(PublicAddress(text)?.origin == origin) }

    @Test("citations, feeds and descriptions have absolute addresses, and the rest does not change")
    func absolute() throws {
        let address = try #require(PublicAddress("https://directory.example.org"))
        let responder = Responder(TestAPI.repository, publicAddress: address)
        func text(_ target: String) -> String {
            let answer = responder.respond(to: APIRequest(.get, target))
            #expect(answer.status == 200, "\(target)")
            return String(decoding: answer.body, as: UTF8.self)
        }
        for (target, part) in [
            ("/institutions/ttd", ", https://directory.example.org/institutions/ttd, CC BY 4.0\""),
            ("/operations?country=kg", ", https://directory.example.org/operations?country=kg, "),
            ("/institutions/ttd/cite?style=ris", "UR  - https://directory.example.org/institutions/ttd\r\n"),
            ("/institutions/ttd/cite?style=csl", "\"URL\":\"https://directory.example.org/institutions/ttd\""),
            ("/institutions/ttd/cite?style=bibtex", "url = {https://directory.example.org/institutions/ttd}"),
            ("/changes?format=atom", "href=\"https://directory.example.org/changes"),
            ("/dataset?format=jsonld", "\"@base\":\"https://directory.example.org/\""),
        ] {
            #expect(text(target).contains(part), "\(target)")
        }
        // links are read by clients that know where they asked
        #expect(text("/institutions/ttd").contains("\"self\":\"/institutions/ttd\""))
    }
}
