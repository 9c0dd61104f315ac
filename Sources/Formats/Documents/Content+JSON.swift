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

    /// A record on each line. There is no room for anything else, so those of a past day are without what nothing dates.
    ///
    /// - Throws: where the lines would take more bytes than they may.
    package func ndjson(_ budget: TableBudget) throws(TableTooLarge) -> MemoryBlock {
        var budget = budget
        var stream = JSONStream(capacity: 65_536)
        func end(_ stream: inout JSONStream) throws(TableTooLarge) {
            stream.endLine()
            try budget.count(stream.count)
        }
        if asOf != nil, fields == nil {
            try writeDatedRecords(to: &stream, end: end)
        } else {
            try writeRecords(to: &stream, end: end)
        }
        return stream.finish()
    }
}
