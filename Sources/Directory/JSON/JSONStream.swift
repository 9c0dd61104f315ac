/// Writes JSON piece by piece, without a tree of it. What is written is in one line, as `JSON.bytes` has it.
public struct JSONStream {
    /// What is written so far.
    public private(set) var bytes: [UInt8] = []

    /// Begins with nothing written, and with room for so many bytes.
    public init(capacity: Int = 256) { bytes.reserveCapacity(capacity) }

    // MARK: Structures

    /// Begins an object, as the next value.
    public mutating func beginObject() {
        separate()
        bytes.append(UInt8(ascii: "{"))
    }

    /// Ends the object begun last.
    public mutating func endObject() { bytes.append(UInt8(ascii: "}")) }

    /// Begins an array, as the next value.
    public mutating func beginArray() {
        separate()
        bytes.append(UInt8(ascii: "["))
    }

    /// Ends the array begun last.
    public mutating func endArray() { bytes.append(UInt8(ascii: "]")) }

    /// Writes the name of a member, whose value is written next. The name needs no escape.
    public mutating func name(_ name: String) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        append(name)
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    // MARK: Values

    /// Writes a string.
    public mutating func value(_ text: String) {
        separate()
        JSON.write(text, to: &bytes)
    }

    /// Writes a whole number.
    public mutating func value(_ number: Int) {
        separate()
        append(String(number))
    }

    /// Writes a boolean.
    public mutating func value(_ flag: Bool) {
        separate()
        append(flag ? "true" : "false")
    }

    /// Writes a value that is JSON already.
    public mutating func value(encoded json: [UInt8]) {
        separate()
        bytes.append(contentsOf: json)
    }

    /// Writes a value with what appends one, such as a record.
    public mutating func value(by write: (inout [UInt8]) -> Void) {
        separate()
        write(&bytes)
    }

    // MARK: Members

    /// Writes a member with a string.
    public mutating func member(_ name: String, _ text: String) {
        self.name(name)
        value(text)
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

    /// Ends the text with a line feed.
    public mutating func endLine() { bytes.append(0x0A) }

    /// Writes the comma that the next name or element needs. Outside strings, which are closed by now, these bytes stand
    /// only where none is needed.
    private mutating func separate() {
        switch bytes.last {
        case nil, UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: ":"): break
        default: bytes.append(UInt8(ascii: ","))
        }
    }

    private mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { bytes.append(contentsOf: $0) }
    }
}
