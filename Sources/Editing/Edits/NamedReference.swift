internal import Directory
internal import Words

extension SeedDraft {
    /// Refuses a name where an id is to stand, and says whose it is.
    ///
    /// - Parameter text: what was typed for a reference.
    func requireNoName(_ text: String, _ path: FieldPath, in collections: [CollectionName]) throws(EditRefusal) {
        guard !Slug.isValid(text) else { return }
        let wanted = Folding.fold(text)
        for collection in collections {
            let owner = (records[collection] ?? []).first { record in
                let names = [record["name"]] + (record["names"]?.array ?? []).map { $0["value"] }
                return names.contains { $0?.string.map { Folding.fold($0) == wanted } ?? false }
            }
            if let id = owner?["id"]?.string {
                throw .senseless(
                    "\(path.text) takes the id of a record of \(collection). \"\(text)\" is \(collection)/\(id); write \(id)."
                )
            }
        }
    }
}
