internal import Addresses
package import Directory

/// Finds the records that others refer to.
package struct Included {
    package let repository: Repository
    /// The day whose world is asked about.
    package let asOf: Day?

    /// The records that these refer to in some fields, in full and once each, by collection and in the order of ids, as a
    /// JSON object.
    ///
    /// - Parameter names: names of `Inclusion.names(of:)`.
    package func json(_ names: [String], for records: [Record]) -> [UInt8] {
        var ids: [CollectionName: Set<String>] = [:]
        for name in CollectionName.allCases {
            let own = records.filter { $0.collection == name }
            guard !own.isEmpty else { continue }
            for (leaf, found) in own.texts(at: leaves(names, of: repository[name].schema)) {
                guard case .value(let type) = leaf.content else { continue }
                // an id is in one of the collections alone; the loader has seen to it
                for collection in type.referenced { ids[collection, default: []].formUnion(found) }
            }
        }
        var stream = JSONStream(capacity: 65_536)
        stream.beginObject()
        for name in CollectionName.allCases {
            let wanted = (ids[name] ?? []).sorted()
            guard !wanted.isEmpty else { continue }
            let found = wanted.compactMap { repository.record(name, id: $0, asOf: asOf) }
            guard !found.isEmpty else { continue }
            stream.name(of: name.rawValue)
            stream.beginArray()
            for record in found { record.write(to: &stream) }
            stream.endArray()
        }
        stream.endObject()
        return stream.bytes
    }

    /// The places that refer to records in some fields of a table.
    private func leaves(_ names: [String], of schema: CollectionSchema) -> [Leaf] {
        names.flatMap { name in
            schema.fields.first { $0.name == (name == Inclusion.sources ? "evidence" : name) }?.referenceLeaves ?? []
        }
    }
}
