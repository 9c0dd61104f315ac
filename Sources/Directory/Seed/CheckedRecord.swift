/// A record of a seed file that was looked at, in one line of JSON with its fields in the order of the table.
///
/// The tree that it was read into takes seven times as much memory, which counts where there are many.
struct CheckedRecord: Sendable {
    let collection: CollectionName
    /// The line that it begins on, counted from 1.
    let line: Int
    /// How many records stand before it in its file.
    let position: Int
    /// The id; nil where it has none that is a string.
    let id: String?
    /// What is wrong with it, as far as it tells without the other records.
    let faults: [SeedFault]
    private let block: MemoryBlock
    private let start: Int
    private let size: Int

    /// The id, or the place in the file for messages about a record without one.
    var label: String { id ?? "record \(position + 1)" }

    /// The record as a tree, read anew.
    var tree: SeedRecord {
        SeedRecord(collection: collection, line: line, position: position, value: withBytes(JSONReader.readTrusted))
    }

    /// Lends the line; the bytes must not be kept.
    func withBytes<Result>(_ use: (UnsafeRawBufferPointer) -> Result) -> Result {
        block.withBytes { use(UnsafeRawBufferPointer(rebasing: $0[start..<start + size])) }
    }

    /// Lends the line with the line feed at its end; the bytes must not be kept.
    func withLine(_ use: (UnsafeRawBufferPointer) -> Void) {
        block.withBytes { use(UnsafeRawBufferPointer(rebasing: $0[start...start + size])) }
    }

    /// A fault of this record.
    func fault(_ field: String?, _ problem: String) -> SeedFault {
        SeedFault(file: "\(collection).json", line: line, record: label, field: field, problem: problem)
    }

    /// Looks at records of a collection that stand behind each other in its file.
    static func records(_ elements: JSONReader.Elements, of schema: CollectionSchema) -> [CheckedRecord] {
        let fields = schema.fields.filter(\.isInSeed)
        var lines = JSONStream(capacity: 1 << 16)
        var starts: [Int] = []
        let records = elements.elements.enumerated().map { offset, element in
            SeedRecord(
                collection: schema.name,
                line: element.line,
                position: elements.position + offset,
                value: element.value
            )
        }
        for record in records {
            starts.append(lines.count)
            record.write(fields, to: &lines)
            lines.endLine()
        }
        starts.append(lines.count)
        let block = lines.finish()
        return records.enumerated().map { number, record in
            CheckedRecord(
                collection: schema.name,
                line: record.line,
                position: record.position,
                id: record.value["id"]?.string,
                faults: ShapeChecker.faults(of: record, fields: fields)
                    + EvidenceChecker(record: record, schema: schema).faults()
                    + RuleChecker(record: record, schema: schema).faults(),
                block: block,
                start: starts[number],
                // without the line feed
                size: starts[number + 1] - 1 - starts[number]
            )
        }
    }
}
