import Directory
import Testing

@testable import Editing

@Suite("A work list tells what could be done next")
struct WorklistTests {
    private static func items(
        _ kind: Worklist.Kind,
        links: [String: LinkState] = [:],
        _ edit: (inout SeedDraft) throws -> Void = { _ in }
    )
        throws -> [Worklist.Item]
    {
        var draft = try EditedSeed.draft()
        try edit(&draft)
        return Worklist(try Repository(checking: draft.seed), links: links).items(by: kind)
    }

    private static let north = RecordAddress(.operations, "north")

    @Test("facts of one source, and facts that are inferred alone")
    func sources() throws {
        let single = try Self.items(.singleSource) { draft in
            _ = try draft.cite(Self.north, ["closed"], citation: EditedSeed.note)
            let other = Citation(source: "other", basis: "contradicts", says: "1993")
            _ = try draft.cite(Self.north, ["established"], citation: other)
        }.filter { $0.record == "/operations/north" }.map(\.field)
        #expect(!single.contains("closed") && single.contains("established") && single.contains("kind"))
        let inferred = try Self.items(.inferred) { draft in
            _ = try draft.set(
                Self.north,
                [.init("started", .text("1993"))],
                citation: Citation(source: "note", basis: "inferred")
            )
            _ = try draft.cite(Self.north, ["closed"], citation: Citation(source: "note", basis: "inferred"))
        }
        #expect(inferred.map(\.field) == ["started"] && inferred.first?.detail == "inferred from note")
    }

    @Test("records that have not ended, those first that a source showed longest ago; what is due says so")
    func age() throws {
        let items = try Self.items(.age) { draft in
            let page = RecordAddress(.sources, "page")
            _ = try draft.set(page, [.init("published", .text("2010"))])
            _ = try draft.set(RecordAddress(.sources, "note"), [.init("published", .text("2019-05"))])
            _ = try draft.cite(RecordAddress(.operations, "west"), ["status"], citation: EditedSeed.note)
        }
        #expect(!items.contains { $0.record == "/operations/north" })
        #expect(items.last?.record == "/operations/west" && items.last?.detail == "last seen 2019-05")
        #expect(items.first?.detail == "last seen 2010; due, more than 18 months before the release")
    }

    @Test("what has no date, what is not known, what has no name in a language")
    func others() throws {
        let undated = try Self.items(.undated) { draft in
            _ = try draft.set(
                RecordAddress(.operations, "west"),
                [.init("staff+", .text(#"{"total": 5}"#))],
                citation: EditedSeed.note
            )
        }
        #expect(
            undated.contains {
                $0.record == "/operations/west" && $0.field == "staff" && $0.detail == "1 without as_of"
            }
        )
        #expect(undated.contains { $0.record == "/institutions/osce" && $0.field == "established" })
        let gaps = try Self.items(.gap) { draft in
            _ = try draft.set(Self.north, [.init("gaps+", .text(#"{"field": "started", "reason": "Not read."}"#))])
        }
        #expect(
            gaps.map { [$0.record, $0.name, $0.field, $0.detail] } == [
                ["/operations/north", "Northern Mission", "started", "Not read."]
            ]
        )
        let names = try Self.items(.language) { draft in
            let german = #"{"value": "Mission Nord", "kind": "official", "language": "de"}"#
            _ = try draft.set(Self.north, [.init("names+", .text(german))], citation: EditedSeed.note)
        }
        #expect(names.first { $0.record == "/operations/north" }?.detail == "no official name in es, fr, it, ru")
        #expect(!names.contains { $0.record.hasPrefix("/mandates") })
    }

    @Test("pages that are gone, those without an archived copy first; none of a source that has another address since")
    func links() throws {
        let gone = [
            "note": LinkState(url: "https://www.osce.org/note", status: .gone, checked: "2020-01-01"),
            "other": LinkState(
                url: "https://example.org/other",
                status: .moved,
                checked: "2020-01-01",
                location: "https://example.org/b"
            ),
            "page": LinkState(url: "https://example.org/before", status: .gone, checked: "2020-01-01"),
        ]
        let items = try Self.items(.deadLink, links: gone) { draft in
            _ = try draft.archiveSource("note", at: "https://archive.example.org/note")
        }
        #expect(items.map(\.record) == ["/sources/other", "/sources/note"])
    }
}
