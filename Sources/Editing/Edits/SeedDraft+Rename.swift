internal import Directory

extension SeedDraft {
    /// Gives a record another id. The former one is kept among `former_ids`, and every reference follows.
    package mutating func rename(_ address: RecordAddress, to new: RecordAddress) throws(EditRefusal) -> EditResult {
        guard new.collection == address.collection else {
            throw .senseless(
                "\(new) is of another collection. Make it with osce-directory new, then remove \(address) --successor \(new)."
            )
        }
        guard let record = self[address] else { throw .unknownRecord(address.description, near: nil) }
        guard new != address else { throw .senseless("\(address) has this id already.") }
        // an id that the record had before may be its id again
        if holder(ofFormer: new) != address { try requireFree(new) }
        let fields = CollectionSchema.named(address.collection).fields
        let formers = (record["former_ids"]?.array ?? []).filter { $0.string != new.id } + [.string(address.id)]
        let renamed = record.setting("id", .string(new.id), order: fields)
            .setting("former_ids", .array(formers), order: fields)
        redirect(address, to: new.id)
        // references of the record to itself were redirected with the others
        let own = self[address].map { own in
            own.setting("id", renamed["id"], order: fields).setting("former_ids", renamed["former_ids"], order: fields)
        }
        replace(address, with: own ?? renamed)
        followInRemoved(address, new)
        return EditResult()
    }

    /// Has the records that were removed in favour of another name it by its new id.
    private mutating func followInRemoved(_ address: RecordAddress, _ new: RecordAddress) {
        guard let removed = dataset["removed"]?.array else { return }
        let followed = removed.map { entry in
            entry["successor"]?.string == address.path
                ? entry.setting("successor", .string(new.path), order: []) : entry
        }
        dataset = dataset.setting("removed", .array(followed), order: Dataset.fields)
    }
}
