@testable import Formats
import Directory
import DirectoryAPI
import Testing
import HTTPSemantics

@Suite("A browser is told what is wrong on a page")
struct PageProblemTests {
    @Test(
        "a problem has the status of the document and says the same",
        arguments: [
            "/operations?dimention=human&limit=0", "/nothing", "/institutions/odhir", "/operations?status=actve",
            "/search", "/operations/ashgabat?as_of=1980-01-01", "/docs?x=1",
        ]
    )
    func problems(target: String) throws {
        let json = TestAPI.respond(target)
        let page = TestPage.respond(target)
        #expect(page.status == json.status && page.status >= 400)
        #expect(page["Content-Type"] == "text/html; charset=utf-8")
        #expect(json["Content-Type"] == "application/problem+json")
        #expect(page["Vary"] == "Accept, Accept-Encoding" && json["Vary"] == "Accept")
        let html = String(decoding: page.body, as: UTF8.self)
        let problem = try JSONReader.read(json.body)
        #expect(TestPage.unescaped(html).contains(problem["detail"]?.string ?? "?"))
        #expect(html.contains("<meta name=\"robots\" content=\"noindex\">"))
        for fault in problem["errors"]?.array ?? [] {
            #expect(TestPage.unescaped(html).contains(fault["detail"]?.string ?? "?"))
        }
        if let nearest = problem["did_you_mean"]?.string { #expect(TestPage.links(in: html).contains(nearest)) }
    }

    @Test("what was probably meant is a link that is answered")
    func corrections() {
        let html = TestPage.html("/operations?dimention=human&status=actve,closed")
        let links = TestPage.links(in: html)
        #expect(links.contains("/operations?dimension=human&status=actve,closed"))
        #expect(links.contains("/operations?dimention=human&status=active,closed"))
        #expect(links.contains("/operations?dimension=human&status=active,closed"))
        #expect(TestPage.respond("/operations?dimension=human&status=active,closed").status == 200)
    }

    @Test("no link leads to a host that the request names")
    func foreignHosts() {
        for target in ["//evil.example/operations?dimention=human", "//evil.example/%5Cnothing?statis=1"] {
            let html = TestPage.html(target)
            #expect(!TestPage.values(of: "href", in: html).contains { $0.hasPrefix("//") || $0.hasPrefix("/\\") })
        }
        #expect(!TestPage.html("/operations?utm_source=//evil.example").contains("evil.example"))
    }

    @Test("a method that is not allowed and a format that does not exist are pages too")
    func others() {
        let posted = TestAPI.respond("/operations", .post, [.accept: TestPage.accept])
        #expect(posted.status == 405 && posted["Allow"] == "GET, HEAD, OPTIONS, QUERY")
        #expect(posted["Content-Type"] == "text/html; charset=utf-8")
        // a browser that takes nothing but pages, where there are none
        let strict = TestAPI.respond("/dataset/cite?style=ris", .get, [.accept: "text/html"])
        #expect(strict.status == 200)
    }

    @Test("what a record holds is shown, not run")
    func records() throws {
        let script = "<script>alert(1)</script>"
        var files = Seed.embedded.files
        let unit = "Action against Terrorism Unit"
        files["institutions.json"] = Array(
            String(decoding: try #require(files["institutions.json"]), as: UTF8.self)
                .replacing("\"\(unit)\"", with: "\"\(script)\"")
                .replacing("names.\(unit)", with: "names.\(script)").utf8
        )
        let responder = Responder(try Repository(checking: Seed(files: files, origin: "a test")))
        for target in [
            "/", "/institutions", "/institutions/atu", "/institutions/atu/evidence", "/institutions/atu/related",
            "/institutions/atu/cite", "/institutions/ttd", "/graph", "/search?q=alert", "/mandates?facets=holder",
            "/institutions/atu/history",
        ] {
            let page = responder.respond(to: APIRequest(.get, target, fields: [.accept: TestPage.accept]))
            let html = String(decoding: page.body, as: UTF8.self)
            #expect(page.status == 200, "\(target)")
            #expect(!html.contains(script), "\(target)")
            if target != "/" { #expect(html.contains("&lt;script&gt;"), "\(target)") }
        }
    }

    @Test(
        "what a request holds is shown, not run",
        arguments: [
            "/operations?q=%3Cscript%3Ealert(1)%3C/script%3E", "/search?q=%3Cscript%3Ealert(1)%3C/script%3E",
            "/%3Cscript%3Ealert(1)%3C/script%3E", "/operations?%3Cscript%3Ealert(1)%3C/script%3E=1",
            "/operations?status=%3Cscript%3Ealert(1)%3C/script%3E",
            "/operations?summary__contains=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
            "/operations?city=%22%20onmouseover%3D%22alert(1)",
        ]
    )
    func escaping(target: String) {
        let html = TestPage.html(target)
        #expect(!html.contains("<script>") && !html.contains("\" onmouseover=\"alert"))
        if target.contains("?") { #expect(html.contains("&lt;script&gt;") || html.contains("&quot; onmouseover")) }
    }
}
