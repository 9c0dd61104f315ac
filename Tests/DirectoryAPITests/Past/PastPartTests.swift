import Directory
import HTTPSemantics
import Testing

@testable import DirectoryAPI

@Suite("Evidence and citations of a past day")
struct PastPartTests {
    @Test("evidence of a day has the fields that the record of the day has")
    func evidence() throws {
        let day = "2005-01-01"
        let record = try TestAPI.json("/operations/dushanbe?as_of=\(day)")["data"]
        let evidence = try TestAPI.json("/operations/dushanbe/evidence?as_of=\(day)")
        #expect(evidence["meta"]?["as_of"]?.string == day)
        let rows = evidence["data"]?["fields"]?.array ?? []
        #expect(!rows.isEmpty)
        for row in rows {
            let name = (row["field"]?.string ?? "").prefix { $0 != "." }
            #expect(record?[String(name)] != nil, "\(name)")
        }
        #expect(evidence["data"]?["name"]?.string == record?["name"]?.string)
    }

    @Test("a fact of a day is cited with the day", arguments: ["footnote", "apa", "csl"])
    func citation(style: String) throws {
        let target = "/operations/dushanbe/cite?field=name&as_of=2005-01-01&style=\(style)"
        let text = String(decoding: TestAPI.respond(target).body, as: UTF8.self)
        #expect(
            text.contains("Centre in Dushanbe")
                && (text.contains("as_of=2005-01-01") || text.contains("1 January 2005"))
        )
        let record = String(
            decoding: TestAPI.respond("/operations/dushanbe/cite?as_of=2005-01-01&style=text").body,
            as: UTF8.self
        )
        #expect(record.contains("Centre in Dushanbe") && record.contains("/operations/dushanbe?as_of=2005-01-01"))
    }

    @Test(
        "a day on which nothing was, and a record that knows no days, are told",
        arguments: [
            ("/operations/dushanbe/evidence?as_of=1980", 404), ("/operations/dushanbe/cite?as_of=1980", 404),
            ("/operations/dushanbe/evidence?undated=include", 400), ("/operations/dushanbe/evidence?as_of=x", 400),
        ]
    )
    func faults(target: String, status: Int) {
        #expect(TestAPI.respond(target).status == status)
    }

    @Test("a source has no days")
    func source() throws {
        let id = try #require(try TestAPI.ids("/sources?limit=1").first)
        try TestAPI.expectFault("/sources/\(id)/evidence?as_of=2005", nearest: nil)
        try TestAPI.expectFault("/sources/\(id)/cite?as_of=2005", nearest: nil)
    }

    @Test("a dossier of a past day says what is of today", arguments: ["html", "md"])
    func dossier(format: String) {
        #expect(TestAPI.respond("/operations/dushanbe?view=dossier&as_of=2005&format=\(format)")["Not-Dated"] != nil)
        #expect(TestAPI.respond("/operations/dushanbe?view=dossier&format=\(format)")["Not-Dated"] == nil)
    }

    @Test("the sentence above a list counts the records of its day")
    func sentence() throws {
        let (part, whole) = (
            try TestAPI.total("/operations?as_of=2000-06-30&region=central-asia"),
            try TestAPI.total("/operations?as_of=2000-06-30")
        )
        let page = TestPage.html("/operations?as_of=2000-06-30&region=central-asia")
        let sentence = try #require(page.components(between: "<p class=\"count sentence\">", and: "</p>").first)
        #expect(sentence.contains("<strong>\(part)</strong> of \(whole) "))
    }

    @Test("evidence pages name facts as the page of the record does, not by their fields")
    func labels() {
        for path in ["/operations/dushanbe", "/institutions/odihr", "/states/kg", "/documents/helsinki-final-act"] {
            let page = TestPage.html("\(path)/evidence")
            let heads = page.components(between: "<th scope=\"row\"", and: "</th>").map {
                $0.drop { $0 != ">" }.dropFirst()
            }
            #expect(!heads.isEmpty)
            for head in heads { #expect(!head.contains("_") && head.first?.isUppercase == true, "\(path): \(head)") }
        }
    }
}
