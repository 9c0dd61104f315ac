/// Comma-separated values as RFC 4180 has them.
package enum CSVText {
    /// The rows of a text, each with its fields. Rows without a field are left out.
    ///
    /// Takes line feeds with and without a carriage return, and a byte order mark. Linear in the text.
    package static func rows(_ bytes: [UInt8]) -> [[String]] {
        var (rows, row, field) = ([[String]](), [String](), [UInt8]())
        var isQuoted = false
        var bytes = bytes[...]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        func text() -> String { String(decoding: field, as: UTF8.self) }
        func endRow() {
            row.append(text())
            if row.contains(where: { !$0.isEmpty }) { rows.append(row) }
            (row, field) = ([], [])
        }
        while let byte = bytes.popFirst() {
            switch byte {
            case UInt8(ascii: "\"") where isQuoted && bytes.first == UInt8(ascii: "\""):
                field.append(byte)
                bytes = bytes.dropFirst()
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: ",") where !isQuoted:
                row.append(text())
                field = []
            case 0x0D where !isQuoted && bytes.first == 0x0A: break
            case 0x0A where !isQuoted: endRow()
            default: field.append(byte)
            }
        }
        if !row.isEmpty || !field.isEmpty { endRow() }
        return rows
    }

    /// A row as text with a line feed at its end; fields are quoted where they have to be.
    package static func line(_ fields: [String]) -> [UInt8] {
        let quoted = fields.map { field in
            guard field.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return field }
            return "\"" + field.flatMap { $0 == "\"" ? ["\"", "\""] : [$0] } + "\""
        }
        return Array((quoted.joined(separator: ",") + "\n").utf8)
    }
}
