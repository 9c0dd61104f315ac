import Addresses
import Directory
import HTTPSemantics
import Testing

@testable import DirectoryAPI

@Suite("Answers to searches and suggestions")
struct SearchAnswerTests {
    private func json(_ target: String) throws -> JSON {
        let answer = TestAPI.respond(target)
        #expect(answer.status == 200, "\(target)")
        return try JSONReader.read(answer.body)
    }

    @Test("a hit tells the field, its text, and how it was found")
    func matched() throws {
        let hits = try json("/search?q=kosovo&format=json")["data"]?.array ?? []
        #expect(!hits.isEmpty)
        for hit in hits {
            #expect(hit["matched"]?.members?.map(\.name) == ["field", "text", "how"])
            #expect(hit["matched"]?["text"]?.string?.isEmpty == false)
        }
        #expect(hits[0]["matched"]?["how"]?.string == "exact")
    }

    @Test("what was corrected and left out stands in meta, of lists too", arguments: ["/search", "/operations"])
    func notes(path: String) throws {
        let corrected = try json("\(path)?q=bishkeck&format=json")["meta"]?["search"]
        #expect(corrected == ["corrected": [["from": "bishkeck", "to": "bishkek"]], "left_out": []])
        let left = try json("\(path)?q=bishkek+blorfing&format=json")["meta"]?["search"]?["left_out"]
        #expect(left == ["blorfing"])
        #expect(try json("\(path)?q=bishkek&format=json")["meta"]?["search"] == nil)
    }

    @Test(
        "a symbol that no document has finds nothing, whatever a part of it stands for",
        arguments: [
            "MC.DEC/99/15", "mc dec 99/15", "PC.DEC/9999", "PC DEC 9999", "S/RES/9999",
        ]
    )
    func absentSymbol(text: String) throws {
        let query = text.replacing(" ", with: "%20").replacing("/", with: "%2F")
        #expect(try TestAPI.total("/search?q=\(query)") == 0)
    }

    @Test(
        "a question of any number of words has an answer, wherever two words that may be one stand in it",
        arguments: 20...30
    )
    func cutOff(count: Int) throws {
        let words = (0..<count).map { "word\($0)x" }.joined(separator: "+")
        for target in [
            "/search?q=\(words)+inter+net", "/operations?q=\(words)+inter+net+more", "/states/\(words)+inter+net",
        ] {
            #expect(TestAPI.respond(target).status < 500)
        }
    }

    @Test("suggestions are ten at most, each with its collection and what matched")
    func suggestions() throws {
        let answer = try json("/suggest?q=mis")
        let hits = answer["data"]?.array ?? []
        #expect((1...10).contains(hits.count))
        for hit in hits { #expect(hit["collection"]?.string != nil && hit["matched"]?["field"]?.string != nil) }
        #expect(TestAPI.respond("/suggest").status == 400)
        let states = try json("/suggest?q=mis&collection=operations")["data"]?.array ?? []
        #expect(states.allSatisfy { $0["collection"]?.string == "operations" })
    }

    @Test("browsers get suggestions in their format")
    func openSearch() throws {
        let answer = TestAPI.respond("/suggest/opensearch?q=bishk")
        #expect(answer["Content-Type"] == "application/x-suggestions+json")
        let parts = try JSONReader.read(answer.body).array ?? []
        #expect(parts.count == 4 && parts[0].string == "bishk")
        let counts = parts.dropFirst().map { $0.array?.count ?? 0 }
        #expect(counts[0] > 0 && counts.allSatisfy { $0 == counts[0] })
    }

    @Test("the page says what it searched for and offers what was typed")
    func page() {
        let html = String(decoding: TestAPI.respond("/search?q=bishkeck&format=html").body, as: UTF8.self)
        #expect(html.contains("Showing results for <strong>bishkek</strong>"))
        #expect(html.contains(">bishkeck</a>"))
        let nothing = String(decoding: TestAPI.respond("/search?q=qwrtzp&format=html").body, as: UTF8.self)
        #expect(nothing.contains("Look through") && nothing.contains("/operations"))
    }

    @Test(
        "a question leads to what it is about, whatever is misspelled in it and whichever field it asks for",
        arguments: [
            ("odhir+director", "/institutions/odihr"), ("odihr+director", "/institutions/odihr"),
            ("head+of+ODIHR", "/institutions/odihr"), ("how+many+staff+in+Kosovo", "/operations/mission-in-kosovo"),
            ("who+leads+the+mission+in+Moldova", "/operations/mission-to-moldova"),
            ("Grozny", "/operations/assistance-group-to-chechnya"),
            ("missions+in+Central+Asia", "/operations/ashgabat"),
            ("cyberterrorisme", "/activities/internet"), ("U.K.", "/states/gb"),
        ]
    )
    func meant(question: String, url: String) throws {
        let hits = try TestAPI.json("/search?q=\(question)&limit=3")["data"]?.array ?? []
        #expect(hits.contains { $0["url"]?.string == url }, "\(hits.map { $0["url"] })")
    }

    @Test("what is told to be corrected is matched as corrected, and a term names the field that it is in")
    func truthful() throws {
        let corrected = try TestAPI.json("/search?q=bishkeck&limit=3")
        #expect(corrected["meta"]?["search"]?["corrected"]?.array?.first?["to"] == "bishkek")
        for hit in corrected["data"]?.array ?? [] { #expect(hit["matched"]?["how"] == "corrected") }
        let place = try TestAPI.json("/search?q=Roma&collection=operations")["data"]?.array?.first
        #expect(place?["matched"]?["field"] == "founding_decision")
        let person = try TestAPI.json("/search?q=leads+Moldova&collection=operations")["data"]?.array?.first
        #expect(person?["matched"]?["field"]?.string.map { ["heads.name", "names", "name"].contains($0) } == true)
    }
}
