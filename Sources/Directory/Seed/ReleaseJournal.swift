internal import Glibc
package import Files

/// Writes several files of a Seed, those of a release or of an edit, so that they are never out of step for good: all of
/// them are written down in one file first, the journal, and then into their places. Whoever finds the journal can finish
/// what was interrupted.
package struct ReleaseJournal: Sendable {
    /// The journal's name in the folder of the Seed.
    package static let file = ".release-under-way.json"

    /// Why an interrupted change cannot be finished.
    package enum Unfinishable: Error, CustomStringConvertible {
        /// The journal cannot be understood.
        case malformed(path: String)
        /// A file was changed after the interruption.
        case edited(path: String, journal: String)
        /// The system refuses.
        case file(FileFault)

        /// A sentence that says what to do.
        package var description: String {
            switch self {
            case .malformed(let path): "\(path) cannot be understood. Take it away and make the change again."
            case .edited(let path, let journal):
                "\(path) was edited after a change was interrupted. Look at it, take \(journal) away and make the change again."
            case .file(let fault): "cannot finish the interrupted change: \(fault)"
            }
        }
    }

    private struct Entry: Sendable {
        let name: String
        /// The digest of what the file held before; nil where it was not there.
        let former: String?
        let content: [UInt8]
    }

    private let folder: String
    private let entries: [Entry]

    /// The files that a release or an edit may write.
    private static let names = Set(Seed.fileNames + [Release.file, "vocabularies.json", "synonyms.json"])

    /// Prepares to write files.
    ///
    /// - Parameters:
    ///   - files: the new content by name.
    ///   - seed: what the folder holds now.
    package init(_ files: [String: [UInt8]], replacing seed: Seed, in folder: String) {
        self.folder = folder
        entries = files.sorted { $0.key < $1.key }.map { name, content in
            Entry(name: name, former: seed.files[name].map(ContentDigest.hex(of:)), content: content)
        }
    }

    /// Something that has to be done.
    package enum Step: Sendable {
        /// Writing the journal.
        case noting
        /// Writing the file of this number.
        case writing(Int)
        /// Taking the journal away.
        case closing
    }

    /// What has to be done, in order. Each step is on the disk before the next one begins, and each leaves a folder that
    /// either holds the Seed of before or after, or a journal.
    package var steps: [Step] { [.noting] + finishingSteps }

    /// What remains to be done once the journal is there. Each step may be done again.
    private var finishingSteps: [Step] { entries.indices.map { .writing($0) } + [.closing] }

    /// Does a step.
    package func perform(_ step: Step) throws(FileFault) {
        let journal = "\(folder)/\(Self.file)"
        switch step {
        case .noting: try FileReplacement.write(content, to: journal)
        case .writing(let number):
            try FileReplacement.write(entries[number].content, to: "\(folder)/\(entries[number].name)")
        case .closing:
            guard unlink(journal) == 0 else { throw FileFault(journal, .system(errno)) }
            try FileReplacement.synchronizeFolder(of: journal)
        }
    }

    /// Does all steps.
    package func write() throws(FileFault) { for step in steps { try perform(step) } }

    /// Finishes a change that was interrupted.
    ///
    /// - Returns: the names of the files that it wrote; nil where there is nothing to finish.
    package static func finish(in folder: String) throws(Unfinishable) -> [String]? {
        let path = "\(folder)/\(file)"
        guard access(path, F_OK) == 0 else { return nil }
        guard let journal = ReleaseJournal(try reading { () throws(FileFault) in try content(of: path) ?? [] }, folder)
        else { throw .malformed(path: path) }
        for entry in journal.entries {
            let target = "\(folder)/\(entry.name)"
            let present = try reading { () throws(FileFault) in try content(of: target) }
            guard present == entry.content || present.map(ContentDigest.hex(of:)) == entry.former else {
                throw .edited(path: target, journal: path)
            }
        }
        try reading { () throws(FileFault) in for step in journal.finishingSteps { try journal.perform(step) } }
        return journal.entries.map(\.name)
    }

    private static func reading<Value>(_ body: () throws(FileFault) -> Value) throws(Unfinishable) -> Value {
        do throws(FileFault) { return try body() } catch { throw .file(error) }
    }

    /// What a file holds; nil where there is none.
    private static func content(of path: String) throws(FileFault) -> [UInt8]? {
        guard access(path, F_OK) == 0 else { return nil }
        return try BoundedFile.read(path, atMost: SeedBounds.folder)
    }

    /// What is wrong with a folder in which a change was interrupted.
    static func fault(in folder: String) -> SeedFault {
        SeedFault(
            file: file,
            line: nil,
            record: nil,
            field: nil,
            problem:
                "a change was interrupted while it was written; osce-directory release --seed \(folder) finishes it"
        )
    }

    // MARK: The journal's content

    private var content: [UInt8] {
        JSON.array(
            entries.map { entry in
                .object(
                    [JSON.Member("file", .string(entry.name))]
                        + (entry.former.map { [.init("former", .string($0))] } ?? [])
                        + [.init("content", .string(String(decoding: entry.content, as: UTF8.self)))]
                )
            }
        ).indentedBytes
    }

    /// Reads a journal; nil where it is none.
    private init?(_ bytes: [UInt8], _ folder: String) {
        guard let values = (try? JSONReader.read(bytes))?.array, !values.isEmpty else { return nil }
        let entries = values.compactMap { value -> Entry? in
            // no other file is ever written
            guard let name = value["file"]?.string, Self.names.contains(name), let text = value["content"]?.string
            else { return nil }
            return Entry(name: name, former: value["former"]?.string, content: Array(text.utf8))
        }
        guard entries.count == values.count else { return nil }
        (self.folder, self.entries) = (folder, entries)
    }
}
