import Editing
import Files
import Foundation
import Testing

@testable import Directory

@Suite("A release that is interrupted leaves nothing that cannot be mended", .timeLimit(.minutes(30)))
struct ReleaseJournalTests {
    /// A folder with the small Seed, and a first release of it to write.
    private final class Folder {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("release-\(UUID().uuidString)").path
        let journal: ReleaseJournal
        let release: Release

        init() throws {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            let seed = SmallSeed.seed()
            for (name, bytes) in seed.files { try Data(bytes).write(to: URL(fileURLWithPath: "\(path)/\(name)")) }
            let made = try ReleaseWriter.files(
                releasing: seed,
                since: nil,
                date: try #require(Day("2021-05-06")),
                title: "First"
            )
            release = made.release
            journal = ReleaseJournal(made.files, replacing: seed, in: path)
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }

        func load() throws -> Repository { try Repository(checking: try Seed.folder(path)) }
    }

    @Test("done to the end it is the new Seed, with the permissions that the files had and nothing beside them")
    func whole() throws {
        let folder = try Folder()
        let before = folder.names
        #expect(chmod(folder.path + "/dataset.json", 0o640) == 0)
        try folder.journal.write()
        let repository = try folder.load()
        #expect(repository.releases.map(\.version) == [repository.version])
        #expect(repository.dataset.released.description == "2021-05-06")
        #expect(folder.names == (before + [Release.file]).sorted())
        var status = stat()
        #expect(stat(folder.path + "/dataset.json", &status) == 0 && status.st_mode & 0o777 == 0o640)
        #expect(try ReleaseJournal.finish(in: folder.path) == nil)
    }

    @Test("after each step it is the Seed of before, or says how it is finished; finished, it is the new one")
    func steps() throws {
        let count = try Folder().journal.steps.count
        #expect(count == 4)
        for done in 0...count {
            let folder = try Folder()
            for step in folder.journal.steps.prefix(done) { try folder.journal.perform(step) }
            if done == 0 {
                #expect(try folder.load().releases.isEmpty)
                #expect(try ReleaseJournal.finish(in: folder.path) == nil)
                continue
            }
            if done < count {
                let error = #expect(throws: InvalidSeed.self) { try folder.load() }
                let faults = (error?.faults ?? []).map(\.description)
                #expect(
                    faults.contains { $0.contains("osce-directory release --seed \(folder.path) finishes it") },
                    "\(faults)"
                )
                // finished twice, or from what another had begun to finish
                #expect(try ReleaseJournal.finish(in: folder.path) == ["dataset.json", Release.file])
            }
            #expect(try ReleaseJournal.finish(in: folder.path) == nil)
            #expect(try folder.load().releases.map(\.version) == [folder.release.version])
        }
    }

    @Test("what was edited after the interruption is not written over", arguments: 1...3)
    func edited(done: Int) throws {
        let folder = try Folder()
        for step in folder.journal.steps.prefix(done) { try folder.journal.perform(step) }
        let path = folder.path + "/dataset.json"
        let text = try String(contentsOfFile: path, encoding: .utf8).replacingOccurrences(of: "Small", with: "Edited")
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        let error = #expect(throws: ReleaseJournal.Unfinishable.self) { try ReleaseJournal.finish(in: folder.path) }
        #expect(error.map { "\($0)" }?.contains("was edited after") == true)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }

    @Test(
        "a journal that is none, or names other files, writes nothing",
        arguments: [
            "", "{}", "[]", "[1]", #"[{"file": "../escape.json", "content": "x"}]"#,
            #"[{"file": "states.json", "content": "[]"}]"#,
        ]
    )
    func malformed(text: String) throws {
        let folder = try Folder()
        try text.write(toFile: "\(folder.path)/\(ReleaseJournal.file)", atomically: true, encoding: .utf8)
        let before = folder.names
        #expect(throws: ReleaseJournal.Unfinishable.self) { try ReleaseJournal.finish(in: folder.path) }
        #expect(folder.names == before)
    }

    @Test("where a step fails, the next release or none begins with what is there")
    func failing() throws {
        let folder = try Folder()
        try FileManager.default.createDirectory(
            atPath: "\(folder.path)/\(Release.file)/x",
            withIntermediateDirectories: true
        )
        #expect(throws: FileFault.self) { try folder.journal.write() }
        try FileManager.default.removeItem(atPath: "\(folder.path)/\(Release.file)")
        #expect(try ReleaseJournal.finish(in: folder.path) != nil)
        #expect(try folder.load().releases.count == 1)
    }
}
