import Markup
import Testing

@testable import Drawings

@Suite("A map is drawn of its features alone")
struct MapDrawingTests {
    /// A square of land.
    static let ground = MapGround(
        Coastline(rings: [
            [(10.0, 40.0), (30, 40), (30, 55), (10, 55)].map { GeographicPosition(clamping: $0.0, $0.1) }
        ])
    )

    static func feature(_ name: String, _ symbol: MapFeature.Symbol, at longitude: Double, _ latitude: Double)
        -> MapFeature
    {
        MapFeature(
            address: "/operations/\(name)",
            name: name,
            symbol: symbol,
            city: "City of \(name)",
            position: GeographicPosition(clamping: longitude, latitude),
            period: "",
            status: symbol == .closed ? "closed" : nil
        )
    }

    static func drawing(_ features: [MapFeature]) -> MapDrawing {
        let sites = MapSite.sites(of: features)
        let frame = MapFrame(showing: sites.map(\.position), width: 400, height: 300)
        return MapDrawing(
            title: "Map",
            summary: "A map",
            frame: frame,
            ground: ground,
            layout: MapLayout(sites, in: frame),
            address: { "#" + $0.sites[0].anchor }
        )
    }

    @Test("a marker of one feature leads to it, one of several where the caller says")
    func addresses() {
        let text = Self.drawing([
            Self.feature("a", .open, at: 20, 45), Self.feature("b", .closed, at: 20, 45),
            Self.feature("c", .institution, at: 28, 52),
        ]).svg.text
        #expect(text.contains("href=\"/operations/c\""))
        #expect(text.contains("href=\"#at-city-of-a\""))
        #expect(text.contains("City of a: a; b (closed)"))
    }

    @Test("land is a path within the frame, and the sheet beyond it is sea")
    func land() throws {
        let text = Self.drawing([Self.feature("a", .open, at: 20, 48)]).svg.text
        let start = try #require(text.firstRange(of: "class=\"land\" d=\"M")).upperBound
        let data = text[start...].prefix { $0 != "\"" }
        #expect(data.lowercased().hasSuffix("z"))
        #expect(text.contains("class=\"sea\""))
    }

    @Test("a map of very many places is laid out within bounds")
    func crowd() {
        // places on a grid over the whole frame, far more than there is room for
        let positions = (0..<3_000).map {
            GeographicPosition(clamping: 5 + Double($0 % 70), 38 + Double($0 / 70) * 0.5)
        }
        let sites = positions.enumerated().map {
            MapSite(
                position: $1,
                name: "Place \($0)",
                anchor: "at-\($0)",
                features: [Self.feature("\($0)", .open, at: $1.longitude, $1.latitude)]
            )
        }
        let frame = MapFrame(showing: positions, width: 960, height: 520)
        let layout = MapLayout(sites, in: frame)
        #expect(layout.markers.count <= MapLayout.greatestCount)
        #expect(
            layout.markers.reduce(0) { $0 + $1.count }
                == sites.filter { frame.bounds.contains(frame.point($0.position)) }.count
        )
    }
}
