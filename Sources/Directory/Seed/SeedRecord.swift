/// A record as the seed file has it, before it is known to be right.
struct SeedRecord {
    let collection: CollectionName
    let line: Int
    let position: Int
    let value: JSON

    /// The id, or the place in the file for messages about a record without one.
    var label: String { value["id"]?.string ?? "record \(position + 1)" }

    /// A fault of this record.
    func fault(_ field: String?, _ problem: String) -> SeedFault {
        SeedFault(file: "\(collection).json", line: line, record: label, field: field, problem: problem)
    }
}
