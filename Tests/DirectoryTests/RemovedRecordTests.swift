@testable import Directory
import Testing

@Suite("A record that was taken out stays known")
struct RemovedRecordTests {
    private static func seed(_ removed: String) -> Seed {
        SmallSeed.seed("dataset.json", replacing: #""unofficial""#, with: #""removed": [\#(removed)], "unofficial""#)
    }

    private static func faults(_ removed: String) -> [String] {
        do throws(InvalidSeed) {
            _ = try Repository(checking: seed(removed))
            return []
        } catch {
            return error.faults.map(\.description)
        }
    }

    @Test("it is known by its address, with the reason and the successor")
    func known() throws {
        let repository = try Repository(
            checking: Self.seed(
                #"{"record": "/operations/east", "name": "Eastern Mission", "because": "It was one with the Northern Mission.", "successor": "/operations/north"}"#
            )
        )
        let removed = try #require(repository.dataset.removed[.operations, "east"])
        #expect(removed.name == "Eastern Mission" && removed.successor == "/operations/north")
        #expect(repository.dataset.removed[.states, "east"] == nil)
    }

    @Test(
        "what cannot be is a fault that says what to write",
        arguments: [
            (
                #"{"record": "/operations/north", "name": "N", "because": "B"}"#,
                "removed[0].record: \"/operations/north\" is in force"
            ),
            (#"{"record": "operations/east", "name": "N", "because": "B"}"#, "write /collection/id"),
            (#"{"record": "/timeline/east", "name": "N", "because": "B"}"#, "write /collection/id"),
            (
                #"{"record": "/operations/east", "name": "N", "because": "B", "successor": "/operations/nowhere"}"#,
                "removed[0].successor: there is no record \"/operations/nowhere\""
            ),
            (
                #"{"record": "/operations/a", "name": "N", "because": "B"}, {"record": "/operations/a", "name": "N", "because": "B"}"#,
                "removed[1].record: \"/operations/a\" stands there twice"
            ),
            (
                #"{"record": "/operations/a", "name": "N", "because": "B", "successor": "/operations/b"}, {"record": "/operations/b", "name": "N", "because": "B", "successor": "/operations/north"}"#,
                "\"/operations/b\" was taken out itself; write /operations/north"
            ),
        ]
    )
    func faults(removed: String, says: String) {
        #expect(Self.faults(removed).contains { $0.contains(says) }, "\(Self.faults(removed))")
    }

    @Test("a reference to it says why it is gone and what to write")
    func reference() {
        let seed = SmallSeed.changed(
            Self.seed(
                #"{"record": "/operations/east", "name": "E", "because": "Merged", "successor": "/operations/north"}"#
            ),
            "mandates.json",
            #""holder": "north""#,
            #""holder": "east""#
        )
        do throws(InvalidSeed) {
            _ = try Repository(checking: seed)
            Issue.record("it was taken")
        } catch {
            #expect(error.description.contains("it was taken out (Merged); its successor is /operations/north"))
        }
    }
}
