import Markup
import Testing

@testable import Drawings

@Suite("A life is drawn of its dates alone")
struct LifeLineTests {
    /// A date known to the year.
    static func year(_ year: Int) -> AxisDate {
        let begin = Double(year)
        return AxisDate("\(year)", year: year, earliest: begin..<begin + 0.01, latest: begin + 0.99..<begin + 1)
    }

    /// A date known to the day, so many hundredths of a year after its beginning.
    static func day(_ year: Int, _ hundredths: Double) -> AxisDate {
        let begin = Double(year) + hundredths / 100
        return AxisDate("\(year)", year: year, earliest: begin..<begin + 0.01, latest: begin..<begin + 0.01)
    }

    static func line(_ begin: AxisDate?, _ end: AxisDate?, isOpen: Bool = false) -> LifeLine {
        LifeLine(address: "/a", name: "A", symbol: .open, begin: begin, end: end, isOpen: isOpen)
    }

    /// Ten units a year from 1990 on, until the middle of 2000.
    static let axis = TimeAxis(firstYear: 1990, today: day(2000, 49), left: 0, right: 110)

    static func stretches(_ line: LifeLine) -> [LifeLineBar.Stretch] {
        LifeLineBar(line: line, axis: axis, y: 0, height: 8).stretches
    }

    @Test("a line between two days is certain, and an open one ends today")
    func certain() {
        let closed = Self.stretches(Self.line(Self.day(1991, 0), Self.day(1993, 49)))
        #expect(closed.map(\.certainty) == [.sure])
        #expect(closed[0].from == 10 && abs(closed[0].to - 35) < 1e-9)
        let open = Self.stretches(Self.line(Self.day(1991, 0), nil, isOpen: true))
        #expect(open.map(\.certainty) == [.sure] && open[0].to == Self.axis.now)
    }

    @Test("a date known to the year has a soft end, and one that is not known a dashed one")
    func uncertain() {
        #expect(
            Self.stretches(Self.line(Self.year(1991), Self.year(1995))).map(\.certainty) == [.soft, .sure, .soft]
        )
        #expect(Self.stretches(Self.line(Self.day(1991, 0), nil)).map(\.certainty) == [.unknown])
        #expect(Self.stretches(Self.line(nil, nil)).isEmpty)
    }

    @Test("of two dates with the same first day the less exact comes first")
    func ordered() {
        #expect(
            [Self.day(1991, 0), Self.year(1991), Self.day(1990, 50)].sorted() == [
                Self.day(1990, 50), Self.year(1991), Self.day(1991, 0),
            ]
        )
    }

    @Test("what goes on is pale after its last sighting, and what ended on an unknown day has a dotted end behind it")
    func unseen() {
        func line(_ seen: AxisDate, isOpen: Bool) -> LifeLine {
            LifeLine(
                address: "/a",
                name: "A",
                symbol: isOpen ? .open : .closed,
                begin: Self.day(1991, 0),
                end: nil,
                seen: seen,
                isOpen: isOpen
            )
        }
        let open = Self.stretches(line(Self.day(1998, 49), isOpen: true))
        #expect(open.map(\.certainty) == [.sure, .unseen])
        #expect(abs(open[0].to - 85) < 1e-9 && open[1].to == Self.axis.now)
        #expect(Self.stretches(line(Self.year(1998), isOpen: true)).map(\.certainty) == [.sure, .soft, .unseen])
        let ended = Self.stretches(line(Self.day(1998, 49), isOpen: false))
        #expect(ended.map(\.certainty) == [.sure, .unknown])
        // a sighting on the last day of the drawing leaves nothing pale
        #expect(Self.stretches(line(Self.day(2000, 49), isOpen: true)).map(\.certainty) == [.sure])
    }

    @Test("the strip of a life has a bar for each stretch, a label for each name and a triangle for each decision")
    func strip() {
        var line = Self.line(Self.year(1991), Self.year(1995))
        line.marks = [TimelineMark(shape: .decision, date: Self.day(1993, 0), words: "decided", address: "/b")]
        let names = [
            NameStrip.Name(text: "First", from: Self.year(1991)),
            NameStrip.Name(text: "Second", from: Self.day(1992, 0)),
        ]
        let text = NameStrip(line: line, names: names, today: Self.day(2000, 49)).svg.text
        for part in [
            "bar open soft", "bar open sure", ">First<", ">Second<", "class=\"notch\"", "class=\"triangle\"", ">1995<",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        // what has ended needs no years after it, and was not seen at work since
        #expect(!text.contains(">1998<") && !text.contains("last seen"))
        // names beyond the bound give way, the first ones
        let many = (1991...2005).map { NameStrip.Name(text: "N\($0)", from: Self.year($0)) }
        let drawn = NameStrip(line: line, names: many, today: Self.day(2006, 0)).svg.text
        #expect(drawn.contains(">N2005<") && !drawn.contains(">N1991<"))
    }
}
