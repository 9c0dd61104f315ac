@testable import Directory
@testable import Editing
import Testing

@Suite("An id is for good: a former one leads to its record")
struct FormerIDTests {
    /// The small Seed with the mission renamed: `north` was `polar` and `arctic`.
    private static let renamed = SmallSeed.seed(
        "operations.json",
        replacing: #"{"id": "north", "name": "Northern Mission","#,
        with: #"{"id": "north", "former_ids": ["polar", "arctic"], "name": "Northern Mission","#
    )

    private static func faults(of seed: Seed) -> [String] {
        do throws(InvalidSeed) {
            _ = try Repository(checking: seed)
            return []
        } catch {
            return error.faults.map(\.description)
        }
    }

    @Test("a former id finds its record, exactly and as a word, and is no id in force")
    func found() throws {
        let operations = try Repository(checking: Self.renamed)[.operations]
        #expect(operations.record(formerID: "polar")?.id == "north")
        #expect(operations.record(id: "polar") == nil)
        #expect(operations.names.record(named: "Arctic").map { operations.records[$0].id } == "north")
        #expect(operations.record(id: "north")?.formerPaths == ["/operations/polar", "/operations/arctic"])
    }

    @Test("a reference by a former id is served, and digested, as one by the id in force")
    func references() throws {
        var former = SmallSeed.changed(Self.renamed, "mandates.json", #""holder": "north""#, #""holder": "polar""#)
        former = SmallSeed.changed(
            former,
            "operations.json",
            #"{"id": "north", "relation""#,
            #"{"id": "arctic", "relation""#
        )
        former = SmallSeed.changed(former, "operations.json", "predecessors.north", "predecessors.arctic")
        let (served, expected) = (try Repository(checking: former), try Repository(checking: Self.renamed))
        #expect(served[.mandates].record(id: "north-founding")?.value["holder"] == "north")
        #expect(served[.operations].record(id: "north")?.value["mandates"] == ["north-founding"])
        #expect(served.version == expected.version)
        let findings = try SeedReview.findings(in: former).map(\.description)
        #expect(findings.contains { $0.contains("north-founding holder: \"polar\" is a former id; write north") })
        #expect(findings.contains { $0.contains("south predecessors[0].id: \"arctic\" is a former id; write north") })
    }

    @Test("evidence that names an item by a former id follows its reference")
    func evidence() throws {
        var seed = SmallSeed.changed(
            Self.renamed,
            "operations.json",
            #"{"id": "north", "relation""#,
            #"{"id": "polar", "relation""#
        )
        seed = SmallSeed.changed(
            seed,
            "operations.json",
            #""predecessors.north"], "source""#,
            #""predecessors.polar"], "source""#
        )
        let south = try #require(try Repository(checking: seed)[.operations].record(id: "south"))
        let paths = south.value["evidence"]?.array?.flatMap { $0["fields"]?.array ?? [] }
        #expect(paths?.contains("predecessors.north") == true, "\(south.value)")
    }

    @Test("a source that was renamed is found by evidence and by the description of the data set")
    func sources() throws {
        let seed = SmallSeed.seed(
            "sources.json",
            replacing: #"{"id": "page""#,
            with: #"{"id": "site", "former_ids": ["page"]"#
        )
        let repository = try Repository(checking: seed)
        #expect(repository.dataset.content["attribution"]?.array?.first?["source"] == "site")
        #expect(repository[.sources].record(id: "site")?.value["facts"]?.array?.isEmpty == false)
    }

    @Test("a list that names a record by two of its ids is a fault")
    func twice() {
        var seed = SmallSeed.seed(
            "dimensions.json",
            replacing: #"{"id": "human""#,
            with: #"{"id": "human", "former_ids": ["third"]"#
        )
        seed = SmallSeed.changed(seed, "operations.json", #"["human", "first"]"#, #"["human", "third"]"#)
        seed = SmallSeed.changed(
            seed,
            "operations.json",
            #""dimensions.human", "dimensions.first""#,
            #""dimensions.human", "dimensions.third""#
        )
        #expect(Self.faults(of: seed).contains { $0.contains("north dimensions: names a record by two of its ids") })
    }

    @Test("what is an id, or was that of another, is no former id")
    func reuse() {
        let own = SmallSeed.changed(Self.renamed, "operations.json", #""polar""#, #""north""#)
        #expect(Self.faults(of: own).contains { $0.contains("north former_ids[0]: \"north\" is the id that it has") })
        let other = SmallSeed.changed(Self.renamed, "operations.json", #""polar""#, #""south""#)
        #expect(Self.faults(of: other).contains { $0.contains("\"south\" is the id of the record on line") })
        let both = SmallSeed.changed(
            Self.renamed,
            "operations.json",
            #"{"id": "west""#,
            #"{"id": "west", "former_ids": ["arctic"]"#
        )
        #expect(
            Self.faults(of: both).contains { $0.contains("west former_ids[0]: \"arctic\" is a former id of north too") }
        )
    }

    @Test("a Seed written anew from what was loaded is the same version")
    func roundTrip() throws {
        let repository = try Repository(checking: Self.renamed)
        #expect(try Repository(checking: Seed(repository)).version == repository.version)
    }
}
