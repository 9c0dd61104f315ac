@testable internal import Directory

/// The files of a Seed: what is valid is written anew and loads to the same version; what is not says why, with a line
/// that is in the file.
enum SeedFuzzing {
    private static let names = SmallSeed.texts.keys.sorted() + [Release.file]

    /// The first byte picks the file, the rest is its content.
    static func run(_ bytes: [UInt8]) {
        guard let first = bytes.first else { return }
        let name = names[Int(first) % names.count]
        let content = Array(bytes.dropFirst())
        rewrite(content)
        var files = SmallSeed.seed().files
        files[name] = content
        do throws(InvalidSeed) {
            let repository = try Repository(checking: Seed(files: files, origin: "fuzzing"))
            guard let again = try? Repository(checking: Seed(repository)) else {
                fatalError("not valid when written anew")
            }
            require(again.version == repository.version, "another version when written anew")
        } catch {
            require(!error.faults.isEmpty, "refused without a fault")
            let lines = content.count { $0 == 0x0A } + 1
            for fault in error.faults where fault.file == name {
                require((1...lines).contains(fault.line ?? 1), "line \(fault.line ?? 0) of \(lines)")
            }
        }
    }

    /// JSON that is read is written so that it is read the same.
    private static func rewrite(_ bytes: [UInt8]) {
        guard let value = try? JSONReader.read(bytes) else { return }
        require((try? JSONReader.read(value.bytes)) == value, "JSON is read differently when written anew")
    }
}
