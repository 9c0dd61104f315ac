import Directory
import Editing
import Testing

@Suite("A review finds what can be served but should be looked at")
struct ReviewTests {
    /// A change of the small Seed, and what is found after it and not before.
    struct Case: Sendable, CustomTestStringConvertible {
        let file: String
        let text: String
        let other: String
        let record: String?
        let finding: String
        var testDescription: String { finding }
    }

    static let cases = [
        Case(
            file: "operations.json",
            text: "Southern Office",
            other: "Northern Missoin",
            record: "south",
            finding: "is nearly a name of north"
        ),
        Case(
            file: "sources.json",
            text: "[{",
            other: #"[{"id": "copy", "name": "The same page", "source_url": "https://example.org/page"}, {"#,
            record: "page",
            finding: "also the address of copy"
        ),
        Case(
            file: "sources.json",
            text: "[{",
            other: #"[{"id": "idle", "name": "Another page", "source_url": "https://example.org/idle"}, {"#,
            record: "idle",
            finding: "no fact rests on it"
        ),
        Case(
            file: "institutions.json",
            text: #""kind": "organization""#,
            other: #""kind": "organization", "parent": "desk""#,
            record: "osce",
            finding: "it is part of itself"
        ),
        Case(
            file: "operations.json",
            text: #""established": "2001-01-11""#,
            other: #""established": "1991-01-11""#,
            record: "south",
            finding: "north began on 1992-09, after 1991-01-11"
        ),
        Case(
            file: "operations.json",
            text: #", "predecessors": [{"id": "north", "relation": "replaced"}]"#,
            other: #", "successors": [{"id": "north", "relation": "replaced"}]"#,
            record: "south",
            finding: "does not have it among its predecessors"
        ),
        Case(
            file: "mandates.json",
            text: "1992-09-18",
            other: "2002-09-18",
            record: "north-founding",
            finding: "2002-09-18 is after the end of north on 1999-12-31"
        ),
        Case(
            file: "operations.json",
            text: #"{"value": "Northern Mission", "kind": "official", "language": "en"}"#,
            other: #"{"value": "Northern Mission", "kind": "official", "language": "en", "from": "1990"}"#,
            record: "north",
            finding: "was in use from 1990, before it began on 1992-09"
        ),
        Case(
            file: "operations.json",
            text: #"{"value": "Northern Mission", "kind": "official", "language": "en"}"#,
            other: #"{"value": "Northern Mission", "kind": "official", "language": "en", "to": "2000"}"#,
            record: "north",
            finding: "was in use until 2000, after it ended on 1999-12-31"
        ),
        Case(
            file: "operations.json",
            text: #"{"id": "north", "relation": "replaced"}"#,
            other: #"{"id": "south", "relation": "replaced"}"#,
            record: "south",
            finding: "south names itself; take it out"
        ),
        Case(
            file: "activities.json",
            text: #", "lead": "osce""#,
            other: "",
            record: "law",
            finding: "no link leads to it or from it"
        ),
    ]

    private static func findings(_ seed: Seed) throws -> [String] {
        try SeedReview.findings(in: seed).map(\.description)
    }

    @Test("each rule finds what it is for", arguments: cases)
    func rules(example: Case) throws {
        // the evidence has to follow the fields
        let seed = try SmallSeed.evidenced(
            SmallSeed.seed(example.file, replacing: example.text, with: example.other)
        )
        let found = try SeedReview.findings(in: seed)
        let before = try SeedReview.findings(in: SmallSeed.seed())
        #expect(found.contains { $0.record == example.record && $0.problem.contains(example.finding) }, "\(found)")
        #expect(!before.contains { $0.record == example.record && $0.problem.contains(example.finding) })
    }

    @Test("a relation to a document of a later day is found")
    func laterDocument() throws {
        let seed = SmallSeed.changed(
            SmallSeed.seed(),
            "documents.json",
            "[{\"id\": \"decision\"",
            """
            [{"id": "early", "name": "An early decision", "names": [{"value": "An early decision", "kind": "official", "language": "en"}],
              "kind": "decision", "date": "1990", "builds_on": ["decision"], "confidence": "high",
              "evidence": [{"fields": ["name", "names", "kind", "date", "builds_on"], "source": "page", "basis": "stated"}]},
             {"id": "decision"
            """
        )
        let found = try Self.findings(SmallSeed.evidenced(seed))
        #expect(found.contains { $0.contains("early builds_on: decision is of 1992-09-18, after 1990") }, "\(found)")
    }

    @Test("a run of words that two records share is found, a shorter one is not")
    func repeatedProse() throws {
        let run = "one two three four five six seven eight nine ten eleven twelve"
        var seed = SmallSeed.changed(SmallSeed.seed(), "principles.json", "Rights bind.", "First \(run), and more.")
        seed = SmallSeed.changed(seed, "dimensions.json", "Arms.", "Second \(run)!")
        #expect(try Self.findings(seed).contains { $0.contains("repeats \"one two") })
        let shorter = SmallSeed.changed(seed, "dimensions.json", "eleven twelve", "eleven")
        #expect(try !Self.findings(shorter).contains { $0.contains("repeats") })
    }

    @Test("data that changed since the newest release are found, and records that no release tells of")
    func releases() throws {
        let day = try #require(Day("2020-02-29"))
        let made = try ReleaseWriter.files(releasing: SmallSeed.seed(), since: nil, date: day, title: "First")
        let seed = Seed(files: SmallSeed.seed().files.merging(made.files) { $1 }, origin: "a test")
        #expect(try !Self.findings(seed).contains { $0.contains("releases.json") })
        let edited = SmallSeed.changed(seed, "principles.json", "Rights bind.", "Rights bind all.")
        let unlogged = try Self.findings(SmallSeed.seed())
        #expect(unlogged.contains { $0.contains("releases.json") && $0.contains("tells of no release") })
        #expect(try Self.findings(edited) == unlogged.filter { !$0.contains("tells of no release") })
        #expect(try SeedReview.unreleased(in: edited)?.contains("make release tells of the change") == true)
        #expect(try SeedReview.unreleased(in: seed) == nil)
        let forgotten = SmallSeed.changed(seed, "releases.json", "/operations/west", "/operations/north")
        #expect(
            try Self.findings(forgotten).contains { $0.contains("/operations/west: there, but added by no release") }
        )
    }

    @Test("an address that a release had is for good: in force, a former id, or among what was removed")
    func lost() throws {
        let day = try #require(Day("2020-02-29"))
        let first = try ReleaseWriter.files(releasing: SmallSeed.seed(), since: nil, date: day, title: "First")
        let former = Seed(files: SmallSeed.seed().files.merging(first.files) { $1 }, origin: "a test")
        func findings(_ edits: [(file: String, text: String, other: String)]) throws -> [String] {
            let seed = edits.reduce(former) { SmallSeed.changed($0, $1.file, $1.text, $1.other) }
            let made = try ReleaseWriter.files(releasing: seed, since: former, date: day, title: "Second")
            return try Self.findings(Seed(files: seed.files.merging(made.files) { $1 }, origin: "a test"))
        }
        let renamed = ("operations.json", #""id": "west""#, #""id": "east""#)
        #expect(
            try findings([renamed]).contains { $0.contains("/operations/west: was released once and leads nowhere") }
        )
        let kept = ("operations.json", #""id": "west""#, #""id": "east", "former_ids": ["west"]"#)
        #expect(try !findings([kept]).contains { $0.contains("leads nowhere") })
        let noted = (
            "dataset.json", #""unofficial""#,
            #""removed": [{"record": "/operations/west", "name": "W", "because": "Twice."}], "unofficial""#
        )
        #expect(try !findings([renamed, noted]).contains { $0.contains("leads nowhere") })
    }

    @Test("the Seed has nothing to find")
    func embedded() throws {
        #expect(try Self.findings(.embedded).isEmpty)
    }

    @Test("a byte order mark is found in every file")
    func byteOrderMarks() throws {
        let files = SmallSeed.seed().files.mapValues { JSONReader.byteOrderMark + $0 }
        let findings = try SeedReview.findings(in: Seed(files: files, origin: "a test"))
            .filter { $0.problem.contains("byte order mark") }
        #expect(findings.map(\.file) == files.keys.sorted())
        #expect(try SeedReview.findings(in: SmallSeed.seed()).allSatisfy { !$0.problem.contains("byte order mark") })
    }
}
