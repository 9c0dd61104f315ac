/// Writes JSON piece by piece, without a tree of it. What is written is in one line, as `JSON.bytes` has it.
///
/// It has memory of its own and one owner, so that a piece costs its bytes and no more.
public struct JSONStream: ~Copyable {
    private var memory: UnsafeMutableRawPointer
    private var capacity: Int
    private var count = 0

    /// Begins with nothing written, and with room for so many bytes.
    public init(capacity: Int = 256) {
        self.capacity = max(capacity, 64)
        memory = MemoryBlock.allocate(self.capacity)
    }

    deinit { MemoryBlock.deallocate(memory) }

    /// What is written so far.
    public var bytes: [UInt8] { Array(UnsafeRawBufferPointer(start: memory, count: count)) }

    /// Ends the writing: what is written, without a copy.
    public consuming func finish() -> MemoryBlock {
        // memory that is never used would be kept with the answer
        let isWide = capacity - count > 1_024 + count / 8
        let block = MemoryBlock(taking: isWide ? MemoryBlock.reallocate(memory, count) : memory, count: count)
        discard self
        return block
    }

    // MARK: Structures

    /// Begins an object, as the next value.
    public mutating func beginObject() {
        separate()
        append(UInt8(ascii: "{"))
    }

    /// Ends the object begun last.
    public mutating func endObject() { append(UInt8(ascii: "}")) }

    /// Begins an array, as the next value.
    public mutating func beginArray() {
        separate()
        append(UInt8(ascii: "["))
    }

    /// Ends the array begun last.
    public mutating func endArray() { append(UInt8(ascii: "]")) }

    /// Writes the name of a member, whose value is written next. The name needs no escape.
    public mutating func name(_ name: String) {
        separate()
        var name = name
        name.withUTF8 { name in
            reserve(name.count + 3)
            memory.storeBytes(of: UInt8(ascii: "\""), toByteOffset: count, as: UInt8.self)
            if let start = name.baseAddress { (memory + count + 1).copyMemory(from: start, byteCount: name.count) }
            memory.storeBytes(of: UInt8(ascii: "\""), toByteOffset: count + name.count + 1, as: UInt8.self)
            memory.storeBytes(of: UInt8(ascii: ":"), toByteOffset: count + name.count + 2, as: UInt8.self)
            count += name.count + 3
        }
    }

    // MARK: Values

    /// Writes a string.
    public mutating func value(_ text: String) {
        separate()
        append(UInt8(ascii: "\""))
        appendEscaped(text)
        append(UInt8(ascii: "\""))
    }

    /// Writes a string of three pieces that need no escape, such as those of an address.
    public mutating func value(plain first: String, _ second: String, _ third: String) {
        separate()
        append(UInt8(ascii: "\""))
        append(first)
        append(second)
        append(third)
        append(UInt8(ascii: "\""))
    }

    /// Writes a whole number.
    public mutating func value(_ number: Int) {
        separate()
        appendDigits(number)
    }

    /// Writes a boolean.
    public mutating func value(_ flag: Bool) {
        separate()
        append(flag ? "true" : "false")
    }

    /// Writes a value of a tree.
    public mutating func value(_ json: JSON) { value(encoded: json.bytes) }

    /// Writes a value that is JSON already.
    public mutating func value(encoded json: [UInt8]) { json.withUnsafeBytes { value(encoded: $0) } }

    /// Writes a value that is JSON already.
    mutating func value(encoded json: UnsafeRawBufferPointer) {
        separate()
        append(json)
    }

    /// Appends JSON that continues what is written.
    mutating func append(_ json: UnsafeRawBufferPointer) {
        guard let start = json.baseAddress, !json.isEmpty else { return }
        reserve(json.count)
        (memory + count).copyMemory(from: start, byteCount: json.count)
        count += json.count
    }

    /// Appends a byte that continues what is written.
    mutating func append(_ byte: UInt8) {
        reserve(1)
        memory.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
        count += 1
    }

    // MARK: Members

    /// Writes a member with a string.
    public mutating func member(_ name: String, _ text: String) {
        self.name(name)
        value(text)
    }

    /// Writes a member with an array of strings.
    public mutating func member(_ name: String, _ texts: [String]) {
        self.name(name)
        beginArray()
        for text in texts { value(text) }
        endArray()
    }

    /// Writes a member with a whole number.
    public mutating func member(_ name: String, _ number: Int) {
        self.name(name)
        value(number)
    }

    /// Writes a member with a value that is JSON already; nothing where there is none.
    public mutating func member(_ name: String, encoded json: [UInt8]?) {
        guard let json else { return }
        self.name(name)
        value(encoded: json)
    }

    /// Ends a line.
    public mutating func endLine() { append(0x0A) }

    // MARK: Bytes

    /// Writes the comma that the next name or element needs. Outside strings, which are closed by now, these bytes stand
    /// only where none is needed.
    private mutating func separate() {
        guard count > 0 else { return }
        switch memory.load(fromByteOffset: count - 1, as: UInt8.self) {
        case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: ":"), 0x0A: break
        default: append(UInt8(ascii: ","))
        }
    }

    private mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
    }

    private mutating func appendDigits(_ number: Int) {
        guard number >= 0 else { return append(String(number)) }
        // the digits of the largest number there is, from the last to the first
        var digits: (UInt64, UInt64, UInt64) = (0, 0, 0)
        withUnsafeMutableBytes(of: &digits) { digits in
            var (rest, place) = (number, digits.count)
            repeat {
                place -= 1
                digits[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            } while rest > 0
            append(UnsafeRawBufferPointer(rebasing: digits[place...]))
        }
    }

    private mutating func appendEscaped(_ text: String) {
        var text = text
        text.withUTF8 { text in
            let text = UnsafeRawBufferPointer(text)
            // what needs no escape goes as a whole
            var start = 0
            while let place = JSON.placeOfEscape(in: text, from: start) {
                append(UnsafeRawBufferPointer(rebasing: text[start..<place]))
                var escape: [UInt8] = []
                JSON.escape(text[place], to: &escape)
                escape.withUnsafeBytes { append($0) }
                start = place + 1
            }
            append(UnsafeRawBufferPointer(rebasing: text[start...]))
        }
    }

    private mutating func reserve(_ size: Int) {
        if count + size > capacity { grow(to: count + size) }
    }

    private mutating func grow(to size: Int) {
        capacity = max(size, capacity * 2)
        memory = MemoryBlock.reallocate(memory, capacity)
    }
}
