/// A place in a text, as editors count it.
package struct TextPosition: Sendable, Equatable {
    /// The line, counted from 1.
    package let line: Int
    /// The column, counted from 1 in UTF-16 code units, as the Language Server Protocol does.
    package let column: Int

    /// Joins a line and a column.
    package init(line: Int, column: Int) { (self.line, self.column) = (line, column) }

    /// The positions of some bytes of a text in UTF-8. O(bytes + offsets).
    ///
    /// - Parameter offsets: those of the bytes, in ascending order.
    static func positions(of offsets: [Int], in bytes: UnsafeBufferPointer<UInt8>) -> [TextPosition] {
        var (line, column, place) = (1, 1, 0)
        return offsets.map { offset in
            while place < min(offset, bytes.count) {
                let byte = bytes[place]
                if byte == 0x0A {
                    line += 1
                    column = 1
                } else if byte & 0xC0 != 0x80 {
                    // four bytes of UTF-8 are two code units of UTF-16
                    column += byte >= 0xF0 ? 2 : 1
                }
                place += 1
            }
            return TextPosition(line: line, column: column)
        }
    }

    /// The position of one byte.
    init(of offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
        self = Self.positions(of: [offset], in: bytes).first ?? TextPosition(line: 1, column: 1)
    }
}
