/// The digest that names a version of the data.
enum SeedDigest {
    /// SHA-256 over the content of a Seed, in lower-case hexadecimal.
    ///
    /// It is taken over each record in one line, in the order of collections and ids and with the fields in the order of
    /// the table, so that white space and the order of what a file holds do not make a new version. The releases are
    /// left out: they tell of versions and belong to none.
    ///
    /// Behind the records stand the files that hold none, where the Seed has them.
    ///
    /// - Parameters:
    ///   - records: those of each collection, in the order of their ids.
    ///   - documents: the content of the files that hold no records, without `dataset.json`.
    static func hex(
        of records: [CollectionName: [CheckedRecord]],
        dataset: Dataset,
        documents: [SeedDocument: JSON] = [:]
    ) -> String {
        var digest = ContentDigest()
        digest.update(dataset.content.bytes)
        for name in CollectionName.seeded {
            digest.update(Array("\n\(name)\n".utf8))
            for record in records[name] ?? [] {
                record.withLine { digest.update($0) }
            }
        }
        for document in SeedDocument.optional {
            guard let content = documents[document] else { continue }
            digest.update(Array("\n\(document.rawValue)\n".utf8))
            digest.update(content.bytes)
        }
        return digest.hex()
    }
}
