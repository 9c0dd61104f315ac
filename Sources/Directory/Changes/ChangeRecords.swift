/// Makes the records of `/changes` of the releases.
struct ChangeRecords {
    let repository: Repository

    /// The changes of all releases, in the order of their ids.
    func records() -> [[UInt8]] {
        repository.releases.flatMap { release in release.changes.map { record(of: $0, in: release) } }
            .sorted { $0.id < $1.id }.map(\.bytes)
    }

    /// What changed since a version, in the order of their ids. Each is told with the newest release that touched the record.
    func records(of changes: [NetChange], since version: FormerVersion) -> [[UInt8]] {
        // a record that got the address of one that was taken out
        let renamed = Set(changes.filter { $0.change.kind == .renamed }.map(\.change.path))
        return changes.map { net in
            let isShared = net.change.kind == .removed && renamed.contains(net.change.path)
            let place = "since-\(version.shortVersion)" + (isShared ? "-removed" : "")
            let release = repository.releases[net.release - 1]
            // what several releases did has the title of none
            let title =
                net.count == 1
                ? release.title
                : "Summed up of \(net.count) releases, the newest of them \(release.number): \(release.title)"
            return record(of: net.change, in: release, place, title: title)
        }
        .sorted { $0.id < $1.id }.map(\.bytes)
    }

    /// - Parameters:
    ///   - place: what the id begins with; that of the release unless given.
    ///   - title: what the change was about; the title of the release unless given.
    private func record(
        of change: RecordChange,
        in release: Release,
        _ place: String? = nil,
        title: String? = nil
    ) -> (id: String, bytes: [UInt8]) {
        let schema = CollectionSchema.changes
        let place = place ?? "release-\(release.number)"
        let id = "\(place)-\(change.collection)" + (change.id.isEmpty ? "" : "-\(change.id)")
        let name = "\(change.name): \(change.kind.rawValue)"
        var values: [String: JSON] = [
            "id": .string(id), "type": .string(schema.type), "url": .string(Record.path(.changes, id)),
            "name": .string(name),
            "release": ["number": .integer(release.number), "version": .string(release.version)],
            "date": .string(release.date.description), "title": .string(title ?? release.title),
            "change": .string(change.kind.rawValue), "collection": .string(change.collection),
            "record": .string(change.path),
        ]
        if let former = change.formerPath { values["renamed_from"] = .string(former) }
        if !change.fields.isEmpty { values["details"] = .array(change.fields.map(\.json)) }
        let value = JSON.object(
            schema.fields.compactMap { field in values[field.name].map { JSON.Member(field.name, $0) } }
        )
        return (id, value.bytes)
    }
}
