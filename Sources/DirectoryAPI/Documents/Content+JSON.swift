internal import Directory

extension Content {
    /// The content as one JSON document.
    var json: [UInt8] {
        var bytes = Array("{\"data\":".utf8)
        bytes.reserveCapacity(records.reduce(2_048) { $0 + $1.size + 1 })
        if isList { bytes.append(UInt8(ascii: "[")) }
        for (index, record) in records.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            write(record, to: &bytes)
        }
        if isList { bytes.append(UInt8(ascii: "]")) }
        func add(_ name: String, _ value: JSON?) {
            guard let value else { return }
            bytes += Array(",\"\(name)\":".utf8)
            value.write(to: &bytes)
        }
        add("meta", meta)
        add("links", linksObject)
        add("facets", facets)
        add("included", included)
        bytes += Array("}\n".utf8)
        return bytes
    }

    /// A record on each line. There is no room for anything else.
    var ndjson: [UInt8] {
        var bytes: [UInt8] = []
        for record in records {
            write(record, to: &bytes)
            bytes.append(0x0A)
        }
        return bytes
    }
}
