import Directory
import Editing
import Foundation

/// A small Seed in files of its own, laid out as the real one is, in which tests make slips.
enum SlipSeed {
    /// The folder with the files and with what is expected.
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Slips")

    /// The files as text.
    static let texts: [String: String] = {
        let names = Seed.fileNames
        let pairs = names.map { name in
            (name, (try? String(contentsOf: folder.appendingPathComponent("Seed/\(name)"), encoding: .utf8)) ?? "")
        }
        return Dictionary(uniqueKeysWithValues: pairs)
    }()

    /// The Seed with one file replaced.
    static func seed(_ file: String? = nil, _ bytes: [UInt8] = []) -> Seed {
        var files = texts.mapValues { Array($0.utf8) }
        if let file { files[file] = bytes }
        return Seed(files: files, origin: "a test")
    }

    /// What a review finds without a slip.
    private static let usual = Set(((try? SeedReview.findings(in: seed())) ?? []).map(\.problem))

    /// The faults of a Seed, or what a review finds beyond the usual where it has none.
    static func found(in seed: Seed) -> [SeedFault] {
        do throws(InvalidSeed) {
            _ = try Repository(checking: seed)
            let findings = try SeedReview.findings(in: seed).filter { !usual.contains($0.problem) }
            return FaultLocator.locate(findings, in: seed)
        } catch {
            return error.faults
        }
    }
}
