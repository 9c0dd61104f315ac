import Markup
import Testing

@testable import Drawings

@Suite("Maps are projected and cut as they should be")
struct MapGeometryTests {
    @Test("the projection gives the numbers of Snyder's worked example")
    func snyder() throws {
        // Map Projections: A Working Manual, page 332: R 3, centre 40 N 100 W, point 20 S 100 E
        let centre = GeographicPosition(clamping: -100, 40)
        let point = MapProjection(centre: centre).point(of: GeographicPosition(clamping: 100, -20))
        #expect(abs(point.x * 3 - -4.2339303) < 1e-6)
        #expect(abs(point.y * 3 - -4.0257775) < 1e-6)
    }

    @Test("the centre stands in the middle, the east to its right and the north above")
    func orientation() {
        let frame = MapFrame(
            showing: [GeographicPosition(clamping: 20, 40), GeographicPosition(clamping: 30, 50)],
            width: 400,
            height: 300
        )
        let middle = frame.point(GeographicPosition(clamping: 25, 45))
        #expect(abs(middle.x - 200) < 20 && abs(middle.y - 150) < 20)
        #expect(frame.point(GeographicPosition(clamping: 28, 45)).x > middle.x)
        #expect(frame.point(GeographicPosition(clamping: 25, 48)).y < middle.y)
    }

    @Test("what is to be seen is within the frame, with room around it")
    func frames() {
        let positions = stride(from: 16.0, through: 75, by: 4.2).flatMap { longitude in
            [38.6, 43.9, 51.2, 59.4].map { GeographicPosition(clamping: longitude, $0) }
        }
        for (width, height) in [(960.0, 520.0), (360.0, 270.0), (300.0, 600.0)] {
            let frame = MapFrame(showing: positions, width: width, height: height)
            for position in positions {
                #expect(frame.bounds.outset(by: -min(width, height) * 0.05).contains(frame.point(position)))
            }
        }
        // one place and none are maps too
        for positions in [[], [positions[0]]] {
            let frame = MapFrame(showing: positions, width: 100, height: 100)
            #expect(frame.bounds.contains(frame.point(positions.first ?? GeographicPosition(clamping: 39, 48))))
        }
    }

    @Test("coastlines are cut at the frame and nowhere else")
    func clipping() {
        let square = [(0.0, 0.0), (10, 0), (10, 10), (0, 10)].map { PlanePoint(x: $0.0, y: $0.1) }
        func clipped(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> [PlanePoint] {
            Coastline.clipped(square, to: PlaneRectangle(x: x, y: y, width: width, height: height))
        }
        #expect(Set(clipped(-5, -5, 50, 50).map { "\($0.x) \($0.y)" }) == Set(square.map { "\($0.x) \($0.y)" }))
        #expect(clipped(20, 20, 5, 5).isEmpty)
        let corner = clipped(5, 5, 20, 20)
        #expect(corner.count == 4)
        #expect(corner.allSatisfy { (5...10).contains($0.x) && (5...10).contains($0.y) })
        // the frame within the land is land all over
        #expect(clipped(2, 2, 3, 3).count == 4)
    }

    @Test("a box is read as it is written")
    func boxes() throws {
        let box = try GeographicBox("13,39.5,24,47")
        #expect(box.description == "13,39.5,24,47")
        #expect(box.contains(GeographicPosition(clamping: 20, 40)))
        #expect(!box.contains(GeographicPosition(clamping: 20, 39)))
        #expect(throws: GeographicBox.Fault.southAboveNorth(ordered: "13,39.5,24,47")) {
            try GeographicBox("13,47,24,39.5")
        }
        let crossing = try GeographicBox("170,40,-160,70")
        #expect(crossing.description == "170,40,-160,70")
        #expect(crossing.contains(GeographicPosition(clamping: 175, 50)))
        #expect(crossing.contains(GeographicPosition(clamping: -170, 50)))
        #expect(!crossing.contains(GeographicPosition(clamping: 0, 50)))
        for text in [
            "", "13,39,24", "13,39,24,47,1", "13,39,24,91", "181,1,2,2", "0x1,1,2,2", "nan,1,2,2", "01,1,2,2",
            "1.,1,2,2",
            "+1,1,2,2", "1e1,1,20,2", " 1,1,2,2",
        ] {
            #expect(throws: GeographicBox.Fault.malformed, "\(text)") { try GeographicBox(text) }
        }
    }
}
