internal import Files
internal import Words

/// What may stand in the folder of a Seed.
enum SeedFiles {
    /// The files that may join those that a Seed consists of.
    static let optional = [Release.file, "vocabularies.json", "synonyms.json"]
    /// The files that are read.
    static let known = Seed.fileNames + optional
    /// What is left aside: the licence, and the schemas that editors read.
    private static let aside: Set = ["LICENSE.md", "schemas"]

    /// Whether something of this name is a part of the Seed or a fault, not left aside.
    static func concerns(_ name: String) -> Bool {
        name == ReleaseJournal.file || !name.hasPrefix(".") && !aside.contains(name)
    }

    /// Whether a file of this name is read.
    static func isRead(_ name: String) -> Bool { name == ReleaseJournal.file || known.contains(name) }

    /// What is wrong with something in the folder.
    ///
    /// - Parameters:
    ///   - kind: what it is.
    ///   - others: the files that are read and there.
    static func fault(_ name: String, _ kind: FileKind, beside others: some Collection<String>) -> SeedFault {
        let problem: String
        if kind != .file {
            problem =
                "it is \(kind), not a file; " + (known.contains(name) ? "put the file in its place" : remedy(name))
        } else {
            problem = "no collection of this name; " + remedy(name, beside: others)
        }
        return SeedFault(file: name, line: nil, record: nil, field: nil, problem: problem)
    }

    private static func remedy(_ name: String) -> String {
        guard let collection = CollectionName.seeded.first(where: { $0.rawValue == name }) else {
            return "take it away"
        }
        return "the records of \(collection) stand in \(collection).json; put them there, and take it away"
    }

    private static func remedy(_ name: String, beside others: some Collection<String>) -> String {
        guard let near = EditDistance.nearest(to: name, among: known) else { return "take the file away" }
        return others.contains(near) ? "\(near) is there; take the file away" : "did you mean \(near)?"
    }
}
