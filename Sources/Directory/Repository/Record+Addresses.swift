extension Record {
    /// Where it was served under ids that it had before; none for most.
    package var formerPaths: [String] {
        let former = withBytes { JSONCursor.member("former_ids", of: $0).map(JSONReader.readTrusted) }
        return (former?.array ?? []).compactMap { $0.string.map { Record.path(collection, $0) } }
    }
}

extension Repository {
    /// The record of the Seed that an address leads to, one that it had before included; nil where there is none.
    package func record(at path: String) -> Record? {
        guard let (collection, id) = RemovedRecord.address(path),
            let store = seeded.first(where: { $0.schema.name == collection })
        else { return nil }
        return store.record(id: id) ?? store.record(formerID: id)
    }
}
