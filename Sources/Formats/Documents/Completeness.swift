package import Directory

/// Until when a collection is meant to be complete, as the editors say, and how new its newest record is.
package struct Completeness: Sendable {
    /// The collection.
    package let collection: CollectionName
    /// The last day up to which it is complete; nil where the editors do not say it.
    package let completeTo: String?
    /// What is meant by complete.
    package let note: String?
    /// The newest date that one of its records begins with; nil where none is dated.
    package let newest: String?

    /// What is said of a collection; nil where nothing is.
    package init?(_ collection: CollectionName, _ repository: Repository) {
        let entries = repository.dataset.content["coverage"]?.array ?? []
        guard let entry = entries.first(where: { $0["collection"]?.string == collection.rawValue }) else { return nil }
        self.collection = collection
        completeTo = entry["complete_to"]?.string
        note = entry["note"]?.string
        let schema = CollectionSchema.named(collection)
        let fields = (schema.lifespan?.from ?? ["published"]).filter { !$0.contains(".") }
        let projection = JSONProjection(fields)
        newest =
            repository[collection].records.compactMap { record in
                let value = record.value(projection)
                return fields.lazy.compactMap { value[$0]?.string.flatMap { Day($0) } }.first
            }.max()?.description
    }

    /// What is said of each collection, in their order.
    package static func all(_ repository: Repository) -> [Completeness] {
        CollectionName.seeded.compactMap { Completeness($0, repository) }
    }

    /// The same as JSON.
    var json: JSON {
        var members = [
            JSON.Member("collection", .string(collection.rawValue)), .init("url", .string(collection.path)),
        ]
        if let completeTo { members.append(.init("complete_to", .string(completeTo))) }
        if let newest { members.append(.init("newest", .string(newest))) }
        if let note { members.append(.init("note", .string(note))) }
        return .object(members)
    }
}
