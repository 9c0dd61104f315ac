import Directory
import Editing
import Testing

@Suite("A seed of the first format is brought into that of today")
struct UpgradeTests {
    /// The small seed as it was written in the first format: evidence of whole lists, links of activities on their side.
    private static func former() -> Seed {
        var seed = SmallSeed.seed()
        for (file, items, whole) in [
            ("operations.json", #""dimensions.human", "dimensions.first""#, #""dimensions""#),
            ("mandates.json", #""tasks.early warning""#, #""tasks""#),
            ("activities.json", #""lead": "osce""#, #""lead": "osce", "documents": ["decision"]"#),
            ("activities.json", #""lead"]"#, #""lead", "documents"]"#),
        ] {
            seed = SmallSeed.changed(seed, file, items, whole)
        }
        return seed
    }

    @Test("items get evidence of their own, links move with theirs, and the format is written down")
    func upgraded() throws {
        #expect(!EditedSeed.faults(try SeedDraft(Self.former())).isEmpty)
        var draft = try SeedDraft(Self.former())
        let notes = draft.upgrade()
        #expect(notes.contains("activities.documents is computed; 1 links moved to the other side"), "\(notes)")
        #expect(EditedSeed.faults(draft) == [])
        #expect(draft.dataset.members?.first == JSON.Member("format", 2))
        let decision = try #require(draft[RecordAddress(.documents, "decision")])
        #expect(decision["activities"] == ["law"])
        #expect(EditedSeed.sources(draft, RecordAddress(.documents, "decision"), "activities.law") == ["page"])
        #expect(draft[RecordAddress(.activities, "law")]?["documents"] == nil)
        #expect(draft.upgrade() == [])
    }
}
