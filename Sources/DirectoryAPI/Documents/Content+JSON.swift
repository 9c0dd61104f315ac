internal import Directory

extension Content {
    /// The content as one JSON document.
    var json: [UInt8] {
        let room = (fields == nil ? records.reduce(0) { $0 + $1.size + 1 } : records.count * 512) + meta.count
        var stream = JSONStream(capacity: room + 2_048 + (facets?.count ?? 0) + (included?.count ?? 0))
        let write = recordWriter
        stream.beginObject()
        stream.name("data")
        if isList { stream.beginArray() }
        for record in records { stream.value { write(record, &$0) } }
        if isList { stream.endArray() }
        writeCompanions(to: &stream)
        stream.endObject()
        stream.endLine()
        return stream.bytes
    }

    /// A record on each line. There is no room for anything else.
    var ndjson: [UInt8] {
        var bytes: [UInt8] = []
        let write = recordWriter
        for record in records {
            write(record, &bytes)
            bytes.append(0x0A)
        }
        return bytes
    }
}
