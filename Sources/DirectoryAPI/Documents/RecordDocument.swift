internal import Directory

/// One record as JSON.
struct RecordDocument {
    let record: Record
    let repository: Repository

    /// The addresses that belong to the record, by link relation.
    var links: [(relation: String, address: String)] {
        [("self", record.path), ("collection", "/\(record.collection)")]
    }

    /// The document.
    var bytes: [UInt8] {
        var bytes = Array("{\"data\":".utf8) + record.bytes
        bytes += Array(",\"meta\":".utf8)
        let meta: JSON = [
            "data_version": .string(repository.shortVersion),
            "citation": .string(Citation.line(repository, record.path, name: record.name)),
        ]
        meta.write(to: &bytes)
        bytes += Array(",\"links\":".utf8)
        JSON.object(links.map { JSON.Member($0.relation, .string($0.address)) }).write(to: &bytes)
        bytes += Array("}\n".utf8)
        return bytes
    }
}
