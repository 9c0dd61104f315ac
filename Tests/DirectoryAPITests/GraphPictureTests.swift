import Directory
import HTTPSemantics
import Testing

@testable import DirectoryAPI

@Suite("The graph begins with a picture")
struct GraphPictureTests {
    @Test("every body and every operation at work is in the picture, which the page and SVG share")
    func organisation() throws {
        let svg = String(decoding: TestAPI.respond("/graph?format=svg").body, as: UTF8.self)
        let drawn = Set(TestPage.links(in: svg))
        for id in try TestAPI.ids("/institutions?limit=500&fields=id") {
            #expect(drawn.contains("/institutions/\(id)"))
        }
        let active = try TestAPI.ids("/operations?status=active&limit=500&fields=id")
        for id in active { #expect(drawn.contains("/operations/\(id)")) }
        #expect(drawn.filter { $0.hasPrefix("/operations/") }.count == active.count)
        #expect(Set(TestPage.links(in: TestPage.html("/graph"))).isSuperset(of: drawn))
    }

    @Test("the list for telephones has every body and every operation of the picture")
    func listed() throws {
        let svg = String(decoding: TestAPI.respond("/graph?format=svg").body, as: UTF8.self)
        let html = TestPage.html("/graph")
        let list = try #require(html.components(between: "<div class=\"body-list\">", and: "</div>").first)
        #expect(Set(TestPage.links(in: svg)) == Set(TestPage.links(in: list)))
        #expect(html.contains("<span class=\"of-drawing\">Filled"))
        #expect(!svg.contains("…</text>") && !svg.contains("…</tspan>"), "a name is cut")
    }

    @Test("on a past day it shows what existed then")
    func past() throws {
        let svg = String(decoding: TestAPI.respond("/graph?format=svg&as_of=2000-06-30").body, as: UTF8.self)
        let there = Set(try TestAPI.ids("/operations?as_of=2000-06-30&limit=500&fields=id"))
        let drawn = TestPage.links(in: svg).filter { $0.hasPrefix("/operations/") }
        #expect(Set(drawn.map { String($0.dropFirst(12).prefix { $0 != "?" }) }) == there)
    }

    @Test("around a record stands each directly related one")
    func neighbourhood() throws {
        let path = "/states/tj/related"
        let near =
            try TestAPI.json(path)["data"]?["nodes"]?.array?.filter { $0["distance"] == .integer(1) }
            .compactMap { $0["id"]?.string } ?? []
        let svg = String(decoding: TestAPI.respond("\(path)?format=svg").body, as: UTF8.self)
        let drawn = Set(TestPage.links(in: svg))
        #expect(!near.isEmpty && (drawn.isSuperset(of: near) || svg.contains("more in the list")))
    }

    @Test("a part without bodies and operations has no picture, and says what to do")
    func none() throws {
        try TestAPI.expectFault("/graph?type=state&format=svg", nearest: nil)
        #expect(TestAPI.respond("/graph?type=state", .get, [.accept: "text/html"]).status == 200)
    }

    @Test("a record that nothing is tied to stands alone")
    func alone() {
        let svg = String(decoding: TestAPI.respond("/documents/s-res-2195/related.svg").body, as: UTF8.self)
        #expect(svg.contains("<desc>Nothing.</desc>"))
    }

    @Test("formats of a past day say what is of today", arguments: ["json", "gexf", "graphml", "svg", "html"])
    func notDated(format: String) {
        #expect(TestAPI.respond("/graph?as_of=2000-06-30&format=\(format)")["Not-Dated"] != nil)
    }
}
