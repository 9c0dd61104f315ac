import Foundation

/// A copy of the checkout's Seed in a folder that is gone after the test.
final class SeedFolder {
    /// The folder above, for what a test puts beside the Seed.
    let parent: String
    /// The folder with the seed files.
    let path: String

    init() throws {
        parent = FileManager.default.temporaryDirectory.appendingPathComponent("seed-\(UUID().uuidString)").path
        path = parent + "/seed"
        try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        try copy(to: path)
    }

    deinit { try? FileManager.default.removeItem(atPath: parent) }

    /// Copies the checkout's Seed into a new folder.
    func copy(to path: String) throws {
        try FileManager.default.copyItem(atPath: Program.checkout.appendingPathComponent("Seed").path, toPath: path)
    }

    /// Gives the data set of a folder another title, and so another version. The file is replaced whole.
    func retitle(_ title: String, in path: String? = nil) throws {
        try replace("\"title\": \"[^\"]*\"", with: "\"title\": \"\(title)\"", in: "dataset.json", of: path ?? self.path)
    }

    /// Replaces what a pattern finds first in a file.
    func replace(_ pattern: String, with other: String, in name: String, of path: String? = nil) throws {
        let file = (path ?? self.path) + "/" + name
        var text = try String(contentsOfFile: file, encoding: .utf8)
        guard let range = text.range(of: pattern, options: .regularExpression) else {
            throw CocoaError(.fileReadUnknown)
        }
        text.replaceSubrange(range, with: other)
        try text.write(toFile: file, atomically: true, encoding: .utf8)
    }
}
