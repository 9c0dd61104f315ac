internal import Directory
internal import Memory

extension Content {
    /// The records as linked data (JSON-LD 1.1). The context stands in the document, so nothing has to be fetched.
    ///
    /// - Throws: where the document would take more bytes than it may.
    func jsonLD(_ budget: TableBudget) throws(TableTooLarge) -> MemoryBlock {
        let day = asOf.map { LinkedData.PastDay(day: $0, fields: fields) }
        guard isList else {
            let own = records.first.map { LinkedData.node($0, shown($0), repository, day) }?.members ?? []
            return MemoryBlock(JSON.object([.init("@context", LinkedData.context)] + own).bytes + [0x0A])
        }
        var budget = budget
        budget.reserve = 16
        var stream = JSONStream(capacity: 65_536)
        stream.beginObject()
        stream.name("@context")
        stream.value(LinkedData.context)
        stream.name("@graph")
        stream.beginArray()
        for record in records {
            stream.value(LinkedData.node(record, shown(record), repository, day))
            try budget.count(stream.count)
        }
        stream.endArray()
        stream.endObject()
        stream.endLine()
        return stream.finish()
    }
}
