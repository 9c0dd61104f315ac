import Directory
import HTTPSemantics
import Markup
import Testing

@testable import Addresses
@testable import DirectoryAPI
@testable import Drawings
@testable import Formats

@Suite("The map fits what is filtered, and links lead nearer and further")
struct MapFrameTests {
    @Test(
        "what matches fills the frame",
        arguments: ["region=south-eastern-europe", "region=central-asia", "country=ua"]
    )
    func fits(question: String) throws {
        let (own, all) = (try MapTests.view(question), try MapTests.view(""))
        for drawing in [own.wide, own.narrow] {
            let points = drawing.layout.markers.map(\.point)
            let spread = (
                (points.map(\.x).max() ?? 0) - (points.map(\.x).min() ?? 0),
                (points.map(\.y).max() ?? 0) - (points.map(\.y).min() ?? 0)
            )
            #expect(own.features.count < all.features.count)
            guard points.count > 3 else { continue }
            let isFilled = spread.0 > drawing.frame.width * 0.5 || spread.1 > drawing.frame.height * 0.5
            #expect(isFilled, "\(spread)")
        }
    }

    @Test("years of one filter have one frame, so that they can be laid upon another")
    func years() throws {
        let frames = try ["", "&as_of=1999-12-31", "&as_of=2020-12-31"].map { day in
            try MapTests.view("region=south-eastern-europe\(day)").frame(width: 960, height: 520)
        }
        #expect(Set(frames).count == 1)
    }

    @Test("no marker counts places that there is room to name")
    func named() throws {
        let view = try MapTests.view("region=south-eastern-europe")
        for drawing in [view.wide, view.narrow] {
            for marker in drawing.layout.markers { #expect(marker.label?.text.contains("+") != true) }
        }
        // two places that touch on the whole map are both named there
        let labels = try MapTests.view("").wide.layout.markers.compactMap { $0.label?.text }
        #expect(labels.contains { $0.contains(", ") })
    }

    @Test("zooming in ends, zooming out leads to no box, and every box is one that is taken")
    func zoom() throws {
        var address = "/map?bbox=13,39,24,47"
        var boxes: Set<String> = []
        for _ in 0..<20 {
            let page = TestPage.html(address)
            let nav = try #require(page.components(between: "class=\"map-zoom\"", and: "</nav>").first)
            for link in TestPage.links(in: nav) { #expect(TestAPI.respond(link).status == 200, "\(link)") }
            guard let next = nav.components(between: "<a", and: "</a>").first(where: { $0.contains("Zoom in") }) else {
                break
            }
            address = try #require(TestPage.links(in: next).first)
            #expect(boxes.insert(address).inserted)
        }
        #expect((2...8).contains(boxes.count))
        #expect(TestPage.html(address).contains(">Whole map</a>"))
    }

    @Test("a box in the proportions of the map hides nothing that its frame shows")
    func proportions() throws {
        let box = try #require(try GeographicBox("13,39,24,47").viewport)
        let frame = MapFrame(showing: box, width: 960, height: 520)
        let view = try MapTests.view("")
        let seen = view.sites.filter { frame.bounds.outset(by: -60).contains(frame.point($0.position)) }
        #expect(!seen.isEmpty)
        for site in seen { #expect(box.contains(site.position), "\(site.name)") }
    }
}
