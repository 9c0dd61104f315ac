import SeededRandom
import Testing

@testable import Directory
@testable import Editing

@Suite("The Seed of every release can be made again from the newest")
struct FormerSeedTests {
    /// The edits of a release: file, text, replacement.
    private typealias Edits = [(file: String, text: String, other: String)]

    /// A Seed released once as it is, then once for each list of edits; with the version of each release.
    private static func released(_ rounds: [Edits], of start: Seed = SmallSeed.seed()) throws -> Seed {
        var (seed, former) = (start, Seed?.none)
        for (number, edits) in ([[]] + rounds).enumerated() {
            for edit in edits {
                let changed = SmallSeed.changed(seed, edit.file, edit.text, edit.other)
                try #require(changed.files != seed.files, "\(edit.text) is not in \(edit.file)")
                seed = changed
            }
            let day = try #require(Day("2020-03-\(10 + number)"))
            // whoever edits looks at the evidence too
            for file in Set(edits.map(\.file)) {
                seed = SmallSeed.changed(seed, file, #""confirmed": "2020-03-\#(9 + number)", "basis""#, #""basis""#)
                seed = SmallSeed.changed(seed, file, #""basis""#, #""confirmed": "\#(day)", "basis""#)
            }
            let made = try ReleaseWriter.files(releasing: seed, since: former, date: day, title: "Release")
            seed = Seed(files: seed.files.merging(made.files) { $1 }, origin: "a test")
            former = seed
        }
        return seed
    }

    private static func expectAllMade(_ seed: Seed) throws {
        let checked = try SeedLoader.check(seed)
        for release in checked.releases {
            let made = try FormerSeed.seed(ofRelease: release.number, from: seed)
            let former = try SeedLoader.check(made, .shape)
            #expect(former.digest == release.version)
            #expect(former.releases == Array(checked.releases[..<release.number]))
            #expect(former.dataset.released == release.date)
        }
        #expect(FormerSeed.failure(in: checked) == nil)
    }

    @Test("every release of the project's own Seed")
    func own() throws { try Self.expectAllMade(.embedded) }

    @Test("texts, lists in another order, records that came, went and got another id, the data set's own words")
    func kinds() throws {
        let seed = try Self.released([
            [("operations.json", "Western Centre", "Western Office")],
            [("operations.json", #"["human", "first"]"#, #"["first", "human"]"#)],
            [("operations.json", #""id": "west""#, #""id": "east""#), ("dataset.json", "For tests.", "Better.")],
            [
                ("operations.json", #""id": "east""#, #""id": "centre""#),
                ("operations.json", #""established": "1998""#, #""established": "1998-02""#),
            ],
            [("dataset.json", #""publisher""#, #""definitions": [{"term": "a", "text": "b"}], "publisher""#)],
            [("dataset.json", #""definitions": [{"term": "a", "text": "b"}], "#, "")],
        ])
        try Self.expectAllMade(seed)
    }

    @Test("a log that does not fit the data is refused, and says so")
    func contradiction() throws {
        var seed = try Self.released([[("operations.json", "Western Centre", "Western Office")]])
        seed = SmallSeed.changed(seed, "releases.json", "Western Centre", "Eastern Centre")
        #expect(throws: FormerSeed.Failure.self) { try FormerSeed.seed(ofRelease: 1, from: seed) }
        let findings = ReleaseReview.findings(in: try SeedLoader.check(seed))
        #expect(findings.contains { $0.problem.contains("release 2 undone makes version") })
        seed = SmallSeed.changed(seed, "releases.json", "Western Office", "Southern Post")
        #expect(
            ReleaseReview.findings(in: try SeedLoader.check(seed)).contains {
                $0.problem.contains("release 2 cannot be undone at /operations/west name")
            }
        )
    }

    @Test("a release that is not there, and data that changed since the newest, are refused")
    func refused() throws {
        let seed = try Self.released([])
        #expect(throws: FormerSeed.Failure.self) { try FormerSeed.seed(ofRelease: 2, from: seed) }
        #expect(throws: FormerSeed.Failure.self) { try FormerSeed.seed(ofRelease: 0, from: seed) }
        #expect(throws: FormerSeed.Failure.self) { try FormerSeed.seed(ofRelease: 1, from: SmallSeed.seed()) }
        let edited = SmallSeed.changed(seed, "operations.json", "Western Centre", "Western Office")
        #expect(throws: FormerSeed.Failure.self) { try FormerSeed.seed(ofRelease: 1, from: edited) }
    }

    @Test("a list that changed in any way comes back in its order", arguments: 1...200)
    func lists(number: UInt64) throws {
        var generator = SeededGenerator(seed: number)
        func list() -> [JSON] {
            (0..<Int.random(in: 0...8, using: &generator)).map { _ in
                .integer(Int.random(in: 0...4, using: &generator))
            }
        }
        let (before, after) = (JSON.array(list()), JSON.array(list()))
        let change = RecordChange.FieldChange(field: "list", from: before, to: after)
        #expect(change.undone(from: after) == .some(before))
        #expect(change.undone(from: nil) == .some(nil) || change.places != nil)
    }

    @Test("a Seed of a later format is refused in one sentence")
    func laterFormat() throws {
        let seed = SmallSeed.seed("dataset.json", replacing: #"{"title""#, with: #"{"format": 3, "title""#)
        do {
            _ = try Repository(checking: seed)
            Issue.record("it was loaded")
        } catch {
            #expect(error.faults.count == 1)
            #expect(error.faults.first?.problem.contains("use a newer program") == true)
        }
    }
}
