/// The digest that names a version of the data.
enum SeedDigest {
    /// SHA-256 over the content of a Seed, in lower-case hexadecimal.
    ///
    /// It is taken over each record in one line, in the order of collections and ids and with the fields in the order of
    /// the table, so that white space and the order of what a file holds do not make a new version. The releases are
    /// left out: they tell of versions and belong to none.
    static func hex(of records: [SeedRecord], dataset: Dataset) -> String {
        var digest = ContentDigest()
        digest.update(dataset.content.bytes)
        for name in CollectionName.seeded {
            digest.update(Array("\n\(name)\n".utf8))
            let own = records.filter { $0.collection == name }.sorted { $0.label < $1.label }
            let lines = Parallel.chunks(of: own) { records in
                var lines = JSONStream(capacity: 1_024 * records.count)
                for record in records {
                    record.write(to: &lines)
                    lines.endLine()
                }
                return [lines.finish()]
            }
            for chunk in lines { chunk.withBytes { digest.update($0) } }
        }
        return digest.hex()
    }
}
