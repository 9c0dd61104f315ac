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

    @Test("a drawing of a life has a bar for each stretch and a form for each mark")
    func drawn() {
        var line = Self.line(Self.year(1991), Self.year(1995))
        line.marks = [
            TimelineMark(shape: .renaming, date: Self.day(1992, 0), words: "renamed", address: "/a"),
            TimelineMark(shape: .decision, date: Self.day(1993, 0), words: "decided", address: "/b"),
        ]
        let text = RecordTimeline(line: line, today: Self.day(2000, 49)).svg.text
        for part in ["bar open soft", "bar open sure", "mark renaming", "mark decision", ">1995<"] {
            #expect(text.contains(part), "\(part)")
        }
        // what has ended needs no years after it
        #expect(!text.contains(">1998<"))
    }

    @Test("a tree leads to its leaves, and to all of them where it has no room")
    func tree() throws {
        let leaves = (1...12).map { (name: "Leaf \($0)", address: "/states/\($0)") }
        let tree = RelationTree(name: "A", branches: [.init(heading: "Hosts", leaves: leaves)], address: "/a/related")
        let text = try #require(RelationDrawing(tree: tree).svg).text
        #expect(text.contains("href=\"/states/8\"") && !text.contains("href=\"/states/9\""))
        #expect(text.contains("and 4 more") && text.contains("href=\"/a/related\""))
        #expect(RelationDrawing(tree: RelationTree(name: "A", branches: [], address: "/a")).svg == nil)
    }
}
