/// Undoes releases one after the other, the newest first.
///
/// Only records that a release tells of are read into trees; the others stay lines.
struct ReleaseUndoing {
    /// The records of a collection as the newest release left them.
    struct Source {
        /// The ids, in order.
        let ids: [String]
        /// The record at a place, as a seed file has it.
        let tree: (Int) -> JSON
        /// Writes the record at a place as a seed file has it.
        let write: (Int, inout TextBuilder) -> Void
    }

    /// The releases, the first first.
    let releases: [Release]
    private let sources: [CollectionName: Source]
    /// Where each record stands in its source.
    private let places: [CollectionName: [String: Int]]
    /// The records that a release told of, as they were before it; nil in it for those that were not there.
    private var records: [CollectionName: [String: JSON?]] = [:]
    private var documents: [SeedDocument: JSON]

    /// Begins with the records that all releases made.
    init(_ releases: [Release], _ sources: [CollectionName: Source], _ documents: [SeedDocument: JSON]) {
        self.releases = releases
        self.sources = sources
        self.documents = documents
        places = sources.mapValues { source in
            Dictionary(source.ids.enumerated().map { ($1, $0) }) { first, _ in first }
        }
    }

    /// Begins with a Seed that all its releases were made of.
    init(_ seed: CheckedSeed) {
        let sources = seed.records.mapValues { records in
            Source(
                ids: records.map(\.label),
                tree: { records[$0].tree.value },
                write: { place, stream in records[place].withBytes { stream.append($0) } }
            )
        }
        self.init(seed.releases, sources, seed.documents)
    }

    /// Undoes a release.
    mutating func undo(_ release: Release) throws(FormerSeed.Failure) {
        for change in release.changes.reversed() {
            if let document = SeedDocument(rawValue: change.collection), change.id.isEmpty {
                documents[document] = try former(documents[document], change, release)
            } else if let collection = CollectionName(rawValue: change.collection) {
                try undo(change, in: collection, release)
            }
        }
    }

    private mutating func undo(
        _ change: RecordChange,
        in collection: CollectionName,
        _ release: Release
    ) throws(FormerSeed.Failure) {
        let present = record(change.id, in: collection)
        let former = try former(present, change, release)
        records[collection, default: [:]].updateValue(nil, forKey: change.id)
        guard let former else { return }
        let id = change.formerID ?? change.id
        records[collection]?.updateValue(former.with("id", .string(id)), forKey: id)
    }

    private func record(_ id: String, in collection: CollectionName) -> JSON? {
        if let known = records[collection]?[id] { return known }
        return places[collection]?[id].flatMap { sources[collection]?.tree($0) }
    }

    /// What a record or another object was before a change; nil where it was not there.
    private func former(
        _ present: JSON?,
        _ change: RecordChange,
        _ release: Release
    ) throws(FormerSeed.Failure) -> JSON? {
        func contradiction(_ field: String? = nil) -> FormerSeed.Failure {
            .contradiction(release: release.number, record: change.path, field: field)
        }
        guard (present == nil) == (change.kind == .removed) else { throw contradiction() }
        if change.kind == .added { return nil }
        guard var value = present ?? change.content ?? (change.id.isEmpty ? [:] : nil) else { throw contradiction() }
        for field in change.fields {
            guard let former = field.undone(from: value[field.field]) else { throw contradiction(field.field) }
            value = value.with(field.field, former)
        }
        return value
    }

    /// The log as it was when a release was made.
    func log(ofRelease number: Int) -> [UInt8] { JSON.array(releases[..<number].map(\.json)).bytes }

    /// The Seed as it was when a release was made, all later ones of which are undone; without the log.
    func seed(ofRelease number: Int) -> Seed {
        let releases = releases[..<number]
        var files: [String: [UInt8]] = [:]
        for (document, content) in documents { files[document.file] = content.bytes }
        // the log tells the day of a release beside what changed
        if let released = releases.last?.date {
            let dataset = documents[.dataset]?.with("released", .string(released.description))
            files[SeedDocument.dataset.file] = dataset?.bytes
        }
        for collection in CollectionName.seeded { files["\(collection).json"] = file(of: collection) }
        return Seed(files: files, origin: "release \(number)")
    }

    private func file(of collection: CollectionName) -> [UInt8] {
        let known = records[collection] ?? [:]
        var stream = TextBuilder(capacity: 1 << 16)
        stream.append(literal: "[")
        var isFirst = true
        func separate(_ stream: inout TextBuilder) {
            if !isFirst { stream.append(literal: ",\n") }
            isFirst = false
        }
        if let source = sources[collection] {
            for (place, id) in source.ids.enumerated() where known[id] == nil {
                separate(&stream)
                source.write(place, &stream)
            }
        }
        for case (_, let value?) in known.sorted(by: { $0.key < $1.key }) {
            separate(&stream)
            value.bytes.withUnsafeBytes { stream.append($0) }
        }
        stream.append(literal: "]\n")
        return stream.withBytes { Array($0) }
    }
}
