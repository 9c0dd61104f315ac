import Foundation
import Testing

@testable import Files

@Suite("A file is read once, whole and within bounds")
struct BoundedFileTests {
    private static func fault(_ path: String, atMost limit: Int = 1 << 20) -> FileFault.Reason? {
        do throws(FileFault) {
            _ = try BoundedFile.read(path, atMost: limit)
            return nil
        } catch {
            return error.reason
        }
    }

    @Test("what is no regular file is a fault that says what it is, and nothing waits for it", .timeLimit(.minutes(30)))
    func kinds() throws {
        let folder = try TemporaryFolder()
        #expect(mkfifo(folder.path + "/fifo", 0o600) == 0)
        #expect(symlink("fifo", folder.path + "/link") == 0)
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let name = Array((folder.path + "/socket").utf8)
        try #require(name.count < 108)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name) }
        let status = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        #expect(status == 0)
        #expect(Self.fault(folder.path) == .isNoFile(.folder))
        #expect(Self.fault(folder.path + "/fifo") == .isNoFile(.pipe))
        #expect(Self.fault(folder.path + "/link") == .isNoFile(.pipe))
        #expect(Self.fault(folder.path + "/socket") == .isNoFile(.socket))
        #expect(Self.fault("/dev/zero") == .isNoFile(.characterDevice))
        #expect(Self.fault(folder.path + "/nothing") == .system(ENOENT))
        #expect(FileFault("/x", .isNoFile(.folder)).description == "/x: it is a folder, not a file")
    }

    @Test("a file of exactly the limit is read, one of a byte more is not, however large it says it is")
    func limits() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(String(repeating: "a", count: 1_000), to: "file")
        #expect(try BoundedFile.read(path, atMost: 1_000).count == 1_000)
        #expect(Self.fault(path, atMost: 999) == .tooLarge(limit: 999))
        let sparse = try folder.write("", to: "sparse")
        #expect(truncate(sparse, 20 << 30) == 0)
        #expect(Self.fault(sparse, atMost: 8 << 30) == .tooLarge(limit: 8 << 30))
        #expect(FileFault(sparse, .tooLarge(limit: 8 << 30)).description.hasSuffix("it takes more than 8 GB"))
    }

    @Test("an empty file has no bytes; one of the system that is said to be empty is read to its end")
    func empty() throws {
        let folder = try TemporaryFolder()
        #expect(try BoundedFile.read(try folder.write("", to: "file"), atMost: 10).isEmpty)
        #expect(try BoundedFile.read("/proc/self/status", atMost: 1 << 20).count > 100)
        #expect(Self.fault("/proc/self/status", atMost: 100) == .tooLarge(limit: 100))
    }

    @Test("a large file arrives whole")
    func large() throws {
        let folder = try TemporaryFolder()
        let bytes = (0..<20_000_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
        let path = folder.path + "/file"
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        #expect(try BoundedFile.read(path, atMost: bytes.count) == bytes)
    }
}
