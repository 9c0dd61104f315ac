import Foundation
import Testing

@Suite("Branches of several editors meet", .timeLimit(.minutes(20)))
struct EditorMergeTests {
    @Test("two branches that edit the same files merge without a hand, and one release tells of both")
    func merge() throws {
        let desk = try EditorDesk()
        try desk.run("release", "--seed", "Seed", "--title", "The first", "--date", "2021-01-01")
        try desk.commit()
        try desk.git("checkout", "-q", "-b", "dates")
        try desk.run("set", "operations/plains", "started", "1999-01-12", "--source", "letter", "--replaces", "survey")
        try desk.commit("dates")
        try desk.git("checkout", "-q", "-b", "end", "main")
        try desk.run(
            "close",
            "operations/hills",
            "2020-12-01",
            "--decision",
            "PC.DEC/1600",
            "--source",
            "letter"
        )
        try desk.commit("end")
        try desk.git("merge", "-q", "-m", "both", "dates")
        // changes that no release tells of are no fault of a branch
        let checked = try desk.run("validate", "--since", "main")
        #expect(checked.contains("2 records changed") && checked.contains("not released"), "\(checked)")
        let said = try desk.run("diff", "main")
        #expect(said.contains("Mission to the Plains") && said.contains("Mission to the Hills"), "\(said)")
        let base = desk.path + "/base"
        try desk.git("worktree", "add", "-q", base, "main")
        let released = try desk.run(
            "release",
            "--seed",
            "Seed",
            "--since",
            base + "/Seed",
            "--title",
            "Both",
            "--date",
            "2021-02-01"
        )
        #expect(released.contains("Release 2") && released.contains("2 changed"), "\(released)")
        // what it tells can be undone: validate makes the first release again and compares its version
        let whole = try desk.run("validate")
        #expect(!whole.contains("not released") && !whole.contains("undone"), "\(whole)")
    }
}
