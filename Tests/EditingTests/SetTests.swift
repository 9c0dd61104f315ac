import Directory
import Testing

@testable import Editing

@Suite("Values are set with what they rest on")
struct SetTests {
    private static let north = RecordAddress(.operations, "north")
    private static let south = RecordAddress(.operations, "south")

    @Test(
        "a path leads to fields, members, items and members of items",
        arguments: [
            ("established", #""1992-09""#), ("host.states", #"["aa"]"#), ("host.states[aa]", #""aa""#),
            ("staff[1998]", #"{"as_of":"1998","total":12}"#), ("staff.1998.total", "12"),
            ("names[Northern Mission].kind", #""official""#),
            ("names.Northern Mission.language", #""en""#), ("dimensions.human", #""human""#), ("tasks+", nil),
            ("staff+", nil),
            ("closed", #""1999-12-31""#), ("website", nil),
        ]
    )
    func paths(text: String, expected: String?) throws {
        let draft = try EditedSeed.draft()
        let record = try #require(draft[Self.north])
        let path = try FieldPath(text, in: record, .named(.operations))
        #expect(path.value(in: record)?.description == expected)
    }

    @Test(
        "a path that leads nowhere is refused with what was meant",
        arguments: [
            ("startd", "did you mean started?"), ("staff[1999]", "its items are 1998"),
            ("tasks[x]", "the list has no items"),
            ("closed.day", "the value has no parts"), ("seat.citty", "did you mean city?"),
            ("mandates", "made by the program"),
            ("names[Northern Mission].value.x", "has no parts"), ("host", ""), ("", "have no field"),
            ("id", "osce-directory rename"),
            ("url", "made by the program"),
        ]
    )
    func noPaths(text: String, expected: String) throws {
        let message = EditedSeed.refusal {
            var draft = try EditedSeed.draft()
            _ = try draft.set(Self.north, [Assignment(text, .text("{}"))], citation: EditedSeed.note)
        }
        #expect(message.contains(expected), "\(message)")
    }

    @Test("a value is read by its field's type")
    func types() throws {
        var draft = try EditedSeed.draft()
        _ = try draft.set(
            Self.north,
            [
                .init("staff[1998].local", .text("1,234")), .init("status", .text("ended")),
                .init("tasks+", .text("early warning")),
                .init("seat", .text(#"{"city": "Tirana"}"#)), .init("seat.coordinates", .text("[19.8, 41.3]")),
                .init("staff[1998].approximate", .text("yes")),
            ],
            citation: EditedSeed.note
        )
        let record = try #require(draft[Self.north])
        #expect(record["staff"]?.array?.first?["local"] == 1234)
        #expect(record["status"] == "closed")
        #expect(record["tasks"] == ["early warning"])
        #expect(record["seat"]?["coordinates"]?.description == "[19.8,41.3]")
        #expect(record["staff"]?.array?.first?["approximate"] == true)
        #expect(EditedSeed.faults(draft) == [])
        for (field, text, expected) in [
            ("staff[1998].total", "many", "a whole number"), ("tasks", "one", "+ at the end"),
            ("seat", "Tirana", "an object as JSON"),
            ("staff[1998].approximate", "perhaps", "true or false"),
            ("seat.coordinates", "19.8, 41.3", "[longitude, latitude]"),
        ] {
            let message = EditedSeed.refusal {
                var draft = draft
                _ = try draft.set(Self.north, [Assignment(field, .text(text))], citation: EditedSeed.note)
            }
            #expect(message.contains(expected), "\(message)")
        }
    }

    @Test("evidence names the value as small as it is, and stands in the order of sources")
    func evidence() throws {
        var draft = try EditedSeed.draft()
        _ = try draft.set(
            Self.north,
            [
                .init("established", .text("1992-09-18")), .init("staff+", .text(#"{"as_of": "1999", "total": 9}"#)),
                .init("host.name_then", .text("Aland then")), .init("dimensions+", .text("first")),
            ],
            citation: EditedSeed.note
        )
        let entries = try #require(draft[Self.north]?["evidence"]?.array)
        #expect(entries.compactMap { $0["source"]?.string } == ["note", "page"])
        #expect(
            entries.first?.description
                == #"{"fields":["dimensions.first","established","host.name_then","staff.1999"],"source":"note","locator":"p. 1","basis":"stated"}"#
        )
        #expect(EditedSeed.faults(draft) == [])
    }

    @Test("a fact without a source is refused, what is no fact needs none")
    func needsSource() throws {
        var draft = try EditedSeed.draft()
        let message = EditedSeed.refusal { _ = try draft.set(Self.north, [.init("established", .text("1993"))]) }
        #expect(message.contains("established") && message.contains("--source"))
        _ = try draft.set(Self.north, [.init("note", .text("Look again.")), .init("confidence", .text("medium"))])
        #expect(draft[Self.north]?["note"] == "Look again.")
        for (citation, expected) in [
            (Citation(source: "nte"), "did you mean sources/note?"),
            (Citation(source: "note", basis: "guessed"), "--basis takes"),
            (Citation(source: "note", basis: "contradicts"), "--says"),
        ] {
            let message = EditedSeed.refusal {
                _ = try draft.set(Self.north, [.init("established", .text("1993"))], citation: citation)
            }
            #expect(message.contains(expected), "\(message)")
        }
    }

    @Test(
        "a source that is replaced loses the path, also out of the name of a whole list, and an entry left empty goes"
    )
    func replaces() throws {
        var draft = try EditedSeed.draft()
        _ = try draft.set(Self.north, [.init("tasks", .text(#"["a", "b"]"#))], citation: Citation(source: "other"))
        _ = try draft.set(
            Self.north,
            [.init("established", .text("1993"))],
            citation: EditedSeed.note,
            replacing: ["page"]
        )
        #expect(EditedSeed.sources(draft, Self.north, "established") == ["note"])
        _ = try draft.cite(Self.north, ["dimensions[human]"], citation: EditedSeed.note, replacing: ["page"])
        #expect(EditedSeed.sources(draft, Self.north, "dimensions.human") == ["note"])
        #expect(EditedSeed.sources(draft, Self.north, "dimensions.first") == ["page"])
        _ = try draft.cite(Self.north, ["tasks[a]", "tasks[b]"], citation: EditedSeed.note, replacing: ["other"])
        #expect(draft[Self.north]?["evidence"]?.array?.count == 2)
        #expect(EditedSeed.faults(draft) == [])
        let message = EditedSeed.refusal {
            _ = try draft.cite(Self.north, ["closed"], citation: EditedSeed.note, replacing: ["other"])
        }
        #expect(message.contains("rests on page"), "\(message)")
    }

    @Test("who else was read for a value that changed is told")
    func stale() throws {
        var draft = try EditedSeed.draft()
        let result = try draft.set(Self.north, [.init("established", .text("1993"))], citation: EditedSeed.note)
        #expect(result.notes.contains { $0.contains("established still rests on page") })
    }

    @Test("a value taken out takes its evidence along; one set closes its gap")
    func unset() throws {
        var draft = try EditedSeed.draft()
        _ = try draft.set(
            Self.north,
            [.init("staff[1998]", .none), .init("gaps+", .text(#"{"field": "staff", "reason": "None read."}"#))]
        )
        #expect(draft[Self.north]?["staff"] == nil)
        #expect(EditedSeed.faults(draft) == [])
        let result = try draft.set(
            Self.north,
            [.init("staff", .text(#"[{"as_of": "1998", "total": 12}]"#))],
            citation: EditedSeed.note
        )
        #expect(draft[Self.north]?["gaps"] == nil && result.notes.contains { $0.contains("gap for staff") })
    }

    @Test("an item that is there is cited; another one of its label is refused")
    func items() throws {
        var draft = try EditedSeed.draft()
        _ = try draft.set(Self.north, [.init("dimensions+", .text("human"))], citation: EditedSeed.note)
        #expect(draft[Self.north]?["dimensions"]?.array?.count == 2)
        #expect(EditedSeed.sources(draft, Self.north, "dimensions.human") == ["note", "page"])
        let message = EditedSeed.refusal {
            _ = try draft.set(
                Self.north,
                [.init("staff+", .text(#"{"as_of": "1998", "total": 12, "what": "authorized"}"#))],
                citation: EditedSeed.note
            )
        }
        #expect(message.contains("staff[1998]"), "\(message)")
        // what tells it apart is a part of its label
        _ = try draft.set(
            Self.north,
            [.init("staff+", .text(#"{"as_of": "1998", "total": 13}"#))],
            citation: EditedSeed.note
        )
        #expect(EditedSeed.sources(draft, Self.north, "staff.1998 13") == ["note"])
        #expect(EditedSeed.sources(draft, Self.north, "staff.1998 12") == ["page"])
        #expect(EditedSeed.faults(draft) == [])
    }

    @Test("a source that contradicts a value stands beside it")
    func contradicts() throws {
        var draft = try EditedSeed.draft()
        let citation = Citation(source: "note", basis: "contradicts", says: "in January 2000")
        _ = try draft.cite(Self.north, ["closed"], citation: citation)
        #expect(draft[Self.north]?["closed"] == "1999-12-31")
        #expect(EditedSeed.sources(draft, Self.north, "closed") == ["note", "page"])
        #expect(EditedSeed.faults(draft) == [])
    }

    @Test("a source says one thing of a value: what it says anew takes the place of the other")
    func oneSource() throws {
        var draft = try EditedSeed.draft()
        _ = try draft.cite(Self.north, ["closed"], citation: Citation(source: "page", says: "end of 1999"))
        #expect(EditedSeed.sources(draft, Self.north, "closed") == ["page"])
        // two places of one source are two citations
        _ = try draft.cite(Self.north, ["kind"], citation: Citation(source: "page", locator: "p. 2"))
        #expect(EditedSeed.sources(draft, Self.north, "kind") == ["page", "page"])
        #expect(EditedSeed.faults(draft) == [])
    }

    @Test("a source that is confirmed bears the day, for the value alone")
    func confirm() throws {
        var draft = try EditedSeed.draft()
        _ = try draft.cite(Self.north, ["established"], citation: EditedSeed.note)
        _ = try draft.confirm(Self.north, ["established", "dimensions[human]"], of: ["page"], on: "2020-01-05")
        let entries = try #require(draft[Self.north]?["evidence"]?.array).filter { $0["confirmed"] != nil }
        #expect(entries.map { $0["fields"] } == [["dimensions.human", "established"]])
        #expect(entries.first?["source"] == "page" && entries.first?["confirmed"] == "2020-01-05")
        #expect(EditedSeed.faults(draft) == [])
        _ = try draft.confirm(Self.north, ["established"], on: "2020-01-06")
        #expect(EditedSeed.sources(draft, Self.north, "established").sorted() == ["note", "page"])
        let message = EditedSeed.refusal {
            _ = try draft.confirm(Self.north, ["closed"], of: ["note"], on: "2020-01-06")
        }
        #expect(message.contains("but on page"), "\(message)")
        #expect(EditedSeed.refusal { _ = try draft.confirm(Self.north, ["closed"], on: "2020") }.contains("YYYY-MM-DD"))
    }

    @Test("a gap that asks for a better value stays until the value changes")
    func gaps() throws {
        var draft = try EditedSeed.draft()
        let gap = #"{"field": "established", "reason": "No source gives the day."}"#
        _ = try draft.set(Self.north, [.init("gaps+", .text(gap))])
        _ = try draft.cite(Self.north, ["established"], citation: EditedSeed.note)
        #expect(draft[Self.north]?["gaps"] != nil)
        _ = try draft.set(Self.north, [.init("established", .text("1992-09-18"))], citation: EditedSeed.note)
        #expect(draft[Self.north]?["gaps"] == nil)
    }

    @Test("files that nothing changed keep their bytes")
    func bytes() throws {
        var draft = try EditedSeed.draft()
        _ = try draft.set(Self.south, [.init("note", .text("A note."))])
        #expect(Array(draft.changedFiles.keys) == ["operations.json"])
        #expect(draft.seed.files["states.json"] == EditedSeed.seed.files["states.json"])
        _ = try draft.set(Self.south, [.init("note", .none)])
        #expect(draft[Self.south] == (try EditedSeed.draft())[Self.south])
    }

    @Test("an edit is judged by the faults that it brings, wherever the lines have moved")
    func judgement() throws {
        let broken = SmallSeed.changed(EditedSeed.seed, "states.json", #""status": "partner""#, #""status": "partnr""#)
        var draft = try SeedDraft(broken)
        _ = try draft.set(Self.south, [.init("note", .text("A note."))])
        let fine = SeedJudgement(before: broken, after: draft.seed)
        #expect(fine.new.isEmpty && fine.countBefore == 1 && !fine.isWorse())
        _ = try draft.set(Self.south, [.init("established", .text("2001-02-30"))], citation: EditedSeed.note)
        let worse = SeedJudgement(before: broken, after: draft.seed)
        #expect(worse.isWorse() && worse.new.map(\.record) == ["south"])
    }

    @Test("data may tell of days up to that of the edit, although the last release was before")
    func days() throws {
        var draft = try EditedSeed.draft()
        _ = try draft.set(RecordAddress(.sources, "note"), [.init("published", .text("2026-05-06"))])
        #expect(SeedJudgement(before: EditedSeed.seed, after: draft.seed).isWorse())
        #expect(!SeedJudgement(before: EditedSeed.seed, after: draft.seed, on: "2026-05-06").isWorse())
        #expect(SeedJudgement(before: EditedSeed.seed, after: draft.seed, on: "2026-05-05").isWorse())
    }
}
