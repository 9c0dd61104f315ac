package import Memory

/// Writes JSON piece by piece, without a tree of it. What is written is in one line, as `JSON.bytes` has it.
///
/// It has memory of its own and one owner, so that a piece costs its bytes and no more.
package struct JSONStream: ~Copyable {
    private var output: TextBuilder

    /// Begins with nothing written, and with room for so many bytes.
    package init(capacity: Int = 256) { output = TextBuilder(capacity: capacity) }

    /// What is written so far.
    package var bytes: [UInt8] { output.withBytes { Array($0) } }

    /// How many bytes are written so far.
    package var count: Int { output.count }

    /// Begins anew, in the same memory.
    mutating func removeAll() { output.removeAll() }

    /// Lends what is written so far; the bytes must not be kept.
    func withBytes<Result>(_ use: (UnsafeRawBufferPointer) -> Result) -> Result { output.withBytes(use) }

    /// Ends the writing: what is written, without a copy.
    package consuming func finish() -> MemoryBlock { output.finish() }

    // MARK: Structures

    /// Begins an object, as the next value.
    package mutating func beginObject() {
        separate()
        append(UInt8(ascii: "{"))
    }

    /// Ends the object begun last.
    package mutating func endObject() { append(UInt8(ascii: "}")) }

    /// Begins an array, as the next value.
    package mutating func beginArray() {
        separate()
        append(UInt8(ascii: "["))
    }

    /// Ends the array begun last.
    package mutating func endArray() { append(UInt8(ascii: "]")) }

    /// Writes the name of a member, whose value is written next. The name needs no escape.
    package mutating func name(_ name: StaticString) {
        quote(UnsafeRawBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount), end: UInt8(ascii: ":"))
    }

    /// Writes the name of a member that the program does not spell out. The name needs no escape.
    package mutating func name(of name: String) {
        plainValue { $0.append(name) }
        append(UInt8(ascii: ":"))
    }

    // MARK: Values

    /// Writes a string.
    package mutating func value(_ text: String) {
        let isWritten: Void? = text.utf8.withContiguousStorageIfAvailable { value(text: UnsafeRawBufferPointer($0)) }
        if isWritten == nil { Array(text.utf8).withUnsafeBytes { value(text: $0) } }
    }

    /// Writes a string.
    package mutating func value(_ text: borrowing TextBuilder) { text.withBytes { value(text: $0) } }

    /// Writes a string of pieces that need no escape, such as those of an address.
    package mutating func plainValue(_ write: (inout TextBuilder) -> Void) {
        separate()
        append(UInt8(ascii: "\""))
        write(&output)
        append(UInt8(ascii: "\""))
    }

    /// Writes a string of these bytes of UTF-8.
    mutating func value(text: UnsafeRawBufferPointer) {
        guard let first = JSON.placeOfEscape(in: text, from: 0) else { return quote(text) }
        separate()
        append(UInt8(ascii: "\""))
        // what needs no escape goes as a whole
        var start = 0
        var next: Int? = first
        while let place = next {
            append(UnsafeRawBufferPointer(rebasing: text[start..<place]))
            JSON.withEscape(of: text[place]) { append($0) }
            start = place + 1
            next = JSON.placeOfEscape(in: text, from: start)
        }
        append(UnsafeRawBufferPointer(rebasing: text[start...]))
        append(UInt8(ascii: "\""))
    }

    /// Writes bytes that need no escape between quotes.
    ///
    /// - Parameter end: a byte to write behind them.
    @inline(__always)
    private mutating func quote(_ text: UnsafeRawBufferPointer, end: UInt8? = nil) {
        let isSeparate = needsComma
        output.append(atMost: text.count + 4) { memory in
            var place = 0
            func put(_ byte: UInt8) {
                memory.storeBytes(of: byte, toByteOffset: place, as: UInt8.self)
                place += 1
            }
            if isSeparate { put(UInt8(ascii: ",")) }
            put(UInt8(ascii: "\""))
            if let start = text.baseAddress { (memory + place).copyMemory(from: start, byteCount: text.count) }
            place += text.count
            put(UInt8(ascii: "\""))
            if let end { put(end) }
            return place
        }
    }

    /// Writes a whole number.
    package mutating func value(_ number: Int) {
        separate()
        output.append(number)
    }

    /// Writes a boolean.
    package mutating func value(_ flag: Bool) {
        separate()
        output.append(literal: flag ? "true" : "false")
    }

    /// Writes a value of a tree.
    package mutating func value(_ json: JSON) {
        switch json {
        case .null: plain("null")
        case .bool(let flag): value(flag)
        case .number(let literal): plain(literal)
        case .string(let text): value(text)
        case .array(let elements):
            beginArray()
            for element in elements { value(element) }
            endArray()
        case .object(let members):
            beginObject()
            for member in members {
                value(member.name)
                append(UInt8(ascii: ":"))
                value(member.value)
            }
            endObject()
        }
    }

    /// Writes a literal that is no string.
    private mutating func plain(_ literal: String) {
        separate()
        output.append(literal)
    }

    /// Writes a value that is JSON already.
    package mutating func value(encoded json: [UInt8]) { json.withUnsafeBytes { value(encoded: $0) } }

    /// Writes a value that is JSON already.
    package mutating func value(encoded json: UnsafeRawBufferPointer) {
        separate()
        append(json)
    }

    /// Writes a value of pieces that are JSON together.
    package mutating func value(_ write: (inout TextBuilder) -> Void) {
        separate()
        write(&output)
    }

    /// Appends pieces of JSON that continue what is written.
    package mutating func append(_ write: (inout TextBuilder) -> Void) { write(&output) }

    /// Appends JSON that continues what is written.
    package mutating func append(_ json: UnsafeRawBufferPointer) { output.append(json) }

    /// Appends a byte that continues what is written.
    mutating func append(_ byte: UInt8) { output.append(byte: byte) }

    // MARK: Members

    /// Writes a member with a string.
    package mutating func member(_ name: StaticString, _ text: String) {
        self.name(name)
        value(text)
    }

    /// Writes a member with a string.
    package mutating func member(_ name: StaticString, _ text: borrowing TextBuilder) {
        self.name(name)
        value(text)
    }

    /// Writes a member with a string, whose name the program does not spell out.
    package mutating func member(of name: String, _ text: String) {
        self.name(of: name)
        value(text)
    }

    /// Writes a member with an array of strings.
    package mutating func member(_ name: StaticString, _ texts: [String]) {
        self.name(name)
        beginArray()
        for text in texts { value(text) }
        endArray()
    }

    /// Writes a member with a whole number.
    package mutating func member(_ name: StaticString, _ number: Int) {
        self.name(name)
        value(number)
    }

    /// Writes a member with a value that is JSON already; nothing where there is none.
    package mutating func member(_ name: StaticString, encoded json: [UInt8]?) {
        guard let json else { return }
        self.name(name)
        value(encoded: json)
    }

    /// Writes members that are JSON already: what would stand between the braces.
    mutating func members(_ json: UnsafeRawBufferPointer) {
        separate()
        append(json)
    }

    /// Ends a line.
    package mutating func endLine() { append(0x0A) }

    /// Writes the comma that the next name or element needs.
    private mutating func separate() { if needsComma { append(UInt8(ascii: ",")) } }

    /// Whether the next name or element needs a comma. Outside strings, which are closed by now, these bytes stand only
    /// where none is needed.
    private var needsComma: Bool {
        switch output.last {
        case nil, UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: ":"), 0x0A: false
        default: true
        }
    }
}
