import Directory
import Testing

@testable import Editing

/// The small seed with what edits need: two sources more.
enum EditedSeed {
    /// The seed.
    static var seed: Seed {
        SmallSeed.seed(
            "sources.json",
            replacing: "[{",
            with: #"""
                [{"id": "note", "name": "A note", "publisher": "OSCE", "source_url": "https://www.osce.org/note"},
                 {"id": "other", "name": "Another", "source_url": "https://example.org/other"}, {
                """#
        )
    }

    /// A draft of it.
    static func draft() throws -> SeedDraft { try SeedDraft(seed) }

    /// A citation of the note.
    static let note = Citation(source: "note", locator: "p. 1")

    /// The faults that a draft has.
    static func faults(_ draft: SeedDraft) -> [String] { SeedJudgement.faults(of: draft.seed).map(\.description) }

    /// The sources of each path in the evidence of a record.
    static func sources(_ draft: SeedDraft, _ address: RecordAddress, _ path: String) -> [String] {
        (draft[address]?["evidence"]?.array ?? []).filter { $0["fields"]?.array?.contains(.string(path)) == true }
            .compactMap { $0["source"]?.string }
    }

    /// The message of a refusal; empty where there is none.
    static func refusal(_ body: () throws -> Void) -> String {
        do {
            try body()
            return ""
        } catch { return "\(error)" }
    }
}
