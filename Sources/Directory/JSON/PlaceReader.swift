/// Reads a valid text for the places in it.
struct PlaceReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    /// The place of the next byte.
    private(set) var place = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// Whether the text is an array.
    var isArray: Bool { bytes.first { !SyntaxDiagnosis.isSpace($0) } == UInt8(ascii: "[") }

    /// Goes into the outermost array.
    mutating func enter() {
        skipSpace()
        place += 1
    }

    /// Goes to the next element of the outermost array; false behind the last.
    mutating func next() -> Bool { next(before: UInt8(ascii: "]")) }

    /// Reads a value with its places.
    mutating func value(depth: Int = 0) -> LocatedJSON {
        skipSpace()
        let start = place
        guard place < bytes.count, depth <= JSONReader.maximumDepth else {
            return LocatedJSON(start: start, content: .other)
        }
        switch bytes[place] {
        case UInt8(ascii: "{"):
            place += 1
            var (members, numbers) = ([LocatedJSON.Member](), [String: Int]())
            while next(before: UInt8(ascii: "}")) {
                let nameStart = place
                guard bytes[place] == UInt8(ascii: "\"") else { break }
                let name = string()
                skipSpace()
                place += 1
                numbers[name] = members.count
                members.append(.init(name: name, nameStart: nameStart, value: value(depth: depth + 1)))
            }
            place += 1
            return LocatedJSON(start: start, content: .object(members, numbers))
        case UInt8(ascii: "["):
            place += 1
            var elements: [LocatedJSON] = []
            while next(before: UInt8(ascii: "]")) { elements.append(value(depth: depth + 1)) }
            place += 1
            return LocatedJSON(start: start, content: .array(elements))
        case UInt8(ascii: "\""): return LocatedJSON(start: start, content: .string(string()))
        default:
            skipWord()
            return LocatedJSON(start: start, content: .other)
        }
    }

    /// Passes over a value.
    mutating func skip() {
        var depth = 0
        repeat {
            skipSpace()
            guard place < bytes.count else { return }
            switch bytes[place] {
            case UInt8(ascii: "\""): skipString()
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                place += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                place += 1
            case UInt8(ascii: ","), UInt8(ascii: ":"): place += 1
            default: skipWord()
            }
        } while depth > 0
    }

    /// Goes to what follows a comma, or the opening bracket; false before the closing one.
    private mutating func next(before end: UInt8) -> Bool {
        skipSpace()
        while place < bytes.count, bytes[place] == UInt8(ascii: ",") {
            place += 1
            skipSpace()
        }
        return place < bytes.count && bytes[place] != end
    }

    private mutating func skipString() {
        place += 1
        while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
            place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
        }
        place += 1
    }

    private mutating func string() -> String {
        let start = place + 1
        skipString()
        let end = max(start, min(place - 1, bytes.count))
        return JSONCursor.text(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[start..<end])))
    }

    private mutating func skipWord() {
        let start = place
        while place < bytes.count, !SyntaxDiagnosis.isSpace(bytes[place]),
            ![UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}")].contains(bytes[place])
        {
            place += 1
        }
        // what is no value is passed over, so that this ends
        if place == start { place += 1 }
    }

    private mutating func skipSpace() {
        while place < bytes.count, SyntaxDiagnosis.isSpace(bytes[place]) { place += 1 }
    }
}
