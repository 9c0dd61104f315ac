@testable import Formats
@testable import Addresses
import HTTPSemantics
import Directory
@testable import Drawings
import Foundation
import Testing

@testable import DirectoryAPI
import Markup

@Suite("The map shows what the lists hold")
struct MapTests {
    /// Questions that are the same for `/map` and for `/operations` and `/institutions`.
    static let questions = [
        "", "dimension=human", "dimension=human,politico-military", "activity=policing", "as_of=1999-12-31", "q=kosovo",
        "country=xk", "established__gte=1998", "as_of=1994-06-30&dimension=human",
    ]

    static func view(_ query: String) throws -> MapView {
        let target = try Target(Array("/map?\(query)".utf8))
        return MapView(try MapParameters.read(target.pairs, TestAPI.repository), TestAPI.repository)
    }

    static func layouts(_ view: MapView) -> [MapDrawing] { [view.wide, view.narrow, view.alone] }

    @Test("as many records match as in the lists", arguments: questions)
    func counts(question: String) throws {
        let lists = try ["operations", "institutions"].map { try TestAPI.total("/\($0)?\(question)") }
        let map = try TestAPI.json("/map?\(question)")
        #expect(map["meta"]?["total"] == .integer(lists[0] + lists[1]))
        #expect(map["features"]?.array?.count == lists[0] + lists[1])
        let placed = map["features"]?.array?.filter { $0["geometry"] != .null }.count ?? -1
        #expect(map["meta"]?["placed"] == .integer(placed))
        for (place, type) in ["operation", "institution"].enumerated() {
            let part = try TestAPI.json("/map?type=\(type)&\(question)")
            #expect(part["meta"]?["total"] == .integer(lists[place]))
        }
    }

    @Test("every record with a seat is on the map, in one marker", arguments: questions)
    func placed(question: String) throws {
        let features = try TestAPI.json("/map?\(question)")["features"]?.array ?? []
        let seated = features.filter { $0["geometry"] != .null }.compactMap { $0["id"]?.string }
        for drawing in Self.layouts(try Self.view(question)) {
            // of a past day it leads to the record of that day
            let drawn = drawing.layout.markers.flatMap(\.features).map { String($0.address.prefix { $0 != "?" }) }
            #expect(drawn.sorted() == seated.sorted(), "\(drawing.name)")
        }
    }

    @Test("labels lie on no other label, on no marker and within the map", arguments: questions + ["bbox=13,39,24,47"])
    func labels(question: String) throws {
        for drawing in Self.layouts(try Self.view(question)) {
            let markers = drawing.layout.markers
            for (place, marker) in markers.enumerated() {
                let label = try #require(marker.label)
                #expect(drawing.frame.bounds.encloses(label.bounds))
                for line in label.lines {
                    #expect(label.bounds.width >= TextWidth.width(of: line, size: MapLayout.fontSize))
                }
                for (other, neighbour) in markers.enumerated() where other != place {
                    #expect(!label.bounds.overlaps(neighbour.bounds), "\(label.text)")
                    if let taken = neighbour.label { #expect(!label.bounds.overlaps(taken.bounds), "\(label.text)") }
                    let reach = marker.radius + neighbour.radius
                    #expect(marker.point.squaredDistance(to: neighbour.point) >= reach * reach, "\(label.text)")
                }
            }
        }
    }

    @Test("a year means its last day, and that of the data the day of the data")
    func years() throws {
        for year in 1990...2025 {
            let map = try TestAPI.json("/map?as_of=\(year)")
            #expect(map["meta"]?["as_of"] == .string("\(year)-12-31"))
            let lists = try ["operations", "institutions"].map { try TestAPI.total("/\($0)?as_of=\(year)-12-31") }
            #expect(map["meta"]?["total"] == .integer(lists[0] + lists[1]), "\(year)")
        }
        let released = TestAPI.repository.dataset.released
        #expect(try TestAPI.json("/map?as_of=\(released.year)")["meta"]?["as_of"]?.string == released.description)
        #expect(try TestAPI.json("/map?as_of=1999-02")["meta"]?["as_of"] == "1999-02-28")
    }

    @Test("the field of the year says what is drawn: nothing for all years, otherwise the year")
    func field() throws {
        func field(_ target: String) throws -> String {
            let page = TestPage.html(target)
            return try #require(page.components(between: "<input id=\"as-of\"", and: ">").first)
        }
        #expect(try field("/map").contains(" value=\"\"") && field("/map").contains(" placeholder=\"all\""))
        #expect(!(try field("/map").contains(" required")))
        #expect(try field("/map?as_of=1996").contains(" value=\"1996\""))
        #expect(try field("/map?as_of=1996-06-30&dimension=human").contains(" value=\"1996\""))
        // a form that is sent with the field left empty asks for all years again
        #expect(TestPage.html("/map?as_of=").contains("<strong>\(try Self.view("").total)</strong>"))
        #expect(TestPage.links(in: TestPage.html("/map?as_of=1996&dimension=human")).contains("/map?dimension=human"))
        #expect(!TestPage.html("/map").contains("Show all years"))
    }

    @Test("the bars are as high as the maps they lead to are full")
    func bars() throws {
        let view = try Self.view("")
        let chart = PresenceChart(view.records, repository: TestAPI.repository, current: nil) { year in
            "/map" + (year.map { "?as_of=\($0)" } ?? "")
        }
        #expect(chart.years.first?.year == 1973)
        for entry in chart.years where entry.year % 3 == 0 {
            let map = try TestAPI.json("/map?type=operation&as_of=\(entry.year)")
            #expect(map["meta"]?["total"] == .integer(entry.count), "\(entry.year)")
        }
    }

    @Test("a marker of several places leads to a map that has all of them")
    func zoom() throws {
        let drawing = try Self.view("").narrow
        let several = drawing.layout.markers.filter { $0.sites.count > 1 }
        #expect(!several.isEmpty)
        for marker in several {
            let address = drawing.address(marker)
            #expect(address.contains("bbox="))
            let found = try TestAPI.json(address)["features"]?.array?.compactMap { $0["id"]?.string } ?? []
            #expect(Set(found).isSuperset(of: marker.features.map(\.address)))
            #expect(found.count < drawing.layout.markers.reduce(0) { $0 + $1.count })
        }
    }

    @Test("a marker of one place leads to what the page lists there")
    func anchors() throws {
        let page = String(decoding: TestAPI.respond("/map?format=html").body, as: UTF8.self)
        let view = try Self.view("")
        for site in view.sites { #expect(page.contains("id=\"\(site.anchor)\""), "\(site.anchor)") }
        for drawing in [view.wide, view.narrow] {
            for marker in drawing.layout.markers where marker.sites.count == 1 && marker.count > 1 {
                #expect(drawing.address(marker) == "/map#\(marker.sites[0].anchor)")
            }
        }
        #expect(Set(view.sites.map(\.anchor)).count == view.sites.count)
    }

    @Test("the page lists every record that matches", arguments: questions)
    func list(question: String) throws {
        let page = String(decoding: TestAPI.respond("/map?\(question)&format=html").body, as: UTF8.self)
        let list = try #require(
            page.components(separatedBy: "id=\"list\"").last?.components(separatedBy: "</main>").first
        )
        for feature in try TestAPI.json("/map?\(question)")["features"]?.array ?? [] {
            let start = "href=\"\(feature["id"]?.string ?? "?")"
            #expect(list.contains(start + "\"") || list.contains(start + "?as_of="))
        }
        #expect(list.components(separatedBy: "<li><a ").count - 1 == (try Self.view(question)).features.count)
    }

    @Test("a condition on a field that a collection lacks leaves that collection out")
    func conditions() throws {
        #expect(
            try TestAPI.json("/map?region=central-asia")["meta"]?["total"]
                == .integer(TestAPI.total("/operations?region=central-asia"))
        )
        #expect(try TestAPI.json("/map?kind=secretariat")["meta"]?["total"] == 1)
        #expect(try TestAPI.json("/map?kind=secretariat&region=central-asia")["meta"]?["total"] == 0)
    }

    @Test(
        "what cannot be asked is refused with what can",
        arguments: [
            ("dimention=human", "dimension"), ("kind=misssion", "mission"), ("type=document", nil),
            ("bbox=1,2,3", nil), ("bbox=1,2,3,91", nil), ("bbox=a,b,c,d", nil), ("bbox=0,0,1e1,5", nil),
            ("bbox=-190,0,5,5", nil), ("as_of=yesterday", nil), ("limit=5", nil), ("format=csv", nil),
        ] as [(String, String?)]
    )
    func faults(question: String, nearest: String?) throws {
        let answer = TestAPI.respond("/map?\(question)")
        #expect(answer.status == 400, "\(question)")
        let errors = try JSONReader.read(answer.body)["errors"]?.array ?? []
        #expect(errors.count == 1)
        if let nearest { #expect(errors.first?["did_you_mean"]?.string == nearest) }
    }

    @Test("it is negotiated: JSON unless something else is asked for")
    func formats() {
        #expect(TestAPI.respond("/map")["Content-Type"] == "application/json")
        for (accept, type) in [
            ("*/*", "application/json"), ("application/geo+json", "application/geo+json"),
            ("image/svg+xml", "image/svg+xml"), ("text/html,*/*;q=0.8", "text/html; charset=utf-8"),
        ] {
            #expect(TestAPI.respond("/map", .get, [.accept: accept])["Content-Type"] == type)
        }
        #expect(TestAPI.respond("/map?format=svg")["Content-Security-Policy"]?.contains("sha256-") == true)
        #expect(TestAPI.respond("/map?format=geojson").body.count > 10_000)
    }

    @Test("a ground that is kept is the one that would be made anew")
    func ground() throws {
        let whole = try Self.view("as_of=1999")
        let part = try Self.view("bbox=13,39,24,47")
        #expect(whole.wide.keepsGround && whole.narrow.keepsGround && !part.wide.keepsGround)
        for drawing in Self.layouts(whole) {
            var anew = drawing
            anew.keepsGround = false
            // the first time it is made, then taken
            #expect(drawing.svg.bytes == anew.svg.bytes && drawing.svg.bytes == anew.svg.bytes)
        }
    }

    @Test("the outlines compiled in are read whole")
    func outlines() {
        let coastline = Coastline.embedded
        #expect(coastline.rings.count == 15)
        #expect(coastline.rings.reduce(0) { $0 + $1.count } == 594)
        #expect(coastline.extent.description == "-27,32,90,73")
    }
}
