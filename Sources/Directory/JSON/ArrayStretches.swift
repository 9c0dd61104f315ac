/// Where a long array of JSON can be cut between elements, so that several threads read it at a time.
///
/// Only quotes, escapes, brackets and line feeds are looked at: whether what stands between the cuts is JSON, its readers
/// tell.
struct ArrayStretches {
    /// Elements with commas between them.
    struct Stretch {
        /// The place of the bytes.
        let range: Range<Int>
        /// The line of the first byte, counted from 1.
        let line: Int
        /// How many elements stand before the first.
        let position: Int
    }

    /// The stretches in order; none where the text is no array, or too short for two.
    private(set) var all: [Stretch] = []

    /// Looks for places to cut.
    ///
    /// - Parameter size: about how many bytes a stretch has.
    init(_ bytes: UnsafeBufferPointer<UInt8>, size: Int) {
        guard bytes.count >= size * 2, let opening = bytes.firstIndex(where: { !Self.isSpace($0) }),
            bytes[opening] == UInt8(ascii: "[")
        else { return }
        var stretches: [Stretch] = []
        var (start, startLine, startPosition) = (opening + 1, 1 + JSONReader.newlines(bytes[..<opening]), 0)
        var (place, line, position, depth) = (start, startLine, 0, 1)
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "\""):
                // a line feed in a string is a fault, which is found where it stands
                place += 1
                while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
                    place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
                }
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                guard depth == 0 else { break }
                // nothing may follow
                guard bytes[(place + 1)...].allSatisfy(Self.isSpace) else { return }
                all = stretches + [Stretch(range: start..<place, line: startLine, position: startPosition)]
                return
            case UInt8(ascii: ",") where depth == 1:
                position += 1
                guard place - start >= size else { break }
                stretches.append(Stretch(range: start..<place, line: startLine, position: startPosition))
                (start, startLine, startPosition) = (place + 1, line, position)
            case 0x0A: line += 1
            default: break
            }
            place += 1
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }
}
