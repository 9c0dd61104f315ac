internal import Directory

extension SeedDraft {
    /// What becomes of references to a record that is removed.
    package enum RemainingReferences: String, Sendable, CaseIterable {
        /// The record stays, and they are listed.
        case refuse
        /// They are taken out, with the items that need them and their evidence.
        case drop
        /// They name the successor.
        case successor
    }

    /// Takes a record out and notes it among those removed.
    ///
    /// - Parameters:
    ///   - reason: why, for those who look for it.
    ///   - successor: what to look at instead.
    package mutating func remove(
        _ address: RecordAddress,
        because reason: String,
        successor: RecordAddress? = nil,
        references: RemainingReferences = .refuse
    ) throws(EditRefusal) -> EditResult {
        guard let record = self[address] else { throw .unknownRecord(address.description, near: nil) }
        if let successor, self[successor] == nil || successor == address {
            throw .unknownRecord(successor.description, near: nil)
        }
        let reason = reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !reason.isEmpty else { throw .senseless("--because is empty. Say in a line why the record goes.") }
        // those of the record to itself go with it
        let places = self.references(to: address).filter { !$0.hasPrefix("\(address) ") }
        switch references {
        case .refuse: guard places.isEmpty else { throw .referred(address, from: places) }
        case .drop:
            let dependent = dependents(of: address)
            guard dependent.isEmpty else { throw .needed(address, by: dependent.map(\.description)) }
            redirect(address, to: nil)
        case .successor:
            guard let successor, successor.collection == address.collection else {
                throw .senseless("--references successor needs a --successor of \(address.collection).")
            }
            redirect(address, to: successor.id)
        }
        remove(address)
        var entry: [JSON.Member] = [
            .init("record", .string(address.path)), .init("name", record["name"] ?? .string(address.id)),
            .init("because", .string(reason)),
        ]
        if let successor { entry.append(.init("successor", .string(successor.path))) }
        let removed = (dataset["removed"]?.array ?? []) + [.object(entry)]
        dataset = dataset.setting("removed", .array(removed), order: Dataset.fields)
        var result = EditResult()
        if references != .refuse, !places.isEmpty {
            result.notes.append("\(places.count) \(places.count == 1 ? "reference" : "references") changed with it")
        }
        return result
    }

    /// The records that cannot be without a record: a field that they have to have refers to it and to no other.
    private func dependents(of address: RecordAddress) -> [RecordAddress] {
        CollectionName.seeded.flatMap { name -> [RecordAddress] in
            let required = CollectionSchema.named(name).fields.filter(\.isRequired)
            return (records[name] ?? []).compactMap { record in
                guard let id = record["id"]?.string, RecordAddress(name, id) != address else { return nil }
                let left = References.map(record, required, to: address.collection) { $0 == address.id ? nil : $0 }
                let isWhole = required.allSatisfy { record[$0.name] == nil || left[$0.name] != nil }
                return isWhole ? nil : RecordAddress(name, id)
            }
        }
    }
}
