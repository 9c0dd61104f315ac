import Directory
import Testing

@testable import Editing

@Suite("Changes are told in sentences")
struct DiffTests {
    private static let north = RecordAddress(.operations, "north")

    private static func lines(_ edit: (inout SeedDraft) throws -> Void) throws -> [String] {
        let former = try EditedSeed.draft()
        var draft = former
        try edit(&draft)
        return ChangeWords.lines(SeedChanges(from: former, to: draft))
    }

    @Test("what was added, changed and taken out, and the source")
    func values() throws {
        let lines = try Self.lines { draft in
            _ = try draft.set(
                Self.north,
                [
                    .init("closing_reason", .text("Its work was done.")), .init("established", .text("1992-09-18")),
                    .init("staff[1998].total", .text("13")), .init("dimensions[first]", .none),
                    .init("tasks+", .text("elections")),
                ],
                citation: EditedSeed.note
            )
        }
        let subject = "Northern Mission (operations/north): "
        #expect(
            lines == [
                "\(subject)established changed from 1992-09 to 1992-09-18, source note",
                "\(subject)closing reason added: “Its work was done.”, source note",
                "\(subject)tasks elections added, source note",
                "\(subject)dimensions first taken out",
                "\(subject)staff 1998 changed from total 12 to total 13, source note",
            ]
        )
    }

    @Test("evidence alone, records that come, go and get another id, the data set as a whole")
    func records() throws {
        let lines = try Self.lines { draft in
            _ = try draft.cite(Self.north, ["closed"], citation: EditedSeed.note, replacing: ["page"])
            _ = try draft.rename(RecordAddress(.operations, "west"), to: RecordAddress(.operations, "east"))
            _ = try draft.remove(RecordAddress(.activities, "law"), because: "Twice.")
            _ = try draft.addSource("new", [.init("name", "New"), .init("source_url", "https://example.org/new")])
        }
        #expect(
            lines == [
                "Western Centre (operations/east): was operations/west before",
                "Western Centre (operations/east): former ids west added",
                "Northern Mission (operations/north): closed rests on note, no longer on page",
                "Legal framework (activities/law): removed", "New (sources/new): new record",
                "New (sources/new): source url added: https://example.org/new",
                "Small (dataset): removed /activities/law added: name “Legal framework”, because Twice.",
            ]
        )
    }

    @Test("layout and order are no change; a list in another order is one")
    func order() throws {
        let former = try EditedSeed.draft()
        let laidOut = try SeedDraft(Seed(files: try SeedLayout.files(of: EditedSeed.seed), origin: "laid out"))
        #expect(SeedChanges(from: former, to: laidOut).all.isEmpty)
        let turned = SmallSeed.changed(
            EditedSeed.seed,
            "operations.json",
            #"["human", "first"]"#,
            #"["first", "human"]"#
        )
        #expect(SeedChanges(from: former, to: try SeedDraft(turned)).all.map(\.record) == ["/operations/north"])
    }

    @Test("Markdown has a heading for each record and no text that would be markup; JSON has each value")
    func formats() throws {
        let former = try EditedSeed.draft()
        var draft = former
        _ = try draft.set(Self.north, [.init("closing_reason", .text("a *b* <c>"))], citation: EditedSeed.note)
        let changes = SeedChanges(from: former, to: draft)
        let markdown = ChangeWords.markdown(changes)
        #expect(
            markdown
                == "### Northern Mission (operations/north)\n\n- closing reason added: “a \\*b\\* \\<c\\>”, source note\n"
        )
        #expect(
            ChangeWords.json(changes).description
                == #"[{"change":"changed","record":"/operations/north","name":"Northern Mission","fields":[{"field":"closing_reason","after":"a *b* <c>","sources":["note"]}]}]"#
        )
    }
}
