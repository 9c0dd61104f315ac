/// Reads tables as RFC 4180 has them, and takes cells apart as docs/api.md says. Written for the tests, so that nothing of
/// the writer judges itself.
enum CSVReader {
    /// The lines of a table; nil where it is none.
    static func rows(_ text: String) -> [[String]]? {
        var rows: [[String]] = []
        var row: [String] = []
        var cell = String.UnicodeScalarView()
        var scalars = text.unicodeScalars.makeIterator()
        var isQuoted = false
        var wasQuoted = false
        var pending: Unicode.Scalar?
        func next() -> Unicode.Scalar? {
            defer { pending = nil }
            return pending ?? scalars.next()
        }
        while let scalar = next() {
            if isQuoted {
                guard scalar == "\"" else {
                    cell.append(scalar)
                    continue
                }
                pending = scalars.next()
                if pending == "\"" {
                    cell.append("\"")
                    pending = nil
                } else {
                    isQuoted = false
                    wasQuoted = true
                }
                continue
            }
            switch scalar {
            case "\"":
                guard cell.isEmpty, !wasQuoted else { return nil }
                isQuoted = true
            case ",":
                row.append(String(cell))
                (cell, wasQuoted) = (.init(), false)
            case "\r":
                guard next() == "\n" else { return nil }
                rows.append(row + [String(cell)])
                (row, cell, wasQuoted) = ([], .init(), false)
            case "\n": return nil
            default:
                guard !wasQuoted else { return nil }
                cell.append(scalar)
            }
        }
        return row.isEmpty && cell.isEmpty && !isQuoted ? rows : nil
    }

    private static let signs = Set("=+-@\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars)
    private static let ends = Set("\t\r\n".unicodeScalars)

    /// A cell without its guard: at the beginning, and behind a semicolon, a tab or a line end, one apostrophe is taken
    /// away where blanks may stand before it and further apostrophes and then a sign behind it.
    static func unguarded(_ cell: String) -> String {
        let scalars = Array(cell.unicodeScalars)
        var result = String.UnicodeScalarView()
        var place = 0
        var isStart = true
        while place < scalars.count {
            if isStart {
                var quote = place
                while quote < scalars.count, scalars[quote] == " " { quote += 1 }
                var sign = quote
                while sign < scalars.count, scalars[sign] == "'" { sign += 1 }
                if sign > quote, sign < scalars.count,
                    signs.contains(scalars[sign]) || (place == 0 && ends.contains(scalars[sign]))
                {
                    result.append(contentsOf: scalars[place..<quote])
                    result.append(contentsOf: scalars[(quote + 1)..<sign])
                    place = sign
                }
            }
            result.append(scalars[place])
            isStart = scalars[place] == ";" || ends.contains(scalars[place])
            place += 1
        }
        return String(result)
    }

    /// Whether a spreadsheet that splits at semicolons, tabs or line ends runs a part of a cell.
    static func isRun(_ cell: String) -> Bool {
        if let first = cell.unicodeScalars.first(where: { $0 != " " }), ends.contains(first) { return true }
        return cell.unicodeScalars.split(whereSeparator: { $0 == ";" || ends.contains($0) })
            .contains { part in part.first { $0 != " " }.map(signs.contains) ?? false }
    }
}
