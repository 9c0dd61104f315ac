/// Some fields of a collection's records, ready to be written of one record after another.
package struct RecordFields: Sendable {
    private let names: [String]
    private let storage: RecordStorage
    private let members: MemberDirectory?
    private let numbers: [Int]

    /// The fields of these names.
    package init(_ names: [String], of store: CollectionStore) {
        self.names = names
        storage = store.records.storage
        members = store.members
        numbers = members?.numbers(of: names) ?? []
    }

    /// Writes these fields of a record as an object, in the order of the record.
    package func write(_ record: Record, to stream: inout JSONStream) {
        record.withBytes { bytes in
            // a record of a past day lies elsewhere
            if record.storage === storage, let members, members.write(numbers, of: record.number, bytes, to: &stream) {
                return
            }
            JSONCursor.write(names, of: bytes, to: &stream)
        }
    }
}
