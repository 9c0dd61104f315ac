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
        #expect(
            faults.contains { $0.hasPrefix("operations.json: it is a folder, not a file; put the file in its place") }
        )
        #expect(faults.contains("x.json: it is a folder, not a file; take it away"))
        #expect(faults.contains("pipe.json: it is a pipe (FIFO), not a file; take it away"))
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

    @Test("hidden files and others are left aside")
    func others() throws {
        let folder = try Folder()
        for name in [".hidden.json", "notes.md", "x.json.new"] {
            try Data("x".utf8).write(to: URL(fileURLWithPath: "\(folder.path)/\(name)"))
        }
        #expect(try folder.faults == [])
    }
}
