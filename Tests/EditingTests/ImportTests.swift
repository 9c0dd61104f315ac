import Directory
import Testing

@testable import Editing

@Suite("Sheets of facts are taken, and what is not sound is handed back")
struct ImportTests {
    private static func take(_ text: String, _ name: String = "facts.json", into draft: SeedDraft? = nil) throws
        -> FactImport
    {
        let sheet = try FactSheet(Array(text.utf8), name: name)
        return FactImport(sheet.rows, into: try draft ?? EditedSeed.draft(), accessed: "2020-01-02")
    }

    private static let source =
        #""source": {"title": "Survey of missions", "publisher": "OSCE", "url": "https://www.osce.org/survey", "date": "2005"}, "locator": "p. 3", "basis": "stated""#

    private static func fact(_ record: String, _ field: String, _ value: String, _ more: String = "") -> String {
        #"{"collection": "operations", "record": "\#(record)", "field": "\#(field)", "value": \#(value), \#(source)\#(more)}"#
    }

    private static func only(_ row: String) throws -> FactImport { try take("[\(row)]") }

    @Test("values, items, objects and records go in with a source that is made once; a second time nothing changes")
    func taken() throws {
        let sheet = """
            {"about": "a sheet", "additions": [
              \(Self.fact("north", "started", #""1992-10-01""#)), \(Self.fact("north", "tasks", #"["elections", "media"]"#)),
              \(Self.fact("south", "staff", #"{"as_of": "2004", "total": 20}"#)), \(Self.fact("south", "seat", #"{"city": "Prizren"}"#)),
              \(Self.fact("south", "started", #"{"value": "2005-01"}"#)), \(Self.fact("south", "names (fr)", #""Bureau du Sud""#)),
              \(Self.fact("south", "dimensions", #""first, human""#)),
              {"record": "mandates/south-2", "field": "record", "value": {"holder": "south", "kind": "extension", "reference": "PC.DEC/2", "date": "2002"}, \(Self.source)},
              {"record": "/institutions/osce", "alias": "OSZE", "language": "de", "source": "note"}],
             "audit": [{"record": "north", "field": "closed", "value": "1999", "verdict": "right"}]}
            """
        let result = try Self.take(sheet)
        #expect(result.rejections.map(\.reason) == [])
        #expect(result.taken == 9 && result.present == 0)
        #expect(EditedSeed.faults(result.draft) == [])
        let sources = (result.draft.records[.sources] ?? []).count
        #expect(sources == 4)
        let south = try #require(result.draft[RecordAddress(.operations, "south")])
        #expect(
            south["names"]?.array?.last?.description == #"{"value":"Bureau du Sud","kind":"official","language":"fr"}"#
        )
        #expect(
            result.draft[RecordAddress(.mandates, "south-2")]?["name"]
                == "Extension of the mandate of the Southern Office (PC.DEC/2)"
        )
        let again = try Self.take(sheet, into: result.draft)
        #expect(again.taken == 0 && again.present == 9 && again.rejections.isEmpty)
        #expect(SeedChanges(from: result.draft, to: again.draft).all.isEmpty)
    }

    @Test(
        "what is not sound is handed back with the reason",
        arguments: [
            (Self.fact("nroth", "started", #""1992""#), "did you mean operations/north?"),
            (Self.fact("north", "chiefs", #""X""#), "have no field chiefs"),
            (Self.fact("north", "started", #""1992-13""#), "no date of the calendar"),
            (Self.fact("north", "kind", #""misson""#), "is mission already"),
            (Self.fact("north", "established", #""1991""#), "established is 1992-09 already"),
            (Self.fact("north", "dimensions", #""third""#), "no record"),
            (Self.fact("north", "names (de, fr)", #""X""#), "one language"),
            (Self.fact("north", "established", #""1992-09-01""#, #", "current": "1993""#), "not 1993 as the row says"),
            (
                #"{"record": "operations/north", "field": "started", "value": "1992-10", "source": "alias without source"}"#,
                "no id of one"
            ),
            (#"{"record": "operations/north", "field": "started", "value": "1992-10"}"#, "it has no source"),
            (
                #"{"record": "operations/north", "field": "started", "value": "1992-10", "source": {"url": "https://example.org/unknown"}}"#,
                "no title"
            ),
            (
                #"{"record": "operations/north", "field": "started", "value": "1992-10", "source": "note", "basis": "from memory"}"#,
                "--basis takes"
            ),
            (
                #"{"record": "operations/new", "field": "record", "value": {"name": "New", "kind": "office", "category": "field-operation"}, "source": "note"}"#,
                "missing"
            ),
            (#"{"record": "city/Tirana", "field": "name", "value": "x", "source": "note"}"#, "names no record"),
        ]
    )
    func rejected(row: String, expected: String) throws {
        let result = try Self.only(row)
        #expect(result.rejections.count == 1 && result.taken == 0)
        #expect(result.rejections.first?.reason.contains(expected) == true, "\(result.rejections.first?.reason ?? "")")
        // nothing of it is left, its source neither
        #expect(result.draft.changedFiles.isEmpty)
    }

    @Test("a record may stand behind the facts about it, and a mandate before its holder")
    func order() throws {
        let rows = [
            Self.fact("lakes", "started", #""1999-02""#),
            #"{"record": "mandates/lakes-founding", "field": "record", "value": {"holder": "lakes", "kind": "founding"}, "source": "note"}"#,
            #"{"record": "operations/lakes", "field": "record", "value": {"name": "Office by the Lakes", "category": "field-operation", "kind": "office", "status": "active"}, "source": "note"}"#,
        ]
        let result = try Self.take("[\(rows.joined(separator: ","))]")
        #expect(result.taken == 3, "\(result.rejections.map(\.reason))")
        #expect(
            result.draft[RecordAddress(.mandates, "lakes-founding")]?["name"]
                == "Founding decision of the Office by the Lakes"
        )
        #expect(EditedSeed.faults(result.draft) == [])
        // a category is a judgement of ours and rests on no source
        let lakes = RecordAddress(.operations, "lakes")
        #expect(EditedSeed.sources(result.draft, lakes, "kind") == ["note"])
        #expect(EditedSeed.sources(result.draft, lakes, "category") == [])
    }

    @Test("one fault keeps out the row that brings it, and no other")
    func blame() throws {
        let rows = [
            Self.fact("north", "started", #""1992-10-01""#), Self.fact("north", "website", #""no address""#),
            Self.fact("west", "started", #""1998-02-30""#), Self.fact("west", "tasks", #""elections""#),
            // it is at work
            Self.fact("west", "closed", #""1999-05""#),
        ]
        let result = try Self.take("[\(rows.joined(separator: ","))]")
        #expect(result.rejections.count == 3 && result.taken == 2, "\(result.rejections.map(\.reason))")
        #expect(EditedSeed.faults(result.draft) == [])
    }

    @Test("a date that says more takes the place of one that says less; one that says less is cited with what it says")
    func dates() throws {
        let north = RecordAddress(.operations, "north")
        let finer = try Self.only(Self.fact("north", "established", #""1992-09-18""#))
        #expect(finer.draft[north]?["established"] == "1992-09-18")
        // what was read for the month says the month
        let former = finer.draft[north]?["evidence"]?.array?.first {
            $0["fields"] == ["established"] && $0["source"] == "page"
        }
        #expect(former?["says"] == "1992-09")
        let coarser = try Self.only(Self.fact("north", "closed", #""1999""#))
        #expect(coarser.taken == 1 && coarser.draft[north]?["closed"] == "1999-12-31")
        let entry = coarser.draft[north]?["evidence"]?.array?.first { $0["says"] != nil }
        #expect(entry?["says"] == "1999" && entry?["fields"] == ["closed"])
    }

    @Test("a correction takes the place of the value that it names, of any in a list of corrections")
    func corrections() throws {
        let north = RecordAddress(.operations, "north")
        let one = try Self.take(#"{"corrections": [\#(Self.fact("north", "closed", #""1999-11-30""#))]}"#)
        #expect(one.draft[north]?["closed"] == "1999-11-30")
        let row =
            #"{"collection": "operations", "record": "north", "field": "closed", "current": "1999-12-31", "correct": "1999-11-30", "replaces": "page", \#(Self.source)}"#
        let other = try Self.take("[\(row)]")
        #expect(other.draft[north]?["closed"] == "1999-11-30")
        #expect(EditedSeed.sources(other.draft, north, "closed").count == 1)
    }

    @Test("a CSV sheet is read by its first line; what is not taken comes back in its columns")
    func csv() throws {
        let text = #"""
            record,field,value,source,source_title,source_url,locator,basis,note
            operations/north,started,1992-10-01,note,,,"p. 1, ""top""",stated,
            operations/north,tasks,early warning,,A page of news,https://news.example.org/1,,,
            operations/north,staff,"{""as_of"": ""1999"", ""total"": 5}",note,,,,stated,
            operations/nort,started,1992,note,,,,stated,"kept, with a comma"

            """#.replacing("\n", with: "\r\n")
        let sheet = try FactSheet(Array(text.utf8), name: "f.csv")
        let result = FactImport(sheet.rows, into: try EditedSeed.draft())
        #expect(result.taken == 3 && result.rejections.count == 1, "\(result.rejections.map(\.reason))")
        let rejected = String(decoding: sheet.rejected(result.rejections), as: UTF8.self)
        #expect(rejected.hasPrefix("record,field,value,source,source_title,source_url,locator,basis,note,reason\n"))
        #expect(rejected.contains(#""kept, with a comma""#) && rejected.contains("did you mean operations/north?"))
        #expect(FactSheet.rejectedName(of: "a/f.csv") == "a/f.rejected.csv")
        #expect(throws: EditRefusal.self) { try FactSheet(Array("a,b\n1,2\n".utf8), name: "f.csv") }
        #expect(throws: EditRefusal.self) { try FactSheet(Array("[1]".utf8), name: "f.json") }
        // again, from what came back
        let mended = rejected.replacing("operations/nort,", with: "operations/south,")
        let second = FactImport(try FactSheet(Array(mended.utf8), name: "f.rejected.csv").rows, into: result.draft)
        #expect(second.taken == 1)
    }

    @Test("all facts exported and imported are there already", arguments: [true, false])
    func roundTrip(isEmbedded: Bool) throws {
        let draft = try SeedDraft(isEmbedded ? .embedded : EditedSeed.seed)
        let sheet = try FactSheet(FactTable.csv(draft), name: "facts.csv")
        let cited = sheet.rows.filter { $0.original["source"] != "" }
        let result = FactImport(cited, into: draft)
        // a fact that rests on a list as a whole is cited item by item
        #expect(result.rejections.isEmpty, "\(result.rejections.prefix(5).map { "\($0.row.place): \($0.reason)" })")
        // every entry of evidence is still there
        #expect(
            Set(FactTable.csv(result.draft).split(separator: 10)).isSuperset(
                of: FactTable.csv(draft).split(separator: 10)
            )
        )
        for address in draft.addresses where address.collection != .sources {
            func content(_ draft: SeedDraft) -> [JSON.Member]? {
                draft[address]?.members?.filter { $0.name != "evidence" }
            }
            #expect(content(result.draft) == content(draft))
        }
    }

    @Test("a sheet of all facts that a seed has changes nothing in it")
    func own() throws {
        for seed in [EditedSeed.seed, Seed.embedded] {
            let draft = try SeedDraft(seed)
            let result = FactImport(try FactSheet(FactTable.csv(draft), name: "facts.csv").rows, into: draft)
            #expect(result.taken == 0 && result.rejections.isEmpty, "\(result.rejections.prefix(3).map(\.reason))")
            #expect(result.draft.changedFiles.isEmpty)
        }
    }

    @Test("a sheet in another coding is refused, with what to save it as")
    func coding() {
        #expect(throws: EditRefusal.self) {
            try FactSheet(Array("record,field,value\noperations/north,tasks+,B".utf8) + [0xFC], name: "facts.csv")
        }
    }
}
