internal import Words

/// Reads JSON as RFC 8259 has it, strictly: a member name that occurs twice in an object, invalid UTF-8 and anything
/// after the value are faults, since each would otherwise lose something silently.
///
/// The project reads with its own reader because a seed fault has to name its place, and because no library at hand
/// reports a repeated name.
package struct JSONReader {
    /// Objects and arrays may be nested this deep; a deeper text is refused instead of exhausting the stack.
    package static let maximumDepth = 64

    let bytes: UnsafeBufferPointer<UInt8>
    /// The place of the next byte.
    var position = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// Reads one value from UTF-8.
    ///
    /// - Throws: the first fault with its place.
    package static func read(_ bytes: [UInt8]) throws(JSONSyntaxError) -> JSON {
        try reading(bytes, .value) { (reader) throws(JSONSyntaxError) in
            let value = try reader.value(depth: 0)
            try reader.end()
            return value
        }
    }

    /// Reads what this program wrote itself; null where it did not.
    static func readTrusted(_ bytes: UnsafeRawBufferPointer) -> JSON {
        bytes.withMemoryRebound(to: UInt8.self) { bytes in
            var reader = JSONReader(bytes)
            return (try? reader.value(depth: 0)) ?? .null
        }
    }

    /// Reads a text. One that is no JSON is read a second time, to say which slip it is.
    static func reading<Value>(
        _ bytes: [UInt8],
        _ content: SyntaxDiagnosis.Content,
        _ body: (inout JSONReader) throws(JSONSyntaxError) -> Value
    ) throws(JSONSyntaxError) -> Value {
        let result = bytes.withUnsafeBufferPointer { buffer -> Result<Value, JSONSyntaxError> in
            var reader = JSONReader(buffer.withoutByteOrderMark)
            do throws(JSONSyntaxError) { return .success(try body(&reader)) } catch {
                return .failure(SyntaxDiagnosis.error(in: reader.bytes, of: content) ?? error)
            }
        }
        return try result.get()
    }

    /// The byte order mark in UTF-8. RFC 8259 (8.1) lets a reader pass over it.
    package static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    // MARK: Values

    mutating func value(depth: Int) throws(JSONSyntaxError) -> JSON {
        guard depth <= Self.maximumDepth else { throw fault("nested deeper than \(Self.maximumDepth) levels") }
        skipSpace()
        guard position < bytes.count else { throw fault("the text ends where a value should be") }
        switch bytes[position] {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        default: throw fault("expected a value")
        }
    }

    private mutating func object(depth: Int) throws(JSONSyntaxError) -> JSON {
        position += 1
        var members: [JSON.Member] = []
        skipSpace()
        if take("}") { return .object(members) }
        members.reserveCapacity(4)
        var names = MemberNames()
        repeat {
            skipSpace()
            guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
                throw fault("expected a member name in double quotes")
            }
            let name = try string()
            guard names.insert(name, after: members) else {
                throw fault("the member \"\(name)\" occurs twice in one object; keep one")
            }
            skipSpace()
            guard take(":") else { throw fault("expected : after the member name \"\(name)\"") }
            members.append(JSON.Member(name, try value(depth: depth + 1)))
            skipSpace()
        } while take(",")
        guard take("}") else { throw fault("expected , or } after a member") }
        return .object(members)
    }

    /// The names of an object that were read, to find one that comes again: few are compared one by one, many are looked
    /// up, so that an object of any size is read in linear time.
    private struct MemberNames {
        private static let few = 16
        private var many: Set<String> = []

        /// Notes a name; false where it is among the members already.
        mutating func insert(_ name: String, after members: [JSON.Member]) -> Bool {
            guard members.count >= Self.few else { return !members.contains { $0.name == name } }
            if many.isEmpty { many = Set(members.map(\.name)) }
            return many.insert(name).inserted
        }
    }

    private mutating func array(depth: Int) throws(JSONSyntaxError) -> JSON {
        position += 1
        var elements: [JSON] = []
        skipSpace()
        if take("]") { return .array(elements) }
        repeat {
            elements.append(try value(depth: depth + 1))
            skipSpace()
        } while take(",")
        guard take("]") else { throw fault("expected , or ] after an element") }
        return .array(elements)
    }

    private mutating func literal(_ text: StaticString, _ value: JSON) throws(JSONSyntaxError) -> JSON {
        let count = text.utf8CodeUnitCount
        guard position + count <= bytes.count,
            (0..<count).allSatisfy({ bytes[position + $0] == text.utf8Start[$0] })
        else { throw fault("expected true, false or null") }
        position += count
        return value
    }

    private mutating func number() throws(JSONSyntaxError) -> String {
        let start = position
        _ = take("-")
        if !take("0") {
            guard digits() > 0 else { throw fault("expected a digit") }
        }
        if take(".") {
            guard digits() > 0 else { throw fault("expected a digit after the decimal point") }
        }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            guard digits() > 0 else { throw fault("expected a digit in the exponent") }
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func digits() -> Int {
        let start = position
        while position < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position]) {
            position += 1
        }
        return position - start
    }

    // MARK: Strings

    private mutating func string() throws(JSONSyntaxError) -> String {
        position += 1
        let start = position
        guard let end = JSON.placeOfEscape(in: UnsafeRawBufferPointer(bytes), from: start) else {
            position = bytes.count
            throw fault("the text ends inside a string")
        }
        position = end
        if bytes[position] == UInt8(ascii: "\"") {
            position += 1
            return try text(UnsafeBufferPointer(rebasing: bytes[start..<position - 1]))
        }
        return try escapedString(from: start)
    }

    private mutating func escapedString(from start: Int) throws(JSONSyntaxError) -> String {
        var content = Array(bytes[start..<position])
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""):
                let result = content.withUnsafeBufferPointer { content -> Result<String, JSONSyntaxError> in
                    do throws(JSONSyntaxError) { return .success(try text(content)) } catch { return .failure(error) }
                }
                return try result.get()
            case UInt8(ascii: "\\"): try escape(into: &content)
            case 0..<0x20: throw fault("a control character in a string has to be written as an escape, such as \\n")
            default: content.append(byte)
            }
        }
        throw fault("the text ends inside a string")
    }

    private mutating func escape(into content: inout [UInt8]) throws(JSONSyntaxError) {
        guard position < bytes.count else { throw fault("the text ends inside a string") }
        let byte = bytes[position]
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(byte)
        case UInt8(ascii: "b"): content.append(0x08)
        case UInt8(ascii: "f"): content.append(0x0C)
        case UInt8(ascii: "n"): content.append(0x0A)
        case UInt8(ascii: "r"): content.append(0x0D)
        case UInt8(ascii: "t"): content.append(0x09)
        case UInt8(ascii: "u"):
            var code = try hex4()
            if (0xD800..<0xDC00).contains(code), take("\\"), take("u") {
                let low = try hex4()
                guard (0xDC00..<0xE000).contains(low) else { throw fault("a high surrogate without its low one") }
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw fault("an escape that is half a surrogate pair") }
            content.append(contentsOf: String(scalar).utf8)
        default: throw fault("an unknown escape in a string")
        }
    }

    private mutating func hex4() throws(JSONSyntaxError) -> UInt32 {
        guard position + 4 <= bytes.count,
            let code = UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16),
            bytes[position] != UInt8(ascii: "+")
        else { throw fault("\\u needs four hexadecimal digits") }
        position += 4
        return code
    }

    private func text(_ content: UnsafeBufferPointer<UInt8>) throws(JSONSyntaxError) -> String {
        // most texts are ASCII, which is valid and needs no second look
        if UnsafeRawBufferPointer(content).isASCII { return String(decoding: content, as: UTF8.self) }
        guard let text = String(validating: content, as: UTF8.self) else { throw fault("a string is not valid UTF-8") }
        return text
    }

    // MARK: Characters

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    mutating func skipSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    mutating func end() throws(JSONSyntaxError) {
        skipSpace()
        guard position == bytes.count else { throw fault("something follows after the end of the value") }
    }

    static func newlines(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
        bytes.reduce(0) { $1 == 0x0A ? $0 + 1 : $0 }
    }

    func fault(_ reason: String) -> JSONSyntaxError {
        JSONSyntaxError(TextPosition(of: position, in: bytes), reason)
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The bytes behind a byte order mark at the beginning, or all.
    var withoutByteOrderMark: UnsafeBufferPointer {
        starts(with: JSONReader.byteOrderMark)
            ? UnsafeBufferPointer(rebasing: self[JSONReader.byteOrderMark.count...]) : self
    }
}
