/// Where a long array of JSON can be cut between elements, so that several threads read it at a time.
///
/// Only quotes, escapes and brackets are looked at: whether what stands between the cuts is JSON, its readers tell.
struct ArrayStretches {
    private var ranges: [Range<Int>] = []

    /// Looks for places to cut; none where the text is no array, or too short for two.
    ///
    /// - Parameter size: about how many bytes a stretch has.
    init(_ bytes: UnsafeBufferPointer<UInt8>, size: Int) {
        guard bytes.count >= size * 2, let opening = bytes.firstIndex(where: { !Self.isSpace($0) }),
            bytes[opening] == UInt8(ascii: "[")
        else { return }
        var start = opening + 1
        var place = start
        var depth = 1
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "\""):
                place += 1
                while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
                    place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
                }
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if depth == 0 {
                    // nothing may follow
                    let isEnd = bytes[(place + 1)...].allSatisfy(Self.isSpace)
                    ranges = isEnd ? ranges + [start..<place] : []
                    return
                }
            case UInt8(ascii: ",") where depth == 1 && place - start >= size:
                ranges.append(start..<place)
                start = place + 1
            default: break
            }
            place += 1
        }
        ranges = []
    }

    /// How many stretches there are.
    var count: Int { ranges.count }

    /// The bytes of a stretch: elements with commas between them.
    subscript(number: Int) -> Range<Int> { ranges[number] }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }
}
