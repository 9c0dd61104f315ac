/// Reads a text that is no JSON a second time, and says at which place it ends to be JSON and which slip that is.
///
/// It knows the grammar of RFC 8259 as a machine of six states, and before each slip what was read: the open objects and
/// lists, the last token. `JSONReader` is fast and says only that there is a fault. Linear in the bytes before the fault.
struct SyntaxDiagnosis {
    /// What a text is expected to hold.
    enum Content {
        /// Any value.
        case value
        /// An array of records.
        case records
    }

    /// A slip: where, what is wrong and what would be right.
    struct Slip: Error {
        let offset: Int
        let reason: String

        init(_ offset: Int, _ reason: String) { (self.offset, self.reason) = (offset, reason) }
    }

    /// What may come next.
    enum Expected {
        case value, valueOrEnd, name, nameOrEnd, colon, commaOrEnd, end
    }

    /// A kind of token.
    enum Kind {
        case none, opening, closing, comma, colon, string, number, word
    }

    /// An object or an array that is open.
    struct Frame {
        let isObject: Bool
        /// The place of its bracket.
        let start: Int
        /// How many elements of an array were passed.
        var index = 0
        /// The name of the member that is being read.
        var name: String?
        /// The place of each name of an object.
        var names: [String: Int] = [:]
    }

    let bytes: UnsafeBufferPointer<UInt8>
    /// The place of the next byte.
    var place = 0
    /// What is open, the outermost first.
    var frames: [Frame] = []
    /// The last token.
    var last: (kind: Kind, range: Range<Int>) = (.none, 0..<0)
    /// The token before the last.
    var former: (kind: Kind, range: Range<Int>) = (.none, 0..<0)
    /// The place of the bracket that was closed last, and of the one that opened it.
    var closed: (start: Int, end: Int)?
    private var id: String?

    private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// The first fault of a text; nil where this finds none.
    static func error(in bytes: UnsafeBufferPointer<UInt8>, of content: Content) -> JSONSyntaxError? {
        var diagnosis = SyntaxDiagnosis(bytes)
        guard let slip = diagnosis.find(content) else { return nil }
        let position = TextPosition(of: slip.offset, in: bytes)
        return JSONSyntaxError(position, slip.reason, element: diagnosis.element, path: diagnosis.path)
    }

    private mutating func find(_ content: Content) -> Slip? {
        if let slip = encodingSlip { return slip }
        var expected = Expected.value
        do throws(Slip) {
            while true {
                skipSpace()
                guard place < bytes.count else {
                    if expected == .end { return nil }
                    throw endOfFile
                }
                if frames.isEmpty, expected == .value, content == .records, bytes[place] != UInt8(ascii: "[") {
                    throw noList
                }
                expected = try step(expected)
            }
        } catch {
            // whatever is expected there: what makes a line no JSON is the mark
            return conflictMark(at: error.offset) ?? error
        }
    }

    private mutating func step(_ expected: Expected) throws(Slip) -> Expected {
        let byte = bytes[place]
        switch expected {
        case .value, .valueOrEnd:
            switch byte {
            case UInt8(ascii: "]") where expected == .valueOrEnd: return close()
            case UInt8(ascii: "{"), UInt8(ascii: "["): return try open(isObject: byte == UInt8(ascii: "{"))
            case UInt8(ascii: "\""):
                let content = try string()
                if frames.count == 2, frames[0].isObject == false, frames[1].name == "id" { id = text(content) }
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
            case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"): try literal()
            default: throw valueSlip()
            }
            return afterValue
        case .name, .nameOrEnd:
            if byte == UInt8(ascii: "}"), expected == .nameOrEnd { return close() }
            guard byte == UInt8(ascii: "\"") else { throw nameSlip() }
            try name()
            return .colon
        case .colon:
            guard byte == UInt8(ascii: ":") else { throw colonSlip() }
            pass(.colon)
            return .value
        case .commaOrEnd:
            guard let frame = frames.last else { return .end }
            if byte == UInt8(ascii: frame.isObject ? "}" : "]") { return close() }
            guard byte == UInt8(ascii: ",") else { throw separatorSlip() }
            pass(.comma)
            frames[frames.count - 1].name = nil
            frames[frames.count - 1].index += 1
            return frame.isObject ? .name : .value
        case .end: throw behindEnd()
        }
    }

    // MARK: Structure

    private var afterValue: Expected { frames.isEmpty ? .end : .commaOrEnd }

    private mutating func open(isObject: Bool) throws(Slip) -> Expected {
        guard frames.count <= JSONReader.maximumDepth else {
            throw Slip(place, "nested deeper than \(JSONReader.maximumDepth) levels; a bracket is missing before it")
        }
        if frames.count == 1 { id = nil }
        frames.append(Frame(isObject: isObject, start: place))
        pass(.opening)
        return isObject ? .nameOrEnd : .valueOrEnd
    }

    private mutating func close() -> Expected {
        closed = (frames.removeLast().start, place)
        pass(.closing)
        return afterValue
    }

    private mutating func name() throws(Slip) {
        let start = place
        let content = try string()
        let name = text(content)
        if let first = frames[frames.count - 1].names.updateValue(start, forKey: name) {
            throw Slip(
                start,
                "the member \"\(excerpt(content))\" occurs twice in one object; keep one (the first is on line \(line(of: first)))"
            )
        }
        frames[frames.count - 1].name = name
    }

    // MARK: Tokens

    /// Passes over a token of one byte.
    private mutating func pass(_ kind: Kind) { note(kind, upTo: place + 1) }

    /// Passes over a token.
    mutating func note(_ kind: Kind, upTo end: Int) {
        former = last
        last = (kind, place..<end)
        place = end
    }

    private mutating func skipSpace() {
        while place < bytes.count, Self.isSpace(bytes[place]) { place += 1 }
    }

    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    // MARK: Where

    /// The element of the outermost array that is being read, or was read last.
    private var element: JSONSyntaxError.Element? {
        guard let outermost = frames.first, !outermost.isObject else { return nil }
        // between two elements the fault is of neither, unless the comma is missing
        guard frames.count > 1 || last.kind == .closing else { return nil }
        return .init(index: outermost.index, id: id)
    }

    private var path: String? {
        var path = ""
        for (depth, frame) in frames.enumerated() {
            if frame.isObject {
                // what stands for a name behind a slip may be anything
                guard let name = frame.name, !name.isEmpty, name.utf8.count <= 60,
                    name.utf8.allSatisfy({ Self.isOfName($0) })
                else { break }
                path += path.isEmpty ? name : ".\(name)"
            } else if depth > 0 {
                path += "[\(frame.index)]"
            }
        }
        return path.isEmpty ? nil : path
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    /// The line of a byte, counted from 1.
    func line(of offset: Int) -> Int { 1 + JSONReader.newlines(bytes[..<offset]) }
}
