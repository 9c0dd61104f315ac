/// Records of a collection under their names in other languages, written when they are read: what else they hold is copied
/// as it stands.
struct LocalizedRecords: RecordSource {
    /// What gives a record its name.
    enum Subject {
        /// It has names of its own.
        case record
        /// It is an event, named after the record that it is of; among the records of these collections.
        case event([CollectionStore])
    }

    private let records: RecordStorage
    private let choice: NameChoice
    private let subject: Subject
    /// The number of fields of the table, and the places of the two that change.
    private let changed: [Int]
    /// The fields that the choice reads.
    private let read: [Int]

    /// - Parameter records: those of the collection, named in English.
    init(_ records: RecordStorage, _ schema: CollectionSchema, _ choice: NameChoice, _ subject: Subject) {
        self.records = records
        self.choice = choice
        self.subject = subject
        changed = schema.fieldNames.indices.filter { Self.changedFields.contains(schema.fieldNames[$0]) }
        read = schema.fieldNames.indices.filter { ["name", "names", "record"].contains(schema.fieldNames[$0]) }
    }

    /// The fields that a language changes.
    static let changedFields = ["name", "name_language"]

    var count: Int { records.count }

    func forEach(in range: Range<Int>, fields: [Bool]?, _ use: (Int, UnsafeRawBufferPointer) -> Void) {
        guard let fields else { return writeEach(in: range, nil, use) }
        guard changed.contains(where: { fields[$0] }) else { return records.forEach(in: range, fields: fields, use) }
        var wanted = fields
        for field in read { wanted[field] = true }
        writeEach(in: range, wanted, use)
    }

    private func writeEach(
        in range: Range<Int>,
        _ fields: [Bool]?,
        _ use: (Int, UnsafeRawBufferPointer) -> Void
    ) {
        var output = TextBuilder(capacity: 4_096)
        records.forEach(in: range, fields: fields) { number, record in
            output.removeAll()
            if write(record, to: &output) {
                output.withBytes { use(number, $0) }
            } else {
                use(number, record)
            }
        }
    }

    /// Writes a record under its name in another language.
    ///
    /// - Returns: whether it has one; otherwise nothing is written.
    func write(_ record: UnsafeRawBufferPointer, to output: inout TextBuilder) -> Bool {
        guard let name = JSONCursor.name(of: record) else { return false }
        switch subject {
        case .record:
            guard let choice = choice.choice(of: record) else { return false }
            Self.write(record, replacing: name, with: choice, ending: nil, to: &output)
            return true
        case .event(let stores):
            guard let path = JSONCursor.member("record", of: record).map(JSONCursor.string),
                let subject = stores.record(at: path)
            else { return false }
            return subject.withBytes { subject in
                // the name of an event is that of its record, a colon and the kind
                guard let own = JSONCursor.name(of: subject), let choice = choice.choice(of: subject),
                    name.count > own.count,
                    UnsafeRawBufferPointer(rebasing: name[..<(own.count - 1)]).equals(
                        UnsafeRawBufferPointer(rebasing: own[..<(own.count - 1)])
                    )
                else { return false }
                let ending = UnsafeRawBufferPointer(rebasing: name[(own.count - 1)...])
                Self.write(record, replacing: name, with: choice, ending: ending, to: &output)
                return true
            }
        }
    }

    /// - Parameter ending: what follows the name in the string, with the last quote.
    private static func write(
        _ record: UnsafeRawBufferPointer,
        replacing name: UnsafeRawBufferPointer,
        with choice: NameChoice.Choice,
        ending: UnsafeRawBufferPointer?,
        to output: inout TextBuilder
    ) {
        guard let start = record.baseAddress, let place = name.baseAddress else { return }
        let before = place - start
        output.append(UnsafeRawBufferPointer(rebasing: record[..<before]))
        if let ending {
            output.append(UnsafeRawBufferPointer(rebasing: choice.name[..<(choice.name.count - 1)]))
            output.append(ending)
        } else {
            output.append(choice.name)
        }
        output.append(literal: ",\"name_language\":")
        output.append(choice.language)
        output.append(UnsafeRawBufferPointer(rebasing: record[(before + name.count)...]))
    }
}

extension [CollectionStore] {
    /// The record at a path of the data: `/operations/bishkek`.
    fileprivate func record(at path: String) -> Record? {
        for store in self {
            let prefix = store.schema.name.path + "/"
            guard path.hasPrefix(prefix) else { continue }
            return store.record(id: String(path.dropFirst(prefix.utf8.count)))
        }
        return nil
    }
}
