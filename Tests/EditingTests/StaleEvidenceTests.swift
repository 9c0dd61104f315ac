import Directory
import Editing
import Testing

@Suite("Evidence that was read for another value is found")
struct StaleEvidenceTests {
    private static func stale(_ edits: [(String, String)]) throws -> [String] {
        let seed = edits.reduce(SmallSeed.seed()) { SmallSeed.changed($0, "operations.json", $1.0, $1.1) }
        return try StaleEvidence.findings(from: SmallSeed.seed(), to: seed).map(\.description)
    }

    @Test("a value that changed without its evidence is found, with the sources that were read for the former one")
    func staleValue() throws {
        #expect(try Self.stale([]) == [])
        let found = try Self.stale([(#""closed": "1999-12-31""#, #""closed": "1999-12-30""#)])
        #expect(found.count == 1)
        #expect(found.first?.contains(#"closed changed from "1999-12-31" to "1999-12-30"; page was read"#) == true)
    }

    @Test("an item of a list that changed is found by its path")
    func staleItem() throws {
        let found = try Self.stale([(#""total": 12"#, #""total": 13"#)])
        #expect(found.count == 1 && found[0].contains("staff.1998 changed"), "\(found)")
    }

    @Test(
        "evidence that was confirmed, or that names the fact anew, is not stale",
        arguments: [
            (
                #""source": "page", "basis": "stated"}"#,
                #""source": "page", "basis": "stated", "confirmed": "2020-02-01"}"#
            ),
            (
                #""source": "page", "basis": "stated"}"#,
                #""source": "page", "basis": "stated", "says": "the end of 1999"}"#
            ),
        ]
    )
    func confirmed(text: String, other: String) throws {
        #expect(try Self.stale([(#""closed": "1999-12-31""#, #""closed": "1999-12-30""#), (text, other)]) == [])
    }

    @Test("a further member of an object with evidence of its own leaves that of the others as it was")
    func grown() throws {
        let member = (
            #""host": {"states": ["aa"]}"#, #""host": {"states": ["aa"], "name_then": "Old Aland"}"#
        )
        let own = (
            #""staff.1998"], "source": "page", "basis": "stated"}"#,
            #""staff.1998"], "source": "page", "basis": "stated"}, {"fields": ["host.name_then"], "source": "page", "locator": "p. 2", "basis": "stated"}"#
        )
        #expect(try Self.stale([member, own]) == [])
        #expect(try Self.stale([member]).count == 1)
    }

    @Test("a release of stale evidence is refused")
    func release() throws {
        let day = try #require(Day("2020-03-01"))
        let first = try ReleaseWriter.files(releasing: SmallSeed.seed(), since: nil, date: day, title: "First")
        let former = Seed(files: SmallSeed.seed().files.merging(first.files) { $1 }, origin: "a test")
        let seed = SmallSeed.changed(former, "operations.json", #""total": 12"#, #""total": 13"#)
        do {
            _ = try ReleaseWriter.files(releasing: seed, since: former, date: day, title: "Second")
            Issue.record("it was released")
        } catch {
            #expect("\(error)".contains("staff.1998 changed"), "\(error)")
        }
    }

    @Test("a reference to a record that got another id is not stale, and a source that is cited anew is not")
    func renamed() throws {
        var draft = try EditedSeed.draft()
        _ = try draft.rename(RecordAddress(.operations, "north"), to: RecordAddress(.operations, "mission"))
        #expect(try StaleEvidence.findings(from: EditedSeed.seed, to: draft.seed) == [])
        let mission = RecordAddress(.operations, "mission")
        _ = try draft.set(
            mission,
            [.init("closed", .text("1999-12-30"))],
            citation: Citation(source: "page"),
            on: "2020-02-01"
        )
        #expect(try StaleEvidence.findings(from: EditedSeed.seed, to: draft.seed) == [])
        _ = try draft.set(mission, [.init("closed", .text("1999-12-29"))], citation: EditedSeed.note)
        let found = try StaleEvidence.findings(from: EditedSeed.seed, to: draft.seed)
        #expect(found.isEmpty, "page was confirmed: \(found)")
    }

    @Test("a finding names the command that confirms, with the place as commands take it")
    func command() throws {
        let found = try Self.stale([(#""total": 12"#, #""total": 13"#)])
        #expect(found.first?.contains(#"osce-directory confirm operations/north "staff[1998]" --source page"#) == true)
    }
}
