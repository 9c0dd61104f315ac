/// The digest that names a version of the data.
enum SeedDigest {
    /// SHA-256 over the content of a Seed, in lower-case hexadecimal.
    ///
    /// It is taken over each record in one line, in the order of collections and ids, so that white space and the
    /// order of records in a file do not make a new version.
    static func hex(of records: [SeedRecord], dataset: Dataset) -> String {
        var digest = ContentDigest()
        digest.update(dataset.content.bytes)
        for name in CollectionName.allCases {
            digest.update(Array("\n\(name)\n".utf8))
            for record in records.filter({ $0.collection == name }).sorted(by: { $0.label < $1.label }) {
                digest.update(record.value.bytes + [0x0A])
            }
        }
        return digest.hex()
    }
}
