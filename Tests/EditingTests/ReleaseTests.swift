import Directory
import Editing
import Foundation
import SeededRandom
import Testing

@Suite("A release tells what changed")
struct ReleaseTests {
    /// The small Seed with a first release written down.
    private static func released() throws -> Seed {
        let made = try ReleaseWriter.files(
            releasing: SmallSeed.seed(),
            since: nil,
            date: try #require(Day("2020-02-29")),
            title: "First"
        )
        return Seed(files: SmallSeed.seed().files.merging(made.files) { $1 }, origin: "a test")
    }

    /// The Seed with another name of a record, for which its evidence was read anew.
    private static func renamed(_ seed: Seed) -> Seed {
        let named = SmallSeed.changed(seed, "operations.json", "Western Centre", "Western Office")
        return SmallSeed.changed(
            named,
            "operations.json",
            #""host", "established"], "source": "page""#,
            #""host", "established"], "source": "page", "locator": "page 2""#
        )
    }

    @Test("the first release adds every record")
    func first() throws {
        let repository = try Repository(checking: try Self.released())
        let release = try #require(repository.releases.first)
        #expect(release.version == repository.version)
        #expect(release.changes.allSatisfy { $0.kind == .added })
        #expect(release.changes.count == repository.seeded.reduce(0) { $0 + $1.records.count })
        #expect(repository[.changes].record(id: "release-1-operations-north")?.value["record"] == "/operations/north")
    }

    @Test("the next release names each field with its value before and after")
    func second() throws {
        let former = try Self.released()
        let seed = Self.renamed(former)
        let day = try #require(Day("2020-03-01"))
        let made = try ReleaseWriter.files(releasing: seed, since: former, date: day, title: "A new name")
        #expect(made.release.number == 2)
        #expect(made.release.changes.map(\.path) == ["/operations/west"])
        let change = try #require(made.release.changes.first)
        #expect(change.kind == .changed && change.fields.map(\.field) == ["name", "names", "evidence"])
        #expect(change.fields.first?.before == "Western Centre" && change.fields.first?.after == "Western Office")
        let repository = try Repository(checking: Seed(files: seed.files.merging(made.files) { $1 }, origin: "a test"))
        #expect(repository.dataset.released == day)
        #expect(repository.version == made.release.version)
        #expect(repository[.changes].records.contains { $0.id == "release-2-operations-west" })
    }

    @Test("a source that is said to have been read after the day of the release stops it")
    func laterReading() throws {
        let former = try Self.released()
        let seed = SmallSeed.changed(
            Self.renamed(former),
            "sources.json",
            #""id": "page""#,
            #""id": "page", "accessed": "2030-01-01""#
        )
        let error = #expect(throws: ReleaseWriter.Failure.self) {
            try ReleaseWriter.files(releasing: seed, since: former, date: Day("2020-03-01")!, title: "Later")
        }
        #expect(error?.description.contains("2030-01-01 is after 2020-03-01") == true)
    }

    @Test("a day that was set by hand, or left from a release taken back, is no obstacle to a release")
    func otherDay() throws {
        let former = try Self.released()
        var seed = Self.renamed(former)
        seed = SmallSeed.changed(seed, "dataset.json", "2020-02-29", "2020-03-05")
        let day = try #require(Day("2020-03-05"))
        let made = try ReleaseWriter.files(releasing: seed, since: former, date: day, title: "A new name")
        #expect(made.release.number == 2 && made.release.date == day)
        _ = try Repository(checking: Seed(files: seed.files.merging(made.files) { $1 }, origin: "a test"))
    }

    @Test(
        "a release without the Seed before it, or of an earlier day, is refused",
        arguments: [
            (false, "2020-03-01", "Name the Seed of that release"), (true, "2020-02-28", "is before the newest"),
        ]
    )
    func refused(isCompared: Bool, date: String, expected: String) throws {
        let former = try Self.released()
        let seed = Self.renamed(former)
        let day = try #require(Day(date))
        do {
            _ = try ReleaseWriter.files(releasing: seed, since: isCompared ? former : nil, date: day, title: "A name")
            Issue.record("it was written")
        } catch {
            #expect("\(error)".contains(expected))
        }
    }

    @Test("records that come and go, and what is said of the data set, are changes too")
    func addedRemovedDataset() throws {
        let former = try Self.released()
        var seed = SmallSeed.changed(former, "operations.json", "\"id\": \"west\"", "\"id\": \"east\"")
        seed = SmallSeed.changed(seed, "dataset.json", "For tests.", "For better tests.")
        let day = try #require(Day("2020-03-01"))
        let release = try ReleaseWriter.files(releasing: seed, since: former, date: day, title: "More").release
        #expect(
            release.changes.map { "\($0.kind.rawValue) \($0.path)" } == [
                "added /operations/east", "removed /operations/west", "changed /dataset",
            ]
        )
        let field = try #require(release.changes.last?.fields.first)
        #expect(field.field == "description" && field.before == "For tests." && field.after == "For better tests.")
    }

    @Test("the order of members, records and white space make no release")
    func unchanged() throws {
        let former = try Self.released()
        let seed = SmallSeed.changed(
            former,
            "operations.json",
            #""kind": "centre", "status": "active""#,
            #""status":"active",   "kind":"centre""#
        )
        let day = try #require(Day("2020-03-01"))
        #expect(throws: ReleaseWriter.Failure.self) {
            try ReleaseWriter.files(releasing: seed, since: former, date: day, title: "Nothing")
        }
        let description = { () -> String in
            do { _ = try ReleaseWriter.files(releasing: seed, since: former, date: day, title: "Nothing") } catch {
                return "\(error)"
            }
            return ""
        }()
        #expect(description.contains("nothing changed"))
    }

    @Test("a Seed that is not that of the newest release is refused to compare with")
    func otherVersion() throws {
        let former = try Self.released()
        let other = SmallSeed.changed(former, "dataset.json", "For tests.", "Another.")
        let seed = Self.renamed(former)
        let day = try #require(Day("2020-03-01"))
        do {
            _ = try ReleaseWriter.files(releasing: seed, since: other, date: day, title: "A new name")
            Issue.record("it was taken")
        } catch {
            #expect("\(error)".contains("Name the Seed of that release"))
        }
    }

    @Test(
        "releases that contradict themselves or the data set are faults",
        arguments: [
            (#""date": "2020-02-29""#, #""date": "2020-02-28""#, "is not 2020-02-29"),
            (#""date": "2020-02-29""#, #""date": "2020-02""#, "no day"),
            (#""change": "added""#, #""change": "addded""#, "did you mean added?"),
            ("/operations/west", "operations/west", "/collection/id"),
            ("/operations/west", "/operatoins/west", "/collection/id"),
            (#""title": "First""#, #""titel": "First""#, "did you mean title?"),
        ]
    )
    func faults(text: String, other: String, expected: String) throws {
        let seed = SmallSeed.changed(try Self.released(), "releases.json", text, other)
        do {
            _ = try Repository(checking: seed)
            Issue.record("it was loaded")
        } catch {
            #expect(error.faults.contains { $0.file == "releases.json" && $0.problem.contains(expected) }, "\(error)")
        }
    }

    @Test("a repository writes a Seed that loads to the same version and the same records")
    func writtenAnew() throws {
        var generator = SeededGenerator(seed: 7)
        let generated = try GeneratedSeed.seed(operations: 40, using: &generator)
        for seed in [Seed.embedded, try Self.released(), generated] {
            let repository = try Repository(checking: seed)
            let again = try Repository(checking: Seed(repository))
            #expect(again.version == repository.version)
            for (one, other) in zip(repository.collections, again.collections) {
                #expect(one.records.map(\.bytes) == other.records.map(\.bytes), "\(one.schema.name)")
            }
        }
    }

    @Test("the log of releases may have more of everything")
    func releases() throws {
        let made = try ReleaseWriter.files(
            releasing: SmallSeed.seed(),
            since: nil,
            date: try #require(Day("2020-02-29")),
            title: "First"
        )
        var text = String(decoding: try #require(made.files[Release.file]), as: UTF8.self)
        let change = #"{"change": "added", "record": "/states/zz", "name": "Z"}"#
        let more = Array(repeating: change, count: 2_000).enumerated().map { number, change in
            change.replacingOccurrences(of: "zz", with: "z\(number)")
        }
        text = text.replacingOccurrences(of: #""changes": ["#, with: #""changes": [\#(more.joined(separator: ",")), "#)
        var files = SmallSeed.seed().files.merging(made.files) { $1 }
        files[Release.file] = Array(text.utf8)
        _ = try Repository(checking: Seed(files: files, origin: "a test"))
    }
}
