internal import Memory

/// A record of a seed file that was looked at, in one line of JSON with its fields in the order of the table.
///
/// The tree that it was read into takes seven times as much memory, which counts where there are many.
package struct CheckedRecord: Sendable {
    package let collection: CollectionName
    /// The line that it begins on, counted from 1.
    let line: Int
    /// How many records stand before it in its file.
    package let position: Int
    /// The id; nil where it has none that is a string.
    let id: String?
    /// The ids that it had before.
    package let formerIDs: [String]
    /// The collection that it belongs to, where it stands in the file of another; nil for others.
    let owner: CollectionName?
    /// What is wrong with it, as far as it tells without the other records.
    let faults: [SeedFault]
    /// The first day of the newest date in it of something that has happened, as yyyymmdd; 0 where it has none.
    let newest: Int32
    private let block: MemoryBlock
    private let start: Int
    private let size: Int

    /// The same record with other content.
    ///
    /// - Parameters:
    ///   - value: the content, of the shape of the table.
    ///   - fields: those that the Seed holds.
    func with(_ value: JSON, _ fields: [Field]) -> CheckedRecord {
        var stream = JSONStream(capacity: size + 64)
        let record = SeedRecord(collection: collection, line: line, position: position, value: value)
        _ = record.write(fields, to: &stream)
        let count = stream.count
        stream.endLine()
        return CheckedRecord(
            collection: collection,
            line: line,
            position: position,
            id: id,
            formerIDs: formerIDs,
            owner: owner,
            faults: faults,
            newest: newest,
            block: stream.finish(),
            start: 0,
            size: count
        )
    }

    /// Some records in the order of their ids. Linear where they stand in it, as `format` writes them.
    static func sorted(_ records: [CheckedRecord]) -> [CheckedRecord] {
        let isSorted = zip(records, records.dropFirst()).allSatisfy { $0.label <= $1.label }
        return isSorted ? records : records.sorted { $0.label < $1.label }
    }

    /// The id, or the place in the file for messages about a record without one.
    package var label: String { id ?? "record \(position + 1)" }

    /// The record as a tree, read anew.
    package var tree: SeedRecord {
        SeedRecord(collection: collection, line: line, position: position, value: withBytes(JSONReader.readTrusted))
    }

    /// Lends the line; the bytes must not be kept.
    package func withBytes<Result>(_ use: (UnsafeRawBufferPointer) -> Result) -> Result {
        block.withBytes { use(UnsafeRawBufferPointer(rebasing: $0[start..<start + size])) }
    }

    /// Lends the line with the line feed at its end; the bytes must not be kept.
    func withLine(_ use: (UnsafeRawBufferPointer) -> Void) {
        block.withBytes { use(UnsafeRawBufferPointer(rebasing: $0[start...start + size])) }
    }
}

extension CheckedRecord {
    /// What is asked of the records of a collection, each by itself.
    struct Rules: Sendable {
        fileprivate let schema: CollectionSchema
        fileprivate let fields: [Field]
        private let coded: [Field]
        private let shape: ShapeTable
        private let evidence: EvidenceTable
        private let dated: [Field]
        private let rules: SeedRules

        /// - Parameter format: that of the Seed.
        init(_ schema: CollectionSchema, format: Int, _ rules: SeedRules) {
            self.schema = schema
            self.rules = rules
            fields = schema.fields.filter { $0.isInSeed(of: format) }
            coded = TextRules.coded(fields)
            shape = ShapeTable(fields)
            evidence = EvidenceTable(schema)
            dated = NewestDate.fields(of: fields)
        }

        /// What is wrong with a record, and its newest date.
        ///
        /// - Parameters:
        ///   - line: the record in one line.
        ///   - isWhole: whether the line has all of it.
        fileprivate func judge(
            _ record: SeedRecord,
            _ line: UnsafeRawBufferPointer,
            isWhole: Bool
        ) -> (faults: [SeedFault], newest: Int32) {
            // that all is well, as it mostly is, is seen in the line
            let newest = isWhole ? shape.newest(in: line) : nil
            guard rules == .all else {
                return (newest != nil ? [] : ShapeChecker.faults(of: record, fields: fields, isBounded: false), 0)
            }
            let hasEvidence = newest != nil && evidence.holds(for: line)
            let faults =
                (newest != nil ? [] : ShapeChecker.faults(of: record, fields: fields))
                + (hasEvidence ? [] : EvidenceChecker(record: record, schema: schema).faults())
                + RuleChecker(record: record, schema: schema, fields: fields, coded: coded).faults(line)
            return (faults, newest ?? NewestDate.find(in: record.value, dated)?.day.earliest ?? 0)
        }
    }

    /// Looks at records of a collection that stand behind each other in its file.
    static func records(_ elements: JSONReader.Elements, _ rules: Rules) -> [CheckedRecord] {
        var lines = JSONStream(capacity: 1 << 16)
        let written = elements.elements.enumerated().map { offset, element in
            let record = SeedRecord(
                collection: rules.schema.name,
                line: element.line,
                position: elements.position + offset,
                value: element.value
            )
            let start = lines.count
            let isWhole = record.write(rules.fields, to: &lines)
            let line = start..<lines.count
            lines.endLine()
            return (record: record, line: line, isWhole: isWhole)
        }
        let block = lines.finish()
        return written.map { record, line, isWhole in
            var (faults, newest) = block.withBytes { bytes in
                rules.judge(record, UnsafeRawBufferPointer(rebasing: bytes[line]), isWhole: isWhole)
            }
            // of a record in the wrong file nothing else is told
            let owner = faults.isEmpty ? nil : RecordOwner.owner(of: record.value, in: rules.schema)
            if let owner { (faults, newest) = ([record.fault(nil, RecordOwner.problem(owner))], 0) }
            return CheckedRecord(
                collection: record.collection,
                line: record.line,
                position: record.position,
                id: record.value["id"]?.string,
                formerIDs: (record.value["former_ids"]?.array ?? []).compactMap(\.string),
                owner: owner,
                faults: faults,
                newest: newest,
                block: block,
                start: line.lowerBound,
                size: line.count
            )
        }
    }
}
