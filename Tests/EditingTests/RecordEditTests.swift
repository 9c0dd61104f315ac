import Directory
import Testing

@testable import Editing

@Suite("Records are created, closed, renamed and removed with all that refers to them")
struct RecordEditTests {
    private static let north = RecordAddress(.operations, "north")
    private static let south = RecordAddress(.operations, "south")

    @Test("a new record is unfinished until it has all that its type needs")
    func new() throws {
        var draft = try EditedSeed.draft()
        let east = RecordAddress(.operations, "east")
        let result = try draft.create(east, like: Self.north, name: "Eastern Office", citation: EditedSeed.note)
        #expect(result.created == [east])
        let judgement = SeedJudgement(before: EditedSeed.seed, after: draft.seed)
        #expect(!judgement.isWorse(apartFrom: [east]) && judgement.isWorse())
        #expect(judgement.faults(of: [east]).compactMap(\.field).sorted() == ["kind", "status"])
        #expect(draft[east]?["category"] == "field-operation" && draft[east]?["names"]?.array?.count == 1)
        #expect(draft[east]?["gaps"]?.array?.compactMap { $0["field"]?.string }.contains("staff") == true)
        _ = try draft.set(
            east,
            [
                .init("kind", .text("office")), .init("status", .text("active")),
                .init("staff+", .text(#"{"as_of": "2019", "total": 3}"#)),
            ],
            citation: EditedSeed.note
        )
        #expect(draft[east]?["gaps"]?.array?.compactMap { $0["field"]?.string }.contains("staff") == false)
        #expect(EditedSeed.faults(draft) == [])
    }

    @Test(
        "an id that cannot be is refused",
        arguments: [("north", "Northern Mission"), ("East Office", "is no id"), ("", "is no id"), ("a--b", "is no id")]
    )
    func ids(id: String, expected: String) {
        let message = EditedSeed.refusal {
            var draft = try EditedSeed.draft()
            _ = try draft.create(RecordAddress(.operations, id))
        }
        #expect(message.contains(expected), "\(message)")
    }

    @Test("a former id is taken for good")
    func formerID() throws {
        var draft = try EditedSeed.draft()
        _ = try draft.rename(Self.north, to: RecordAddress(.operations, "mission"))
        #expect(EditedSeed.refusal { _ = try draft.create(Self.north) }.contains("had it before"))
        #expect(EditedSeed.refusal { _ = try draft.rename(Self.south, to: Self.north) }.contains("had it before"))
        // and leads to the record
        #expect(try draft.find("operations/north").id == "mission")
    }

    @Test("a record that is renamed keeps its former id, and every reference follows")
    func rename() throws {
        var draft = try EditedSeed.draft()
        _ = try draft.rename(Self.north, to: RecordAddress(.operations, "mission"))
        #expect(EditedSeed.faults(draft) == [])
        let renamed = try #require(draft[RecordAddress(.operations, "mission")])
        #expect(renamed["former_ids"] == ["north"])
        #expect(draft[Self.south]?["predecessors"]?.array?.first?["id"] == "mission")
        #expect(draft[RecordAddress(.mandates, "north-founding")]?["holder"] == "mission")
        // back again
        _ = try draft.rename(RecordAddress(.operations, "mission"), to: Self.north)
        #expect(draft[Self.north]?["former_ids"] == ["mission"])
        #expect(EditedSeed.faults(draft) == [])
    }

    @Test("evidence that names a record by its id, the description of the data set and sources follow too")
    func renameEverywhere() throws {
        var draft = try EditedSeed.draft()
        _ = try draft.set(
            Self.south,
            [.init("predecessors[north].relation", .text("came after"))],
            citation: EditedSeed.note
        )
        _ = try draft.rename(Self.north, to: RecordAddress(.operations, "mission"))
        #expect(EditedSeed.sources(draft, Self.south, "predecessors.mission") == ["note", "page"])
        _ = try draft.rename(RecordAddress(.sources, "page"), to: RecordAddress(.sources, "first-page"))
        #expect(draft.dataset["attribution"]?.array?.first?["source"] == "first-page")
        #expect(EditedSeed.faults(draft) == [])
        _ = try draft.rename(RecordAddress(.states, "aa"), to: RecordAddress(.states, "ax"))
        #expect(draft[RecordAddress(.operations, "mission")]?["host"]?["states"] == ["ax"])
        _ = try draft.rename(RecordAddress(.dimensions, "human"), to: RecordAddress(.dimensions, "third"))
        #expect(draft[RecordAddress(.operations, "mission")]?["dimensions"]?.array?.contains("third") == true)
        #expect(EditedSeed.faults(draft) == [])
    }

    @Test("a record that others refer to is not removed until it is said what becomes of them")
    func removeReferred() throws {
        var draft = try EditedSeed.draft()
        let message = EditedSeed.refusal { _ = try draft.remove(Self.north, because: "Twice.") }
        #expect(
            message.contains("operations/south predecessors.id") && message.contains("mandates/north-founding holder")
        )
        _ = try draft.remove(Self.north, because: "Twice.", successor: Self.south, references: .successor)
        #expect(draft[Self.north] == nil && draft[RecordAddress(.mandates, "north-founding")]?["holder"] == "south")
        // the successor does not follow itself
        #expect(draft[Self.south]?["predecessors"] == nil)
        #expect(
            draft.dataset["removed"]?.description
                == #"[{"record":"/operations/north","name":"Northern Mission","because":"Twice.","successor":"/operations/south"}]"#
        )
        #expect(EditedSeed.faults(draft) == [])
    }

    @Test("a record that another cannot be without is not dropped from it")
    func dropNeeded() throws {
        var draft = try EditedSeed.draft()
        let message = EditedSeed.refusal { _ = try draft.remove(Self.north, because: "Wrong.", references: .drop) }
        #expect(message.contains("needed by mandates/north-founding") && message.contains("--references successor"))
        #expect(draft[Self.north] != nil)
    }

    @Test("an empty name is refused")
    func emptyName() {
        let message = EditedSeed.refusal {
            var draft = try EditedSeed.draft()
            _ = try draft.create(RecordAddress(.operations, "east"), name: " ")
        }
        #expect(message.contains("--name is empty"))
    }

    @Test("a name where an id is to stand is refused with the id")
    func nameForID() throws {
        var draft = try EditedSeed.draft()
        let message = EditedSeed.refusal {
            _ = try draft.set(Self.north, [.init("host.states+", .text("BELAND"))], citation: EditedSeed.note)
        }
        #expect(message.contains("host.states+ takes the id") && message.contains("write bb"))
    }

    @Test("a gap that says why a value is unknown takes the place of the former one")
    func gap() throws {
        var draft = try EditedSeed.draft()
        _ = try draft.unset(Self.north, ["staff"], gap: "No report was found.")
        _ = try draft.unset(Self.north, ["staff"], gap: "Three reports were read.")
        #expect(
            draft[Self.north]?["gaps"]?.description
                == #"[{"field":"staff","reason":"Three reports were read."}]"#
        )
        #expect(draft[Self.north]?["staff"] == nil && EditedSeed.faults(draft) == [])
        #expect(EditedSeed.refusal { _ = try draft.unset(Self.north, ["closed"], gap: "") }.contains("--gap is empty"))
    }

    @Test("a second confirmation on one day says that it tells nothing new")
    func confirmTwice() throws {
        var draft = try EditedSeed.draft()
        let first = try draft.confirm(Self.north, ["established"], on: "2020-02-01")
        let second = try draft.confirm(Self.north, ["established"], on: "2020-02-01")
        #expect(first.notes.isEmpty && second.notes.first?.contains("confirmed on 2020-02-01 already") == true)
    }

    @Test("references that are dropped go with their items and their evidence")
    func drop() throws {
        var draft = try EditedSeed.draft()
        _ = try draft.set(
            RecordAddress(.mandates, "north-founding"),
            [.init("holder", .text("west"))],
            citation: EditedSeed.note
        )
        _ = try draft.remove(Self.north, because: "Wrong.", references: .drop)
        #expect(draft[Self.south]?["predecessors"] == nil)
        #expect(EditedSeed.faults(draft) == [])
        #expect(EditedSeed.refusal { _ = try draft.remove(Self.south, because: " ") }.contains("--because"))
    }

    @Test("a removed record's successor that is renamed is named by its new id")
    func removedSuccessor() throws {
        var draft = try EditedSeed.draft()
        _ = try draft.remove(Self.north, because: "Twice.", successor: Self.south, references: .successor)
        _ = try draft.rename(Self.south, to: RecordAddress(.operations, "office"))
        #expect(draft.dataset["removed"]?.array?.first?["successor"] == "/operations/office")
    }

    @Test("an operation is closed in one edit, with its successor on both sides")
    func close() throws {
        var draft = try EditedSeed.draft()
        let west = RecordAddress(.operations, "west")
        _ = try draft.set(west, [.init("status_as_of", .text("2019"))], citation: Citation(source: "other"))
        let result = try draft.close(
            west,
            Closure(date: "2019-12-31", decision: "PC.DEC/1", reason: "Its work was done.", successor: Self.south),
            citation: EditedSeed.note
        )
        let record = try #require(draft[west])
        #expect(record["status"] == "closed" && record["closed"] == "2019-12-31" && record["status_as_of"] == nil)
        #expect(EditedSeed.sources(draft, west, "status") == ["note"])
        #expect(draft[Self.south]?["predecessors"]?.array?.contains { $0["id"] == "west" } == true)
        #expect(result.notes.contains { $0.contains("no longer rests on page") })
        #expect(EditedSeed.faults(draft) == [])
        #expect(
            EditedSeed.refusal { _ = try draft.close(west, Closure(date: "2020"), citation: EditedSeed.note) }.contains(
                "already"
            )
        )
        #expect(
            EditedSeed.refusal {
                _ = try draft.close(RecordAddress(.states, "aa"), Closure(date: "2020"), citation: EditedSeed.note)
            }.contains("only operations")
        )
    }

    @Test("a source is added once, moves, and keeps its former addresses")
    func sources() throws {
        var draft = try EditedSeed.draft()
        let known = EditedSeed.refusal {
            _ = try draft.addSource("again", [.init("name", "A"), .init("source_url", "http://osce.org/note/")])
        }
        #expect(known.contains("note has this address"), "\(known)")
        _ = try draft.addSource("new", [.init("name", "New"), .init("source_url", "https://example.org/new")])
        _ = try draft.moveSource("https://example.org/new", to: "https://example.org/newer")
        _ = try draft.archiveSource("new", at: "https://archive.example.org/new")
        let record = try #require(draft[RecordAddress(.sources, "new")])
        #expect(record["source_url"] == "https://example.org/newer")
        #expect(record["former_urls"] == ["https://example.org/new"])
        #expect(record["archived_url"] == "https://archive.example.org/new")
        for url in ["http://www.example.org/new", "https://example.org/newer#top", "https://archive.example.org/new"] {
            #expect(draft.source(at: url) == "new")
        }
        #expect(
            EditedSeed.refusal { _ = try draft.moveSource("other", to: "https://osce.org/note") }.contains("note has")
        )
        #expect(EditedSeed.faults(draft) == [])
    }

    @Test("renaming costs in proportion to the seed, whatever refers to the record")
    func cost() throws {
        let count = 2_000
        let records = (0..<count).map { number in
            #"{"id": "m\#(number)", "name": "M", "names": [{"value": "M", "kind": "official", "language": "en"}], "holder": "north", "kind": "tasking", "confidence": "high", "evidence": [{"fields": ["name", "names.M", "holder", "kind"], "source": "page", "basis": "stated"}]}"#
        }
        let seed = SmallSeed.changed(
            EditedSeed.seed,
            "mandates.json",
            #"[{"id""#,
            "[\(records.joined(separator: ",")), {\"id\""
        )
        var draft = try SeedDraft(seed)
        _ = try draft.rename(Self.north, to: RecordAddress(.operations, "mission"))
        #expect(draft.references(to: RecordAddress(.operations, "mission")).count == count + 2)
    }
}
