/// What all releases after a version did to a record, told as if one release had done it.
package struct NetChange: Sendable, Equatable {
    /// The change. Of a record that was taken out it has the id and the content that it had in that version.
    package let change: RecordChange
    /// The newest release that touched the record.
    package let release: Int
    /// How many releases touched it.
    package let count: Int
}

/// Folds the changes of several releases: a value that changed twice is one change, one that changed back is none.
///
/// The releases are undone from the records in force, the newest first, and only the records that they tell of are read.
/// What is left is compared with what is in force. Where the log does not fit the data, as while an editor works, the record
/// is told in the words of the log instead (`ToldChanges`).
///
/// - Complexity: linear in the changes of those releases and in the records that they tell of.
struct NetChanges {
    private let repository: Repository
    /// The records touched so far by the address that they had at the point that was undone last.
    private var records: [Key: Entry] = [:]
    /// Those that were not there before another record had their address.
    private var finished: [(key: Key, entry: Entry)] = []

    private struct Key: Hashable {
        let collection: String
        let id: String
    }

    private struct Entry {
        /// The id in force; that under which it was taken out.
        let id: String
        /// The record in force; nil where there is none.
        let now: JSON?
        /// The record at the point that was undone last.
        var then: JSON?
        /// What it was called last.
        let name: String
        /// The newest release that touched it.
        let release: Int
        /// What releases told of it, the newest first.
        var told: [RecordChange] = []
        /// The numbers of the releases that touched it.
        var releases: Set<Int> = []
        /// Whether the log does not fit the record.
        var isContradicted = false
    }

    /// What changed since a release.
    ///
    /// - Parameter number: that of the release, from 1; 0 for the time before the first.
    static func changes(since number: Int, in repository: Repository) -> [NetChange] {
        var folding = NetChanges(repository: repository)
        for release in repository.releases.dropFirst(number).reversed() {
            for change in release.changes.reversed() { folding.undo(change, in: release) }
        }
        return folding.result
    }

    private init(repository: Repository) { self.repository = repository }

    private mutating func undo(_ change: RecordChange, in release: Release) {
        let key = Key(collection: change.collection, id: change.id)
        var entry = records.removeValue(forKey: key) ?? first(change, release)
        entry.told.append(change)
        entry.releases.insert(release.number)
        if (entry.then == nil) != (change.kind == .removed) { entry.isContradicted = true }
        switch change.kind {
        case .added: entry.then = nil
        case .removed: entry.then = undone(change, of: change.content ?? [:], &entry)
        case .changed, .renamed: entry.then = undone(change, of: entry.then ?? [:], &entry)
        }
        let former = Key(collection: change.collection, id: change.formerID ?? change.id)
        // a record that has this address since then is another one
        if let other = records[former] { finished.append((former, other)) }
        records[former] = entry
    }

    private func first(_ change: RecordChange, _ release: Release) -> Entry {
        let now = repository.seedContent(change.collection, change.id)
        return Entry(
            id: change.id,
            now: now,
            then: now,
            name: now?["name"]?.string ?? change.name,
            release: release.number
        )
    }

    private func undone(_ change: RecordChange, of value: JSON, _ entry: inout Entry) -> JSON {
        var value = value
        for field in change.fields {
            if let former = field.undone(from: value[field.field]) {
                value = value.with(field.field, former)
            } else {
                entry.isContradicted = true
            }
        }
        return value
    }

    // MARK: What is left

    /// The changes in the order of collections and ids, those of files without records last.
    private var result: [NetChange] {
        let all = joined(finished + records.map { (key: $0.key, entry: $0.value) })
        let order = CollectionName.seeded.map(\.rawValue) + SeedDocument.allCases.map(\.rawValue)
        let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
        return all.compactMap(net).sorted { left, right in
            let (first, second) = (places[left.change.collection] ?? 0, places[right.change.collection] ?? 0)
            return first == second ? left.change.id < right.change.id : first < second
        }
    }

    /// The records, where one that came under the id of one that went is the same with other fields.
    private func joined(_ all: [(key: Key, entry: Entry)]) -> [(key: Key, entry: Entry)] {
        var gone: [Key: Int] = [:]
        for (place, record) in all.enumerated() where record.entry.then != nil && record.entry.now == nil {
            gone[record.key] = place
        }
        guard !gone.isEmpty else { return all }
        var all: [(key: Key, entry: Entry)?] = all
        for place in all.indices {
            guard let (key, entry) = all[place], entry.then == nil, entry.now != nil,
                let other = gone[Key(collection: key.collection, id: entry.id)], let former = all[other]
            else { continue }
            var joined = entry
            joined.then = former.entry.then
            joined.told += former.entry.told
            joined.releases.formUnion(former.entry.releases)
            joined.isContradicted = entry.isContradicted || former.entry.isContradicted
            all[place] = (former.key, joined)
            all[other] = nil
        }
        return all.compactMap(\.self)
    }

    private func net(_ key: Key, _ entry: Entry) -> NetChange? {
        let change =
            entry.isContradicted
            ? ToldChanges(entry.told).net(id: entry.id, formerID: key.id, name: entry.name)
            : Self.change(key, entry)
        return change.map { NetChange(change: $0, release: entry.release, count: entry.releases.count) }
    }

    private static func change(_ key: Key, _ entry: Entry) -> RecordChange? {
        switch (entry.then, entry.now) {
        case (nil, nil): return nil
        case (nil, .some): return RecordChange(kind: .added, collection: key.collection, id: entry.id, name: entry.name)
        case (let then?, nil):
            return RecordChange(
                kind: .removed,
                collection: key.collection,
                id: key.id,
                name: entry.name,
                content: key.id.isEmpty ? nil : then.with("id", .string(key.id))
            )
        case (let then?, let now?):
            let fields = names(key.collection, then, now).filter { then[$0] != now[$0] }
                .map { RecordChange.FieldChange(field: $0, from: then[$0], to: now[$0]) }
            let isRenamed = key.id != entry.id
            guard isRenamed || !fields.isEmpty else { return nil }
            return RecordChange(
                kind: isRenamed ? .renamed : .changed,
                collection: key.collection,
                id: entry.id,
                name: entry.name,
                fields: fields,
                formerID: isRenamed ? key.id : nil
            )
        }
    }

    /// The fields to compare: those of the table in its order, then others that a former format had.
    private static func names(_ collection: String, _ then: JSON, _ now: JSON) -> [String] {
        let members = (now.members ?? []).map(\.name) + (then.members ?? []).map(\.name)
        let known = CollectionName(rawValue: collection).map { CollectionSchema.named($0).fields.map(\.name) } ?? []
        var seen = Set(known)
        // the id follows from where the record is, and the day of release changes with each release
        return (known + members.filter { seen.insert($0).inserted })
            .filter { $0 != "id" && ($0 != "released" || collection != SeedDocument.dataset.rawValue) }
    }
}

extension Repository {
    /// A record as a seed file has it, or the content of a file that holds none; nil where it is not there.
    ///
    /// - Parameter id: empty for a file that holds no records.
    package func seedContent(_ collection: String, _ id: String) -> JSON? {
        if id.isEmpty { return SeedDocument(rawValue: collection).flatMap { documents[$0] } }
        guard let name = CollectionName(rawValue: collection), !name.isDerived else { return nil }
        let store = (english ?? self)[name]
        guard let record = store.record(id: id), record.id == id else { return nil }
        return .object((record.value.members ?? []).filter { store.schema.isInSeed($0.name) })
    }
}

extension CollectionSchema {
    /// Whether seed files hold a field.
    fileprivate func isInSeed(_ name: String) -> Bool { fields.contains { $0.name == name && $0.isInSeed } }
}
