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
}
