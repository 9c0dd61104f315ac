/// For each source, the facts that rest on it: what the evidence of other records says, told from the other side.
struct Citations {
    /// The facts of each source as JSON, one after another with a comma before each; one table for each stretch of records.
    private var stretches: [[String: [UInt8]]] = []

    /// - Parameter records: those of each collection, in the order of their ids.
    init(_ records: [CollectionName: [CheckedRecord]]) {
        for collection in records.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
            stretches += Parallel.chunks(of: records[collection] ?? [], size: 1_024) { records in
                var facts: [String: [UInt8]] = [:]
                for record in records { record.withBytes { Self.note(record, $0, in: &facts) } }
                return [facts]
            }
        }
    }

    /// Writes the facts that rest on a source as the value of a member of this name; nothing where there are none.
    func write(_ name: String, restingOn source: String, to stream: inout JSONStream) {
        var isFirst = true
        for stretch in stretches {
            guard let facts = stretch[source] else { continue }
            facts.withUnsafeBytes { facts in
                if isFirst {
                    stream.name(of: name)
                    stream.beginArray()
                }
                stream.append(UnsafeRawBufferPointer(rebasing: facts.dropFirst(isFirst ? 1 : 0)))
            }
            isFirst = false
        }
        if !isFirst { stream.endArray() }
    }

    private static func note(
        _ record: CheckedRecord,
        _ bytes: UnsafeRawBufferPointer,
        in facts: inout [String: [UInt8]]
    ) {
        guard let evidence = JSONCursor.member("evidence", of: bytes) else { return }
        let path = Record.path(record.collection, record.label)
        JSONCursor.forEachElement(of: evidence) { entry in
            guard let source = JSONCursor.member("source", of: entry).map(JSONCursor.string) else { return }
            var fact = JSONStream()
            fact.append(UInt8(ascii: ","))
            fact.append(UInt8(ascii: "{"))
            fact.member("record", path)
            var members = JSONCursor.Members(of: entry)
            while let member = members.next() {
                if !member.isNamed("source") { fact.members(member.bytes) }
            }
            fact.endObject()
            facts[source, default: []] += fact.bytes
        }
    }
}
