import Foundation
import Synchronization
import Testing

@testable import Files

@Suite("The files of a folder are read as they were there at one time", .timeLimit(.minutes(30)))
struct FolderContentTests {
    private static func read(_ path: String, atMost limit: Int = 1 << 20) throws(FileFault) -> FolderContent {
        try FolderContent(of: path, atMost: limit) { $0.hasSuffix(".json") }
    }

    private static func reason(_ path: String, atMost limit: Int = 1 << 20) -> FileFault.Reason? {
        do throws(FileFault) {
            _ = try read(path, atMost: limit)
            return nil
        } catch {
            return error.reason
        }
    }

    @Test("files that are wanted are read, and what stands in the place of one is named")
    func kinds() throws {
        let folder = try TemporaryFolder()
        try folder.write("one", to: "a.json")
        try folder.write("two", to: "b.text")
        try folder.makeFolder("c.json")
        #expect(mkfifo(folder.path + "/d.json", 0o600) == 0)
        #expect(symlink("/dev/zero", folder.path + "/e.json") == 0)
        #expect(symlink("a.json", folder.path + "/f.json") == 0)
        let content = try Self.read(folder.path)
        #expect(content.files == ["a.json": Array("one".utf8), "f.json": Array("one".utf8)])
        #expect(content.others == ["c.json": .folder, "d.json": .pipe, "e.json": .characterDevice])
    }

    @Test("a folder that is none, a link that leads nowhere and a file that may not be read are faults")
    func faults() throws {
        let folder = try TemporaryFolder()
        #expect(Self.reason(folder.path + "/nothing") == .system(ENOENT))
        #expect(Self.reason(try folder.write("", to: "file")) == .system(ENOTDIR))
        #expect(symlink("nothing", folder.path + "/a.json") == 0)
        #expect(Self.reason(folder.path) == .system(ENOENT))
    }

    @Test("the bound is of all files together, and judged before any is read")
    func limits() throws {
        let folder = try TemporaryFolder()
        for name in ["a.json", "b.json"] { try folder.write(String(repeating: "x", count: 50), to: name) }
        #expect(try Self.read(folder.path, atMost: 100).files.count == 2)
        #expect(Self.reason(folder.path, atMost: 99) == .tooLarge(limit: 99))
        for name in ["a.json", "b.json"] { #expect(truncate("\(folder.path)/\(name)", 5 << 30) == 0) }
        #expect(Self.reason(folder.path, atMost: 8 << 30) == .tooLarge(limit: 8 << 30))
    }

    @Test("files that are changed each time they are looked at are given up; once they rest they are read")
    func changing() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("0", to: "a.json")
        let looks = Counter()
        func read(changing mostLooks: Int) throws(FileFault) -> FolderContent {
            looks.value.store(0, ordering: .relaxed)
            return try FolderContent(of: folder.path, atMost: 1 << 20) { name in
                // asked at each look at the folder, before the files and after them
                if looks.value.add(1, ordering: .relaxed).newValue <= mostLooks {
                    let file = open(path, O_WRONLY | O_APPEND)
                    _ = write(file, "0", 1)
                    close(file)
                }
                return name.hasSuffix(".json")
            }
        }
        #expect(throws: FileFault(folder.path, .changing)) { try read(changing: .max) }
        let content = try read(changing: 30)
        let size = try Data(contentsOf: URL(fileURLWithPath: path)).count
        #expect(content.files["a.json"]?.count == size)
    }

    private final class Counter: Sendable { let value = Atomic(0) }

    private final class Flag: Sendable { let value = Atomic(false) }

    /// Turns a link to and fro until it is told to end, as a ConfigMap of Kubernetes or a deployment does.
    private static func flip(_ link: String, between targets: [String], pause: ClosedRange<UInt32>, until ends: Flag) {
        var number = 0
        while !ends.value.load(ordering: .acquiring) {
            number += 1
            _ = symlink(targets[number % 2], link + ".next")
            _ = rename(link + ".next", link)
            usleep(UInt32.random(in: pause))
        }
    }

    @Test(
        "a link that is turned while the files are read never gives a mixture",
        arguments: [true, false],
        [UInt32(0)...300, 0...60_000]
    )
    func turnedLink(isWithin: Bool, pause: ClosedRange<UInt32>) throws {
        let folder = try TemporaryFolder()
        let names = (0..<12).map { "\($0).json" }
        // within the folder, as a ConfigMap has it, or the folder's own path
        let data = isWithin ? try folder.makeFolder("seed") : folder.path
        for version in ["one", "two"] {
            try FileManager.default.createDirectory(atPath: "\(data)/..\(version)", withIntermediateDirectories: true)
            for name in names {
                try version.write(toFile: "\(data)/..\(version)/\(name)", atomically: false, encoding: .utf8)
            }
        }
        let link = isWithin ? data + "/..data" : folder.path + "/seed"
        #expect(symlink("..one", link) == 0)
        if isWithin { for name in names { #expect(symlink("..data/" + name, "\(data)/\(name)") == 0) } }
        let (ends, isDone) = (Flag(), DispatchSemaphore(value: 0))
        Thread.detachNewThread {
            Self.flip(link, between: ["..one", "..two"], pause: pause, until: ends)
            isDone.signal()
        }
        var seen: Set<[UInt8]> = []
        let end = ContinuousClock.now + .seconds(4)
        while ContinuousClock.now < end {
            do throws(FileFault) {
                let content = try Self.read(folder.path + "/seed")
                let versions = Set(content.files.values)
                #expect(content.files.count == names.count && versions.count == 1, "\(content.files.count)")
                seen.formUnion(versions)
            } catch {
                #expect(error.reason == .changing)
            }
        }
        ends.value.store(true, ordering: .releasing)
        #expect(isDone.wait(timeout: .now() + 20) == .success)
        // turned once in a while, both are seen; turned all the time, a load may give up
        if pause.upperBound > 1_000 || !isWithin { #expect(seen == [Array("one".utf8), Array("two".utf8)]) }
        #expect(!(try Self.read(folder.path + "/seed")).files.isEmpty)
    }

    @Test("a state is told from another by any link on the way, and what was just changed is not at rest")
    func marks() throws {
        let folder = try TemporaryFolder()
        try folder.makeFolder("one")
        try folder.write("x", to: "one/a")
        #expect(symlink("one", folder.path + "/link") == 0 && symlink("link/a", folder.path + "/a") == 0)
        let opened = try OpenFolder(folder.path)
        let before = FolderMarks(["a"], in: opened.descriptor)
        #expect(before.isFresh)
        usleep(60_000)
        #expect(!FolderMarks(["a"], in: opened.descriptor).isFresh)
        #expect(FolderMarks(["a"], in: opened.descriptor) == before)
        // turned there and back: the file is the same, the link is not
        #expect(symlink("one", folder.path + "/next") == 0 && rename(folder.path + "/next", folder.path + "/link") == 0)
        let after = FolderMarks(["a"], in: opened.descriptor)
        #expect(after != before && after.file("a") == before.file("a") && after.isFresh)
        // links in a circle end
        #expect(symlink("b", folder.path + "/c") == 0 && symlink("c", folder.path + "/b") == 0)
        #expect(FolderMarks(["b"], in: opened.descriptor).file("b") == nil)
    }
}
