import Directory
import Foundation
import Testing

@Suite("A folder with a Seed is read within bounds", .timeLimit(.minutes(30)))
struct SeedFolderTests {
    /// The small Seed in a folder that is gone after the test.
    private final class Folder {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("seed-\(UUID().uuidString)").path

        init(_ seed: Seed = SmallSeed.seed()) throws {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            for (name, bytes) in seed.files { try Data(bytes).write(to: URL(fileURLWithPath: "\(path)/\(name)")) }
        }

        /// Writes files of the same content.
        func write(_ text: String, _ names: String...) throws {
            for name in names { try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)")) }
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        /// The faults of what is in it.
        var faults: [String] {
            get throws {
                do {
                    _ = try Repository(checking: try Seed.folder(path))
                    return []
                } catch let error as InvalidSeed {
                    return error.faults.map(\.description)
                }
            }
        }
    }

    @Test("what is no file is a fault in the place of the file or beside it, and no reference is one because of it")
    func kinds() throws {
        let folder = try Folder()
        #expect(try folder.faults == [])
        for name in ["operations.json", "x.json"] {
            try? FileManager.default.removeItem(atPath: "\(folder.path)/\(name)")
            try FileManager.default.createDirectory(atPath: "\(folder.path)/\(name)", withIntermediateDirectories: true)
        }
        #expect(mkfifo(folder.path + "/pipe.json", 0o600) == 0)
        let faults = try folder.faults
        #expect(faults.count == 3, "\(faults)")
        let path = folder.path
        #expect(
            faults.contains {
                $0.hasPrefix("\(path)/operations.json: it is a folder, not a file; put the file in its place")
            }
        )
        #expect(faults.contains("\(path)/x.json: it is a folder, not a file; take it away"))
        #expect(faults.contains("\(path)/pipe.json: it is a pipe (FIFO), not a file; take it away"))
    }

    @Test("more bytes than the limit are not read, whether they are there or only said to be")
    func limits() throws {
        let folder = try Folder()
        #expect(throws: SeedUnreadable.self) { try Seed.folder(folder.path, limit: 100) }
        #expect(truncate(folder.path + "/states.json", 20 << 30) == 0)
        do throws(SeedUnreadable) {
            _ = try Seed.folder(folder.path)
            Issue.record("20 GB were read")
        } catch {
            #expect(error.description.contains("more than 8 GB") && error.description.contains("--seed-limit"))
            #expect(!error.isStalled)
        }
    }

    @Test("hidden names, the licence and the schemas are left aside, and optional files are known")
    func aside() throws {
        let folder = try Folder()
        try folder.write("x", ".hidden.json", "LICENSE.md")
        try FileManager.default.createDirectory(atPath: folder.path + "/schemas", withIntermediateDirectories: true)
        try FileManager.default.createDirectory(atPath: folder.path + "/.git", withIntermediateDirectories: true)
        #expect(try folder.faults == [])
        let known = try Folder()
        try known.write("{}", "vocabularies.json", "synonyms.json")
        #expect(try known.faults.allSatisfy { !$0.contains("no collection of this name") })
    }

    @Test("every other file and folder is a fault, which is not read and says what to do")
    func unknown() throws {
        let folder = try Folder()
        try folder.write(
            "x",
            "notes.md",
            "operations.json~",
            "operatons.json",
            "Operations.json",
            "operations (copy).json"
        )
        #expect(truncate(folder.path + "/notes.md", 20 << 30) == 0)
        try FileManager.default.createDirectory(atPath: folder.path + "/operations", withIntermediateDirectories: true)
        let faults = try folder.faults.map { $0.dropFirst(folder.path.count + 1) }
        #expect(
            faults.sorted() == [
                "Operations.json: no collection of this name; operations.json is there; take the file away",
                "notes.md: no collection of this name; take the file away",
                "operations (copy).json: no collection of this name; take the file away",
                "operations.json~: no collection of this name; operations.json is there; take the file away",
                "operations: it is a folder, not a file; the records of operations stand in operations.json; put them there, "
                    + "and take it away",
                "operatons.json: no collection of this name; operations.json is there; take the file away",
            ]
        )
        try FileManager.default.removeItem(atPath: folder.path + "/operations.json")
        #expect(
            try folder.faults.contains {
                $0.contains("operatons.json") && $0.hasSuffix("did you mean operations.json?")
            }
        )
    }
}
