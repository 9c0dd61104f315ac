import Addresses
import Directory
import HTTPSemantics
import Testing

@testable import DirectoryAPI

@Suite("What editors could do next is a list for each kind of work")
struct WorklistTests {
    @Test("without a kind it lists the kinds with the number of their items")
    func kinds() throws {
        let data = try #require(try TestAPI.json("/dataset/worklist")["data"]?.array)
        #expect(data.compactMap { $0["by"]?.string } == Worklist.Kind.allCases.map(\.rawValue))
        for kind in data {
            let list = try TestAPI.json(kind["url"]?.string ?? "")
            #expect(list["meta"]?["total"] == kind["items"])
        }
    }

    @Test("pages follow each other, and a table and a page have what the document has", arguments: ["gap", "undated"])
    func pages(kind: String) throws {
        let whole = try TestAPI.json("/dataset/worklist?by=\(kind)&limit=500")
        let items = try #require(whole["data"]?.array)
        #expect(!items.isEmpty)
        let part = try TestAPI.json("/dataset/worklist?by=\(kind)&limit=2&offset=1")
        #expect(part["data"]?.array == Array(items.dropFirst().prefix(2)))
        #expect(part["links"]?["next"]?.string == "/dataset/worklist?by=\(kind)&limit=2&offset=3")
        let csv = String(
            decoding: TestAPI.respond("/dataset/worklist?by=\(kind)&limit=500&format=csv").body,
            as: UTF8.self
        )
        #expect(csv.hasPrefix("record,name,field,detail\r\n"))
        let page = TestPage.html("/dataset/worklist?by=\(kind)&limit=2")
        #expect(page.contains("1 to 2 of \(items.count)."))
        for item in items.prefix(2) { #expect(TestPage.links(in: page).contains(item["record"]?.string ?? "")) }
    }

    @Test(
        "what it does not know is refused with what there is",
        arguments: [
            ("by=gpa", "gap"), ("by=nothing", ""), ("by=gap,age", ""), ("limit=0", ""), ("bye=gap", "by"),
            ("q=x", ""),
        ]
    )
    func refused(query: String, meant: String) throws {
        let answer = TestAPI.respond("/dataset/worklist?\(query)")
        #expect(answer.status == 400)
        let fault = try #require(try JSONReader.read(answer.body)["errors"]?.array?.first)
        if !meant.isEmpty { #expect(fault["did_you_mean"]?.string == meant, "\(fault)") }
    }

    @Test("data that people are told something of first are kept by no cache, and say it on every page")
    func notice() {
        let notice = "The files on disk are not shown: <b>1 fault</b>."
        let responder = Responder(TestAPI.repository.with(notice: notice))
        for target in ["/", "/operations", "/operations/bishkek", "/dataset", "/search?q=mission", "/nothing"] {
            let page = responder.respond(to: APIRequest(.get, target, fields: [.accept: "text/html"]))
            #expect(page["Cache-Control"] == "no-store")
            let text = String(decoding: page.body, as: UTF8.self)
            #expect(text.contains("The files on disk are not shown: &lt;b&gt;1 fault"), "\(target)")
        }
        #expect(responder.respond(to: APIRequest(.get, "/operations"))["Cache-Control"] == "no-store")
        #expect(TestAPI.respond("/operations")["Cache-Control"] != "no-store")
    }
}
