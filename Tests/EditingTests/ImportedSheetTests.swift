import Directory
import Testing

@testable import Editing

@Suite("A sheet says what it means, or its fact is handed back: nothing is guessed")
struct ImportedSheetTests {
    private static func take(_ rows: [String], into draft: SeedDraft? = nil, correct: Bool = false) throws -> FactImport
    {
        let sheet = try FactSheet(Array("[\(rows.joined(separator: ","))]".utf8), name: "facts.json")
        return FactImport(sheet.rows, into: try draft ?? EditedSeed.draft(), accessed: "2020-01-02", correct: correct)
    }

    private static func fact(_ record: String, _ field: String, _ value: String, _ more: String = "") -> String {
        #"{"record": "\#(record)", "field": "\#(field)", "value": \#(value), "source": "note"\#(more)}"#
    }

    private static let north = RecordAddress(.operations, "north")

    @Test(
        "remarks, several values in one, prose for ids and texts for objects are handed back with what to write",
        arguments: [
            (fact("operations/north", "names (de)", #""Mission im Norden; MN""#), "several names"),
            (fact("operations/north", "names (de)", #""Mission im Norden / Nordmission""#), "several names"),
            (fact("operations/north", "closing_reason", #""Mandate ended (to be checked)""#), "holds a remark"),
            (
                fact("documents/decision", "reference", #""MC.DEC/4/12 (not confirmed)""#),
                "holds a remark (not confirmed)"
            ),
            (fact("documents/decision", "meeting", #""keep the plan only if its text is read""#), "holds a remark"),
            (fact("documents/decision", "text_url", #""see note""#), "an address that begins with"),
            (
                fact("documents/decision", "builds_on", #""decision as inferred until read""#),
                "ids or terms, with commas"
            ),
            (fact("documents/decision", "relates_to", #""S/RES/2133 (2014)""#), "ids or terms, with commas"),
            (fact("operations/north", "events", #""1992-09-22: first meeting""#), #"an object, {"date": …"#),
            (fact("operations/north", "names", #""CSCE Mission (former, to 1994)""#), #"an object, {"value": …"#),
            (fact("operations/north", "staff", #"{"as_of": "1994", "total": "about six"}"#), "a whole number"),
            (
                fact("operations/north", "events", #"{"date": "2004", "what": "Moved", "until": "2005"}"#),
                "no field until"
            ),
            (fact("operations/north", "started", #""1992-10 (also south)""#), "no date of the calendar"),
            (fact("operations/north, operations/south", "started", #""1992""#), "write a row for each record"),
            (fact("operations/north", "name, names", #""X""#), "a row has one field"),
            (fact("operations/north", "note and confidence", #""high""#), "a row has one field"),
            (
                #"{"record": "operations/lakes", "field": "record", "value": {"name": "Office (title not seen)", "category": "field-operation", "kind": "office", "status": "active"}, "source": "note"}"#,
                "holds a remark (not seen)"
            ),
        ]
    )
    func remarks(row: String, expected: String) throws {
        let result = try Self.take([row])
        #expect(result.taken == 0 && result.rejections.count == 1)
        #expect(result.rejections.first?.reason.contains(expected) == true, "\(result.rejections.first?.reason ?? "")")
        #expect(result.rejections.first?.reason.contains("upgrade") == false)
        #expect(result.draft.changedFiles.isEmpty)
    }

    @Test(
        "ordinary titles and sentences are no remarks",
        arguments: [
            "Enhancing the Use of Advance Passenger Information", "Use of force", "Added value of the OSCE",
            "Is it (still) open",
            "Charter on Preventing and Combating Terrorism (Porto)", "keeping arms out of terrorist hands",
            "Asks States to add an adviser.", "Removed in 2004",
        ]
    )
    func values(text: String) { #expect(FactRemark.remark(in: text) == nil) }

    @Test(
        "a former name given as the official one is handed back: by the note, or by a source older than the name of today"
    )
    func formerNames() throws {
        let noted = try Self.take([
            Self.fact(
                "operations/north",
                "names (fr)",
                #""Mission""#,
                #", "note": "Name of the first mission: a former name.""#
            )
        ])
        #expect(noted.rejections.first?.reason.contains("kind former") == true)
        var draft = try EditedSeed.draft()
        _ = try draft.set(
            Self.north,
            [Assignment("names[Northern Mission].from", .text("1995-01-01"))],
            citation: EditedSeed.note
        )
        let source = #"{"title": "Report", "url": "https://example.org/r", "date": "1993"}"#
        let row = { (date: String, more: String) in
            #"{"record": "operations/north", "field": "names", "value": {"value": "Mission du Nord", "kind": "official", "language": "fr"\#(more)}, "source": \#(source.replacing("1993", with: date))}"#
        }
        let old = try Self.take([row("1993", "")], into: draft)
        #expect(old.rejections.first?.reason.contains("in use since 1995-01-01") == true)
        #expect(try Self.take([row("1996", "")], into: draft).taken == 1)
        #expect(try Self.take([row("1993", #", "to": "1994""#)], into: draft).taken == 1)
    }

    @Test("a copy is no address of the text, unless the sheet says that it is meant; the copy that was read is kept")
    func copies() throws {
        func row(_ url: String, _ source: String) -> String {
            #"{"record": "documents/decision", "field": "text_url", "value": "\#(url)", "source": {"title": "Decision", \#(source)}}"#
        }
        let copy = "https://docs.example/1"
        let told = #""publisher": "OSCE, copied by docs.example", "url": "\#(copy)""#
        #expect(try Self.take([row(copy, told)]).rejections.first?.reason.contains("read_at") == true)
        #expect(try Self.take([row(copy, told + #", "kind": "copy""#)]).taken == 1)
        let both = #""publisher": "OSCE (copy on docs.example)", "url": "https://osce.org/1", "read_at": "\#(copy)""#
        let official = try Self.take([row("https://osce.org/1", both)])
        #expect(official.taken == 1, "\(official.rejections.map(\.reason))")
        let found = official.draft.source(at: copy)
        let source = try #require(found)
        #expect(official.draft[RecordAddress(.sources, source)]?["read_at"] == .string(copy))
        let same = official.draft.source(at: "http://www.osce.org/1")
        #expect(same == source)
        // the same page again, named by its copy
        let again = try Self.take([row("https://osce.org/1", #""url": "\#(copy)""#)], into: official.draft)
        #expect(again.taken == 0 && again.present == 1)
    }

    @Test("an item that current names is replaced, in a list of words, of records and of objects")
    func items() throws {
        var draft = try EditedSeed.draft()
        _ = try draft.set(
            Self.north,
            [
                Assignment("tasks+", .text("mediaa")), Assignment("tasks+", .text("law")),
                Assignment("events+", .json(["date": "1992-09", "what": "First meeting."])),
            ],
            citation: EditedSeed.note
        )
        let rows = [
            Self.fact("operations/north", "tasks", #""media""#, #", "current": "mediaa""#),
            Self.fact("operations/north", "events", #""1992-09-22""#, #", "current": "1992-09""#),
            Self.fact("operations/north", "dimensions", #""first""#, #", "current": "human, first""#),
            Self.fact("operations/north", "staff", #"{"as_of": "1998", "total": 13}"#, #", "current": "1998""#),
        ]
        let result = try Self.take(rows, into: draft)
        #expect(result.taken == 4, "\(result.rejections.map(\.reason))")
        let record = try #require(result.draft[Self.north])
        #expect(record["tasks"] == ["media", "law"])
        #expect(record["events"]?.description == #"[{"date":"1992-09-22","what":"First meeting."}]"#)
        #expect(record["dimensions"] == ["first"])
        #expect(record["staff"]?.description == #"[{"as_of":"1998","total":13}]"#)
        #expect(EditedSeed.faults(result.draft) == [])
        let again = try Self.take(rows, into: result.draft)
        #expect(again.taken == 0 && again.present == 4, "\(again.rejections.map(\.reason))")
        let unknown = try Self.take(
            [Self.fact("operations/north", "tasks", #""x""#, #", "current": "y""#)],
            into: draft
        )
        #expect(unknown.rejections.first?.reason.contains("its items are mediaa, law") == true)
        _ = try draft.set(Self.north, [Assignment("staff[1998].local", .text("2"))], citation: EditedSeed.note)
        let other = try Self.take(
            [Self.fact("operations/north", "staff", #"{"as_of": "1998", "total": 12, "local": 3}"#)],
            into: draft
        )
        #expect(other.rejections.first?.reason.contains("a column current with 1998") == true)
    }

    @Test("a corrected name is corrected among the names, too")
    func name() throws {
        let result = try Self.take([
            Self.fact("operations/north", "name", #""Mission to the North""#, #", "current": "Northern Mission""#)
        ])
        #expect(result.taken == 1, "\(result.rejections.map(\.reason))")
        #expect(result.draft[Self.north]?["names"]?.array?.first?["value"] == "Mission to the North")
        #expect(EditedSeed.faults(result.draft) == [])
    }

    @Test(
        "a second time the same sheet changes nothing: dates of several precisions, corrections that undo each other, facts that suspects kept out"
    )
    func twice() throws {
        let rows = [
            Self.fact("operations/north", "started", #""1992-10""#),
            Self.fact("operations/north", "started", #""1992-10-05""#, #", "locator": "p. 2""#),
            Self.fact("operations/north", "started", #""1992""#, #", "locator": "p. 3""#),
            Self.fact(
                "operations/north",
                "closed",
                #""1999-11-30""#,
                #", "current": "1999-12-31", "replaces": "page""#
            ),
            Self.fact("operations/north", "closed", #""1999-10-31""#, #", "current": "1999-12-31""#),
            Self.fact("operations/west", "tasks", #""elections""#),
            Self.fact("operations/west", "closed", #""1999-05""#),
            Self.fact("operations/west", "status_note", #""Small.""#),
        ]
        let first = try Self.take(rows)
        #expect(first.draft[Self.north]?["started"] == "1992-10-05")
        #expect(first.draft[Self.north]?["closed"] == "1999-11-30")
        #expect(first.rejections.contains { $0.reason.contains("corrects it to 1999-11-30 too") })
        #expect(first.rejections.count == 2, "\(first.rejections.map(\.reason))")
        let second = try Self.take(rows, into: first.draft)
        #expect(second.taken == 0)
        #expect(SeedChanges(from: first.draft, to: second.draft).all.isEmpty)
    }

    @Test("what is no fact and what is said of a source needs no source")
    func withoutSource() throws {
        let rows = [
            #"{"record": "operations/north", "field": "note", "value": "Read with care."}"#,
            #"{"record": "sources/page", "field": "published", "value": "2001"}"#,
        ]
        let result = try Self.take(rows)
        #expect(result.taken == 2, "\(result.rejections.map(\.reason))")
        #expect(result.draft[RecordAddress(.sources, "page")]?["published"] == "2001")
        #expect(EditedSeed.faults(result.draft) == [])
    }

    @Test("columns that nothing is read from are named, and a row with too many cells is handed back")
    func columns() throws {
        let text = """
            record,field,value,source,source_titel,locator,Remark,source_read_at
            operations/north,tasks,media,note,,,,
            operations/north,tasks,early warning, and more,note,,,,

            """
        let sheet = try FactSheet(Array(text.utf8), name: "f.csv")
        #expect(sheet.unknown == ["source_titel (source_title?)", "Remark"])
        let result = FactImport(sheet.rows, into: try EditedSeed.draft())
        #expect(result.taken == 1)
        #expect(result.rejections.first?.reason.contains("9 cells and the first line names 8 columns") == true)
        let json =
            #"[{"record": "operations/north", "field": "tasks", "valeu": "x", "source": {"url": "https://a.example", "titel": "A"}}]"#
        #expect(try FactSheet(Array(json.utf8), name: "f.json").unknown == ["valeu (value?)", "source.titel (title?)"])
        let alias = try FactSheet(
            Array("record,alias,language,source\noperations/north,ОМС,ru,note\n".utf8),
            name: "a.csv"
        )
        #expect(FactImport(alias.rows, into: try EditedSeed.draft()).taken == 1)
    }
}
