/// A table of comma-separated values (RFC 4180): rows of cells. Semicolons and tabs separate, too, where the first line has
/// more of them than commas, as spreadsheets save tables in some countries.
package struct TableContent: Sendable, Equatable {
    /// The rows, the first of which is the heading; empty lines are passed over.
    package let rows: [[String]]

    /// How many columns there may be.
    package static let mostColumns = 256

    /// Reads content. O(bytes).
    ///
    /// - Parameter mostRows: how many rows there may be, without the heading.
    package init(_ content: [UInt8], mostRows: Int) throws(ContentFault) {
        try self.init(text: try ContentText.text(content[...]), mostRows: mostRows)
    }

    /// Reads a text.
    package init(text: String, mostRows: Int) throws(ContentFault) {
        let bytes = Array(text.utf8)
        let separator = Self.separator(bytes)
        var reader = Reader(bytes: bytes, separator: separator)
        var rows: [[String]] = []
        while let row = try reader.row() {
            guard row != [""] else { continue }
            guard row.count <= Self.mostColumns else { throw .tooMany("columns", most: Self.mostColumns) }
            guard rows.count <= mostRows else { throw .tooMany("rows", most: mostRows) }
            rows.append(row)
        }
        self.rows = rows
    }

    /// What separates cells: of comma, semicolon and tab the one that the first line has most of.
    private static func separator(_ bytes: [UInt8]) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in bytes {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            guard !isQuoted else { continue }
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
            counts[byte, default: 0] += 1
        }
        let separators = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
        // of equal counts the first
        return separators.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? UInt8(ascii: ",")
    }

    private struct Reader {
        let bytes: [UInt8]
        let separator: UInt8
        var place = 0
        var line = 1

        mutating func row() throws(ContentFault) -> [String]? {
            guard place < bytes.count else { return nil }
            var row: [String] = []
            while true {
                row.append(try cell())
                guard place < bytes.count else { return row }
                let end = bytes[place]
                place += 1
                if end == separator {
                    // a separator at the end of the text is followed by an empty cell
                    if place == bytes.count { return row + [""] }
                    continue
                }
                if end == UInt8(ascii: "\r"), place < bytes.count, bytes[place] == UInt8(ascii: "\n") { place += 1 }
                line += 1
                return row
            }
        }

        private mutating func cell() throws(ContentFault) -> String {
            guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else {
                let start = place
                while place < bytes.count, !isEnd(bytes[place]) { place += 1 }
                return String(decoding: bytes[start..<place], as: UTF8.self)
            }
            let begun = line
            place += 1
            var cell: [UInt8] = []
            while place < bytes.count {
                let byte = bytes[place]
                place += 1
                guard byte == UInt8(ascii: "\"") else {
                    if byte == UInt8(ascii: "\n") { line += 1 }
                    cell.append(byte)
                    continue
                }
                if place < bytes.count, bytes[place] == UInt8(ascii: "\"") {
                    cell.append(byte)
                    place += 1
                    continue
                }
                guard place == bytes.count || isEnd(bytes[place]) else { throw .brokenQuote(line: line) }
                return String(decoding: cell, as: UTF8.self)
            }
            throw .brokenQuote(line: begun)
        }

        private func isEnd(_ byte: UInt8) -> Bool {
            byte == separator || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
        }
    }
}
