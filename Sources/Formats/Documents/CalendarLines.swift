internal import Directory
internal import Memory

/// Lines of iCalendar (RFC 5545, 3.1): ended by CRLF, folded at 75 bytes, no letter torn apart.
struct CalendarLines: ~Copyable {
    private var text = TextBuilder(capacity: 65_536)

    /// The bytes of a line at most, without its end.
    private static let longest = 75

    /// The bytes written so far.
    var count: Int { text.count }

    /// Adds a property whose value is of a type that has no escapes: a date, a word, an address.
    mutating func add(_ name: String, _ value: String) { fold("\(name):\(value)") }

    /// Adds a property whose value is a text, with what would end it escaped (RFC 5545, 3.3.11).
    mutating func add(_ name: String, text value: String) {
        var escaped = "\(name):"
        for character in value.unicodeScalars {
            switch character {
            case "\\": escaped += "\\\\"
            case ";": escaped += "\\;"
            case ",": escaped += "\\,"
            case "\n": escaped += "\\n"
            // no other control character may stand there
            case _ where character.value < 0x20 || character.value == 0x7F: escaped += character == "\t" ? "\t" : " "
            default: escaped.unicodeScalars.append(character)
            }
        }
        fold(escaped)
    }

    /// Writes a line in pieces; each but the first begins with a blank, which counts.
    private mutating func fold(_ line: String) {
        let bytes = Array(line.utf8)
        var (start, room) = (0, Self.longest)
        while bytes.count - start > room {
            var end = start + room
            // a continuation byte belongs to the letter before it
            while bytes[end] & 0xC0 == 0x80 { end -= 1 }
            write(bytes[start..<end])
            text.append(byte: UInt8(ascii: " "))
            (start, room) = (end, Self.longest - 1)
        }
        write(bytes[start...])
    }

    private mutating func write(_ bytes: ArraySlice<UInt8>) {
        bytes.withUnsafeBytes { text.append($0) }
        text.append(literal: "\r\n")
    }

    /// Ends.
    consuming func finish() -> MemoryBlock { text.finish() }
}
