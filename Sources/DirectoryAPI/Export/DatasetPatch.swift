internal import Addresses
internal import Directory
internal import Memory

/// What brings a copy of the seed files of a version to those of now: records as the seed files have them.
///
/// To apply it, take `removed` out of the files, put each record of `changed` into the place of the one of its id, put
/// each of `documents` into the place of its file, and add `releases` to releases.json. What is made then has the digest
/// `to.version`.
struct DatasetPatch {
    private let version: FormerVersion
    private let repository: Repository

    /// Since a version of the data.
    init(since version: FormerVersion, _ repository: Repository) {
        (self.version, self.repository) = (version, repository)
    }

    /// The patch as JSON. O(changes since the version, and the records that they tell of).
    var bytes: MemoryBlock {
        let repository = repository.english ?? repository
        var changed: [String: [JSON]] = [:]
        var removed: [String: [JSON]] = [:]
        var documents: [JSON.Member] = []
        for net in repository.netChanges(since: version) {
            let change = net.change
            guard !change.id.isEmpty else {
                if change.collection != SeedDocument.dataset.rawValue {
                    documents.append(.init(change.collection, repository.seedContent(change.collection, "") ?? .null))
                }
                continue
            }
            if change.kind == .removed { removed[change.collection, default: []].append(.string(change.id)) }
            if let former = change.formerID { removed[change.collection, default: []].append(.string(former)) }
            if let record = repository.seedContent(change.collection, change.id), change.kind != .removed {
                changed[change.collection, default: []].append(record)
            }
        }
        let isCurrent = version.version == repository.version
        if !isCurrent { documents.insert(.init(SeedDocument.dataset.rawValue, repository.dataset.content), at: 0) }
        func byCollection(_ values: [String: [JSON]]) -> JSON {
            .object(
                CollectionName.seeded.compactMap { name in
                    values[name.rawValue].map { .init(name.rawValue, .array($0)) }
                }
            )
        }
        let releases = repository.releases.dropFirst(version.number).map(\.json)
        let document: JSON = [
            "from": Self.described(version),
            "to": repository.versions.last.map(Self.described) ?? .null,
            "changed": byCollection(changed),
            "removed": byCollection(removed),
            "documents": .object(documents),
            "releases": .array(Array(releases)),
        ]
        return MemoryBlock(document.bytes + [0x0A])
    }

    /// A version in full: the digest of what is made is compared with it.
    private static func described(_ version: FormerVersion) -> JSON {
        var members: [JSON.Member] = [.init("version", .string(version.version))]
        if version.number > 0 { members.append(.init("release", .integer(version.number))) }
        members.append(.init("date", .string(version.date.description)))
        return .object(members)
    }
}
