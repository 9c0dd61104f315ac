internal import Directory
package import Memory

extension Content {
    /// The content as one JSON document.
    package var json: MemoryBlock {
        let room = (fields == nil ? records.reduce(0) { $0 + $1.size + 1 } : records.count * 512) + meta.count
        var stream = JSONStream(capacity: room + 2_048 + (facets?.count ?? 0) + (included?.count ?? 0))
        stream.beginObject()
        stream.name("data")
        if isList { stream.beginArray() }
        writeRecords(to: &stream) { _ in }
        if isList { stream.endArray() }
        writeCompanions(to: &stream)
        stream.endObject()
        stream.endLine()
        return stream.finish()
    }

    /// A record on each line. There is no room for anything else.
    ///
    /// - Throws: where the lines would take more bytes than they may.
    package func ndjson(_ budget: TableBudget) throws(TableTooLarge) -> MemoryBlock {
        var budget = budget
        var stream = JSONStream(capacity: 65_536)
        try writeRecords(to: &stream) { stream throws(TableTooLarge) in
            stream.endLine()
            try budget.count(stream.count)
        }
        return stream.finish()
    }
}
