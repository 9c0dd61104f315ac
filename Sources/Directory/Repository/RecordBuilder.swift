/// Makes served records of seed records: adds type, URL, references from other records and, for sources, what rests on
/// them.
struct RecordBuilder {
    private let records: [CollectionName: [CheckedRecord]]
    private let inverses: Inverses
    private let citations: Citations

    /// - Parameter records: those of each collection, in the order of their ids.
    init(_ records: [CollectionName: [CheckedRecord]]) {
        self.records = records
        inverses = Inverses(records)
        citations = Citations(records)
    }

    /// The records of a collection in the order of their ids.
    func records(of schema: CollectionSchema) -> RecordStorage {
        let stretches = Parallel.chunks(of: records[schema.name] ?? [], size: 64) { records in
            var lines = JSONStream(capacity: 1 << 16)
            var ends: [Int] = []
            for record in records {
                record.withBytes { write(record, $0, schema, to: &lines) }
                ends.append(lines.count)
                lines.endLine()
            }
            return [(block: lines.finish(), ends: ends)]
        }
        var places: [RecordStorageBuilder.Place] = []
        for (number, stretch) in stretches.enumerated() {
            var start = 0
            for end in stretch.ends {
                places.append(.init(block: number, start: start, size: end - start))
                // behind the line feed
                start = end + 1
            }
        }
        return RecordStorage(stretches.map(\.block), order: places)
    }

    /// Writes a record: what the Seed has of it as it stands, since both are in the order of the table.
    private func write(
        _ record: CheckedRecord,
        _ bytes: UnsafeRawBufferPointer,
        _ schema: CollectionSchema,
        to stream: inout JSONStream
    ) {
        stream.beginObject()
        var members = JSONCursor.Members(of: bytes)
        var member = members.next()
        for field in schema.fields {
            if field.isInSeed {
                guard let found = member, found.isNamed(field.name) else { continue }
                stream.members(found.bytes)
                member = members.next()
            } else {
                // a Seed of a former format may hold it
                if let found = member, found.isNamed(field.name) { member = members.next() }
                write(field, of: record, bytes, to: &stream)
            }
        }
        stream.endObject()
    }

    /// Writes a field that the Seed does not hold, where the record has it.
    private func write(
        _ field: Field,
        of record: CheckedRecord,
        _ bytes: UnsafeRawBufferPointer,
        to stream: inout JSONStream
    ) {
        if case .inverse(let collection, let path) = field.origin {
            guard let ids = inverses.ids(referringTo: record.label, from: collection, at: path) else { return }
            stream.name(of: field.name)
            stream.beginArray()
            for id in ids { stream.value(id) }
            stream.endArray()
        } else if let value = computed(field.name, record, bytes) {
            stream.name(of: field.name)
            stream.value(value)
        } else if field.name == "facts" {
            citations.write(field.name, restingOn: record.label, to: &stream)
        }
    }

    private func computed(_ field: String, _ record: CheckedRecord, _ bytes: UnsafeRawBufferPointer) -> JSON? {
        switch field {
        case "type": .string(CollectionSchema.type(of: record.collection))
        case "url": .string(Record.path(record.collection, record.label))
        case "names":
            [
                [
                    "value": .string(JSONCursor.member("name", of: bytes).map(JSONCursor.string) ?? ""),
                    "kind": "official", "language": "en",
                ]
            ]
        case "curies": Self.compactIdentifiers(of: bytes)
        case "evidence":
            [
                [
                    "fields": .array(describedFields(of: bytes)), "source": .string(record.label), "basis": "stated",
                ]
            ]
        default: nil
        }
    }

    /// The identifiers of a record as `scheme:value`; nil where it has none.
    private static func compactIdentifiers(of record: UnsafeRawBufferPointer) -> JSON? {
        guard let identifiers = JSONCursor.member("identifiers", of: record) else { return nil }
        var texts: [JSON] = []
        JSONCursor.forEachElement(of: identifiers) { identifier in
            guard let scheme = JSONCursor.member("scheme", of: identifier).map(JSONCursor.string),
                let value = JSONCursor.member("value", of: identifier).map(JSONCursor.string)
            else { return }
            texts.append(.string("\(scheme):\(value)"))
        }
        return texts.isEmpty ? nil : .array(texts)
    }

    /// The facts that a source tells of itself.
    private func describedFields(of source: UnsafeRawBufferPointer) -> [JSON] {
        var members = JSONCursor.Members(of: source)
        var names: [JSON] = []
        while let member = members.next() {
            let isFact = CollectionSchema.named(.sources).fields.contains { field in
                field.isInSeed && field.isFact && member.isNamed(field.name)
            }
            if isFact { names.append(.string(JSONCursor.text(member.name))) }
        }
        return names
    }
}
