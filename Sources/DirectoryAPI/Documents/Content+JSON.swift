internal import Directory

extension Content {
    /// The content as one JSON document.
    var json: MemoryBlock {
        let room = (fields == nil ? records.reduce(0) { $0 + $1.size + 1 } : records.count * 512) + meta.count
        var stream = JSONStream(capacity: room + 2_048 + (facets?.count ?? 0) + (included?.count ?? 0))
        stream.beginObject()
        stream.name("data")
        if isList { stream.beginArray() }
        writeRecords(to: &stream)
        if isList { stream.endArray() }
        writeCompanions(to: &stream)
        stream.endObject()
        stream.endLine()
        return stream.finish()
    }

    /// A record on each line. There is no room for anything else.
    var ndjson: MemoryBlock {
        var stream = JSONStream(capacity: 65_536)
        writeRecords(to: &stream) { $0.endLine() }
        return stream.finish()
    }
}
