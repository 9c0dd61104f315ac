import Markup
import Testing

@testable import Drawings

@Suite("Bodies are drawn below what they are part of")
struct OrganisationChartTests {
    private struct Item {
        let name: String
        var parts: [Item] = []
    }

    /// A tree with so many parts at each depth.
    private static func tree(_ counts: [Int], _ name: String = "r") -> Item {
        guard let count = counts.first else { return Item(name: name) }
        return Item(name: name, parts: (0..<count).map { tree(Array(counts.dropFirst()), "\(name).\($0)") })
    }

    @Test(
        "no two items of a row come nearer than a column, and parts stand around the middle",
        arguments: [
            [3], [1, 1, 1], [4, 3], [2, 3, 4], [8, 1, 2],
        ]
    )
    func layout(counts: [Int]) {
        let layout = TreeLayout([Self.tree(counts), Self.tree([2])]) { $0.parts }
        for depth in 0..<layout.depth {
            let columns = layout.places.filter { $0.depth == depth }.map(\.column)
            for (left, right) in zip(columns, columns.dropFirst()) { #expect(right - left >= 1 - 1e-9) }
            #expect(columns.allSatisfy { (0...(layout.columns - 1)).contains($0) })
        }
        for (number, place) in layout.places.enumerated() {
            let parts = layout.places.filter { $0.parent == number }
            guard let first = parts.first, let last = parts.last else { continue }
            #expect(abs((first.column + last.column) / 2 - place.column) < 1e-9)
            #expect(parts.allSatisfy { $0.depth == place.depth + 1 })
        }
    }

    @Test("narrow rows above wide ones take no more columns than the widest row")
    func packed() {
        let root = Item(name: "r", parts: [Item(name: "a"), Self.tree([3], "b"), Item(name: "c")])
        #expect(TreeLayout([root]) { $0.parts }.columns == 3)
    }

    @Test("a name has as many lines as it needs, three at most, and is cut only beyond them")
    func lines() {
        #expect(OrganisationChart.lines("Short", within: 122) == ["Short"])
        let long = OrganisationChart.lines("Ad Hoc Committee on Countering Terrorism", within: 122)
        #expect(long.joined(separator: " ") == "Ad Hoc Committee on Countering Terrorism")
        let longer = OrganisationChart.lines(String(repeating: "Committee ", count: 20), within: 122)
        #expect(longer.count == 3 && longer[2].hasSuffix("…") && !longer[0].hasSuffix("…"))
    }

    @Test("names are escaped, and what is inferred has a line of its own kind")
    func drawing() {
        let part = OrganisationChart.Body(
            name: "<b>&",
            note: "",
            address: "/institutions/b",
            weight: .leads,
            isInferred: true
        )
        let root = OrganisationChart.Body(
            name: "Root",
            note: "",
            address: "/institutions/a",
            weight: .other,
            isInferred: false,
            parts: [part]
        )
        let svg = OrganisationChart(title: "t", roots: [root], regions: []).svg(name: "organisation").text
        #expect(svg.contains("&lt;b>&amp;") || svg.contains("&lt;b&gt;&amp;"))
        #expect(svg.contains("tie inferred") && svg.contains("body leads"))
    }
}
