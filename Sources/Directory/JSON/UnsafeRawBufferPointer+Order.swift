internal import Glibc

extension UnsafeRawBufferPointer {
    /// Whether the bytes are the same.
    func equals(_ other: UnsafeRawBufferPointer) -> Bool {
        guard count == other.count else { return false }
        guard let start = baseAddress, let otherStart = other.baseAddress else { return true }
        return memcmp(start, otherStart, count) == 0
    }

    /// Whether these are the bytes of a text that stands in the program.
    func equals(_ text: StaticString) -> Bool {
        equals(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Whether an array has the same bytes.
    func equals(_ bytes: [UInt8]) -> Bool { bytes.withUnsafeBytes { equals($0) } }

    /// Length and both ends in one number, which tells a name from most others without looking at all of it.
    var mark: Int {
        guard let first, let last else { return 0 }
        return count << 16 | Int(first) << 8 | Int(last)
    }

    /// Whether the bytes come before others, those of a text before those of a longer one that begins with it.
    func precedes(_ other: UnsafeRawBufferPointer) -> Bool {
        guard let start = baseAddress, let otherStart = other.baseAddress else { return count < other.count }
        let order = memcmp(start, otherStart, Swift.min(count, other.count))
        return order != 0 ? order < 0 : count < other.count
    }
}
