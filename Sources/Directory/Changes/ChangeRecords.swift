/// Makes the records of `/changes` of the releases.
struct ChangeRecords {
    let repository: Repository

    /// The changes of all releases, in the order of their ids.
    func records() -> [[UInt8]] {
        repository.releases.flatMap { release in release.changes.map { record(of: $0, in: release) } }
            .sorted { $0.id < $1.id }.map(\.bytes)
    }

    private func record(of change: RecordChange, in release: Release) -> (id: String, bytes: [UInt8]) {
        let schema = CollectionSchema.changes
        let id = "release-\(release.number)-\(change.collection)" + (change.id.isEmpty ? "" : "-\(change.id)")
        let name = "\(change.name): \(change.kind.rawValue)"
        var values: [String: JSON] = [
            "id": .string(id), "type": .string(schema.type), "url": .string(Record.path(.changes, id)),
            "name": .string(name),
            "release": ["number": .integer(release.number), "version": .string(release.version)],
            "date": .string(release.date.description), "title": .string(release.title),
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
