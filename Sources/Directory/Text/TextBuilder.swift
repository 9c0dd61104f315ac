package import Memory

/// Puts a text together from pieces: UTF-8 in memory of its own and with one owner, so that a piece costs its bytes and
/// little more. A `String` asks at each piece whether it has room, is kept by nobody else and is still all ASCII.
package struct TextBuilder: ~Copyable {
    private var memory: UnsafeMutableRawPointer
    private var capacity: Int
    /// How many bytes are written.
    package private(set) var count = 0

    /// Begins with nothing written, and with room for so many bytes.
    package init(capacity: Int = 256) {
        self.capacity = max(capacity, 64)
        memory = MemoryBlock.allocate(self.capacity)
    }

    deinit { MemoryBlock.deallocate(memory) }

    /// Begins anew, in the same memory.
    package mutating func removeAll() { count = 0 }

    // MARK: Pieces

    /// Appends a text.
    package mutating func append(_ text: String) {
        let isAppended: Void? = text.utf8.withContiguousStorageIfAvailable { append(UnsafeRawBufferPointer($0)) }
        if isAppended == nil { for byte in text.utf8 { append(byte: byte) } }
    }

    /// Appends a text that stands in the program.
    package mutating func append(literal: StaticString) {
        append(UnsafeRawBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    /// Appends bytes of UTF-8.
    package mutating func append(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress, !bytes.isEmpty else { return }
        reserve(bytes.count)
        (memory + count).copyMemory(from: start, byteCount: bytes.count)
        count += bytes.count
    }

    /// Appends a byte of UTF-8.
    package mutating func append(byte: UInt8) {
        reserve(1)
        memory.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
        count += 1
    }

    /// Lends memory for so many bytes behind what is written.
    ///
    /// - Parameter write: writes there and gives how many bytes it wrote.
    @inline(__always)
    mutating func append(atMost size: Int, _ write: (UnsafeMutableRawPointer) -> Int) {
        reserve(size)
        count += write(memory + count)
    }

    /// Appends a number in decimal digits.
    package mutating func append(_ number: Int) {
        guard number >= 10 else {
            return number >= 0 ? append(byte: UInt8(ascii: "0") + UInt8(number)) : append(String(number))
        }
        // the digits of the largest number there is, from the last to the first
        var digits: (UInt64, UInt64, UInt64) = (0, 0, 0)
        withUnsafeMutableBytes(of: &digits) { digits in
            var (rest, place) = (UInt(number), digits.count)
            repeat {
                place -= 1
                digits[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            } while rest > 0
            append(UnsafeRawBufferPointer(rebasing: digits[place...]))
        }
    }

    // MARK: What is written

    /// Whether nothing is written.
    package var isEmpty: Bool { count == 0 }

    /// The last byte; nil where nothing is written.
    var last: UInt8? { count > 0 ? memory.load(fromByteOffset: count - 1, as: UInt8.self) : nil }

    /// What is written.
    package var text: String { withBytes { String(decoding: $0, as: UTF8.self) } }

    /// Lends what is written; the bytes must not be kept.
    package borrowing func withBytes<Result>(_ use: (UnsafeRawBufferPointer) -> Result) -> Result {
        use(UnsafeRawBufferPointer(start: memory, count: count))
    }

    /// Ends the writing: what is written, without a copy.
    package consuming func finish() -> MemoryBlock {
        // memory that is never used would be kept with the block
        let isWide = capacity - count > 1_024 + count / 8
        let block = MemoryBlock(taking: isWide ? MemoryBlock.reallocate(memory, count) : memory, count: count)
        discard self
        return block
    }

    private mutating func reserve(_ size: Int) {
        if count + size > capacity { grow(to: count + size) }
    }

    private mutating func grow(to size: Int) {
        capacity = max(size, capacity * 2)
        memory = MemoryBlock.reallocate(memory, capacity)
    }
}
