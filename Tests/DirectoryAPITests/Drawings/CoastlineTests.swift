import Markup
import Testing

@testable import Drawings
@testable import Formats

/// Whether a place is painted as land or as sea is read from the very rings that are filled.
@Suite("Maps paint land as land and sea as sea")
struct CoastlineTests {
    /// Places inland, those near the southern edge of the coastlines among them, by longitude and latitude.
    static let inland: [(name: String, longitude: Double, latitude: Double)] = [
        ("Baghdad", 44.4, 33.3), ("Kabul", 69.2, 34.5), ("Islamabad", 73.1, 33.7), ("Isfahan", 51.7, 32.7),
        ("Herat", 62.2, 34.35), ("Marrakesh", -8.0, 32.3), ("Amritsar", 74.9, 32.2), ("Lhasa's north", 88, 33),
        ("Dushanbe", 68.8, 38.6), ("Tashkent", 69.2, 41.3), ("Bishkek", 74.6, 42.9), ("Moscow", 37.6, 55.8),
        ("Paris", 2.35, 48.85), ("Novosibirsk", 82.9, 55),
    ]

    /// Waters.
    static let waters: [(name: String, longitude: Double, latitude: Double)] = [
        ("the Caspian Sea", 51, 41), ("the Black Sea", 34, 43.3), ("the Adriatic", 15.5, 43),
        ("the Mediterranean off Libya", 18, 33.5), ("the Atlantic", -15, 45), ("the Baltic", 19, 57.5),
        ("the Bay of Biscay", -5, 45.5), ("the North Sea", 3, 56),
    ]

    /// Frames of the product: those of everything, in each size, and some of boxes and of single places.
    static var frames: [MapFrame] {
        get throws {
            let everything = try MapTests.layouts(MapTests.view("")).map(\.frame)
            let boxes = try ["60,31,80,44", "-10,31,90,73", "40,31,50,36"].map {
                MapFrame(showing: try GeographicBox($0), width: 960, height: 520)
            }
            return everything + boxes
        }
    }

    /// The even-odd rule, by which the rings are filled.
    private static func isLand(_ point: PlanePoint, _ rings: [[PlanePoint]]) -> Bool {
        var crossings = 0
        for ring in rings {
            guard var last = ring.last else { continue }
            for next in ring {
                if (last.y > point.y) != (next.y > point.y),
                    point.x < last.x + (next.x - last.x) * (point.y - last.y) / (next.y - last.y)
                {
                    crossings += 1
                }
                last = next
            }
        }
        return !crossings.isMultiple(of: 2)
    }

    @Test("towns lie on land and waters are sea, wherever a frame shows them")
    func places() throws {
        var seen = 0
        for frame in try Self.frames {
            let rings = Coastline.embedded.polygons(in: frame)
            for (places, isLand) in [(Self.inland, true), (Self.waters, false)] {
                for place in places {
                    let point = frame.point(GeographicPosition(clamping: place.longitude, place.latitude))
                    guard frame.bounds.contains(point) else { continue }
                    seen += 1
                    #expect(Self.isLand(point, rings) == isLand, "\(place.name)")
                }
            }
        }
        #expect(seen > 60)
    }

    @Test("no shore is drawn where the file cuts the land")
    func cut() {
        let land = Coastline.embedded
        func position(_ longitude: Double, _ latitude: Double) -> GeographicPosition {
            GeographicPosition(clamping: longitude, latitude)
        }
        #expect(land.isCut(position(50, 32), position(51, 32.05)))
        #expect(land.isCut(position(90, 40), position(90, 41)))
        #expect(!land.isCut(position(15.25, 32.27), position(15.4, 32)))
        // along the cut, which this frame shows in the middle, there is nothing but the ends of shores
        let frame = MapFrame(showing: [position(70, 31), position(74, 31)], width: 400, height: 200)
        #expect(land.shore(in: frame).isEmpty)
        #expect(!land.path(in: frame).isEmpty)
        // the shores of a frame at sea are drawn
        #expect(
            !land.shore(in: MapFrame(showing: [position(13, 42), position(17, 44)], width: 400, height: 200)).isEmpty
        )
    }
}
