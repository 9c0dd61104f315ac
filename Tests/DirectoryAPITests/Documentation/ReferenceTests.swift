import Directory
import DirectoryAPI
import Foundation
import HTTPSemantics
import Testing

@Suite("Reference")
struct ReferenceTests {
    @Test("every operation of the OpenAPI document has its place, with every parameter")
    func operations() throws {
        let document = try TestAPI.json("/openapi.json")
        var count = 0
        var pages: [String: String] = [:]
        for entry in document["paths"]?.members ?? [] {
            let get = try #require(entry.value["get"])
            let tag = try #require(get["tags"]?.array?.first?.string)
            let id = try #require(get["operationId"]?.string)
            let page = pages[tag] ?? TestAPI.page("/docs/\(tag)")
            pages[tag] = page
            #expect(page.components(separatedBy: "<h2 id=\"\(id)\">").count == 2, "\(id)")
            #expect(page.contains("value=\"\(entry.name)\""), "\(entry.name) has no form")
            for parameter in get["parameters"]?.array ?? [] {
                let reference = parameter["$ref"]?.string ?? ""
                guard !reference.hasSuffix("IfNoneMatch") else { continue }
                let name =
                    parameter["name"]?.string
                    ?? reference.split(separator: "/").last.flatMap {
                        document["components"]?["parameters"]?[String($0)]?["name"]?.string
                    } ?? ""
                // what it stands for is there one by one
                guard name != "filter" else { continue }
                #expect(page.contains("<code>\(name)</code>"), "\(entry.name) \(name)")
            }
            count += 1
        }
        #expect(count > 30)
    }

    @Test("every filter of a list is there with its operators", arguments: CollectionName.allCases)
    func filters(name: CollectionName) throws {
        let page = TestAPI.page("/docs/\(name)")
        let document = try TestAPI.json("/schemas/\(CollectionSchema.named(name).type)-filters.json")
        let filters = document["filters"]?.array ?? []
        #expect(!filters.isEmpty)
        for filter in filters {
            let suffixes = (filter["operators"]?.array ?? []).compactMap(\.string).filter { !$0.isEmpty }
            let marked = suffixes.map { " <code class=\"suffix\">\($0)</code>" }.joined()
            #expect(page.contains("<code>\(filter["name"]?.string ?? "")</code>\(marked)"), "\(filter)")
        }
    }

    @Test("every kind of problem is described where its type says")
    func problems() throws {
        let page = TestAPI.page("/docs")
        for target in ["/operations?dimention=human", "/nowhere", "/operations/%00"] {
            let type = try #require(try TestAPI.json(target)["type"]?.string)
            #expect(type.hasPrefix("/docs#"))
            #expect(page.contains("id=\"\(type.dropFirst("/docs#".count))\""), "\(type)")
        }
    }

    @Test("a topic that does not exist leads to the nearest")
    func nearest() throws {
        #expect(TestAPI.respond("/docs/filterin").status == 404)
        #expect(try TestAPI.json("/docs/filterin")["did_you_mean"] == "/docs/filtering")
        #expect(TestAPI.respond("/docs/").status == 308)
    }
}

@Suite("Forms of the reference")
struct RequestFormTests {
    @Test(
        "a form leads to the address that asks for what was filled in",
        arguments: [
            ("_path=/operations", "/operations"),
            ("_path=/operations&q=&limit=5&_field1=&_operator1=&_value1=", "/operations?limit=5"),
            (
                "_path=/operations&_field1=established&_operator1=__gte&_value1=1998&_field3=status&_value3=closed",
                "/operations?established__gte=1998&status=closed"
            ),
            ("_path=/operations/%7Bid%7D&id=bishkek&fields=id&fields=name", "/operations/bishkek?fields=id,name"),
            ("_path=/schemas/%7Btype%7D.json&type=operation", "/schemas/operation.json"),
            ("_path=/%7Bcollection%7D/%7Bid%7D/cite&collection=states&id=a/b%3Fc", "/states/a%2Fb%3Fc/cite"),
            ("_path=/&format=json", "/?format=json"),
        ]
    )
    func address(query: String, location: String) {
        let response = TestAPI.respond("/docs/open?\(query)")
        #expect(response.status == 303)
        #expect(response["Location"] == location)
    }

    @Test(
        "a form leads nowhere but to this server, and never without what it needs",
        arguments: [
            "", "_path=", "_path=//elsewhere.example/", "_path=https://elsewhere.example/",
            "_path=/%5C%5Celsewhere.example",
            "_path=/%0D%0ASet-Cookie:x", "_path=/operations/%7Bid%7D", "_path=/operations/%7Bid%7D&id=",
            "_path=/operations&_value1=closed",
        ]
    )
    func refusal(query: String) throws {
        let response = TestAPI.respond("/docs/open?\(query)")
        #expect(response.status == 400)
        #expect(response["Location"] == nil)
        #expect(try TestAPI.json("/docs/open?\(query)")["errors"]?.array?.count == 1)
    }
}
