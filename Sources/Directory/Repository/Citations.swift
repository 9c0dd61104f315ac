/// For each source, the facts that rest on it: what the evidence of other records says, told from the other side.
struct Citations {
    /// JSON with the facts of each source, one after another with commas between them and a bracket before them.
    private var facts: [String: [UInt8]] = [:]

    /// - Parameter records: those of each collection, in the order of their ids.
    init(_ records: [CollectionName: [CheckedRecord]]) {
        for collection in records.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
            let found = Parallel.chunks(of: records[collection] ?? [], size: 1_024) { records in
                var citations = Citations()
                for record in records { record.withBytes { citations.note(record, $0) } }
                return [citations.facts]
            }
            for stretch in found {
                for (source, facts) in stretch { self.facts[source, default: []] += facts }
            }
        }
    }

    private init() {}

    /// The facts that rest on a source, as a JSON array; nil where there are none.
    func facts(restingOn source: String) -> MemoryBlock? {
        guard var array = facts[source], !array.isEmpty else { return nil }
        // each begins with a comma
        array[0] = UInt8(ascii: "[")
        array.append(UInt8(ascii: "]"))
        return MemoryBlock(array)
    }

    private mutating func note(_ record: CheckedRecord, _ bytes: UnsafeRawBufferPointer) {
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
