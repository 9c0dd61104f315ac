import Foundation
import Testing

@testable import Files

@Suite("A file is replaced whole or not at all")
struct FileReplacementTests {
    private static func mode(_ path: String) -> mode_t {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & 0o7777 : 0
    }

    @Test("content and permissions are right, and nothing else is left", arguments: [mode_t(0o600), 0o644, 0o664])
    func replaces(mode: mode_t) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("old", to: "file")
        #expect(chmod(path, mode) == 0)
        try FileReplacement.write(Array("new".utf8), to: path)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
        #expect(Self.mode(path) == mode)
        try FileReplacement.write([], to: folder.path + "/other", isDurable: false)
        #expect(folder.names == ["file", "other"])
    }

    @Test("until it is committed the old content stays")
    func uncommitted() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("old", to: "file")
        let replacement = try FileReplacement(Array("new".utf8), for: path)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
        try replacement.commit()
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
    }

    @Test("a link that somebody planted is not followed")
    func plantedLink() throws {
        let folder = try TemporaryFolder()
        let other = try folder.write("theirs", to: "other")
        let path = try folder.write("old", to: "file")
        for name in ["file.new", ".file.new"] { #expect(symlink("other", "\(folder.path)/\(name)") == 0) }
        try FileReplacement.write(Array("new".utf8), to: path)
        #expect(try String(contentsOfFile: other, encoding: .utf8) == "theirs")
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
    }

    @Test("where it cannot be written, what is there stays and nothing is left behind")
    func refused() throws {
        let folder = try TemporaryFolder()
        let path = try folder.makeFolder("taken")
        try folder.write("x", to: "taken/file")
        #expect(throws: FileFault(path, .system(EISDIR))) { try FileReplacement.write([1], to: path) }
        #expect(throws: FileFault.self) { try FileReplacement.write([1], to: folder.path + "/nowhere/file") }
        #expect(folder.names == ["taken"])
    }

    @Test("a folder is locked for one at a time")
    func lock() throws {
        let folder = try TemporaryFolder()
        #expect(try Self.holds(folder.path) { try Self.holds(folder.path) {} == nil } == true)
        #expect(try Self.holds(folder.path) {} != nil)
    }

    /// What a body gives while a folder is locked; nil where another has it.
    private static func holds<Value>(_ path: String, _ body: () throws -> Value) throws -> Value? {
        guard let lock = try FolderLock(path) else { return nil }
        defer { withExtendedLifetime(lock) {} }
        return try body()
    }
}
