internal import Memoization

extension Repository {
    /// The versions that the log of releases can be read from, the first first; the one in force stands last.
    package var versions: [FormerVersion] {
        let released = releases.map { FormerVersion(number: $0.number, version: $0.version, date: $0.date) }
        if released.last?.version == version { return released }
        let here = FormerVersion(
            number: releases.count,
            version: version,
            date: dataset.released,
            isReleased: false
        )
        return released + [here]
    }

    /// Whether the data changed since the newest release, so that no release tells of it.
    package var isUnreleased: Bool { releases.last.map { $0.version != version } ?? false }

    /// The versions that begin with some digits, each once: of data that became what they were the newest.
    package func versions(beginningWith digits: String) -> [FormerVersion] {
        var found: [FormerVersion] = []
        for version in versions.reversed() where version.version.hasPrefix(digits) {
            if !found.contains(where: { $0.version == version.version }) { found.append(version) }
        }
        return found
    }
}

extension Repository {
    /// What changed since a version, net.
    package func netChanges(since version: FormerVersion) -> [NetChange] {
        if let english { return english.netChanges(since: version) }
        return netChangeCache.changes.value(version) { NetChanges.changes(since: version.number, in: self) }
    }

    /// The records of what changed since a version, in the shape of `/changes`.
    package func changes(since version: FormerVersion) -> CollectionStore {
        if let english { return english.changes(since: version) }
        return netChangeCache.stores.value(version) {
            let records = ChangeRecords(repository: self).records(of: netChanges(since: version), since: version)
            return .store(.changes, RecordStorage(records))
        }
    }

    /// The record of what changed since a version of its id; nil where the id is none, or there is no such version.
    package func netChange(id: String) -> Record? {
        let parts = id.split(separator: "-", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "since", parts[1].utf8.count == 12,
            let version = versions(beginningWith: String(parts[1])).first
        else { return nil }
        return changes(since: version).record(id: id)
    }

    /// What changed of a record since a version; nil where nothing did.
    ///
    /// - Parameter id: the id in force; of a record that was taken out that which it had in the version.
    package func netChange(of collection: CollectionName, _ id: String, since version: FormerVersion) -> Record? {
        changes(since: version).record(id: "since-\(version.shortVersion)-\(collection)-\(id)")
    }

    private var netChangeCache: NetChangeCache { derived.value(asOf: nil) { NetChangeCache() } }
}

/// What changed since each of the versions that were asked for last.
private struct NetChangeCache: Sendable {
    /// How many versions are cached.
    private static let capacity = 8

    let changes = Memo<FormerVersion, [NetChange]>(capacity: capacity)
    let stores = Memo<FormerVersion, CollectionStore>(capacity: capacity)
}
