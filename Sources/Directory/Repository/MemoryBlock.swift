/// Bytes that never change, at a place in memory of their own, which is given back when nobody needs them any more.
final class MemoryBlock: @unchecked Sendable {
    // `@unchecked Sendable`: the bytes are written before `init` returns and only read afterwards.
    /// The bytes; valid as long as the block is.
    let bytes: UnsafeRawBufferPointer

    /// Copies bytes.
    init(_ content: [UInt8]) {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(content.count, 1), alignment: 1)
        copy.copyBytes(from: content)
        bytes = UnsafeRawBufferPointer(rebasing: copy[..<content.count])
    }

    deinit { bytes.deallocate() }
}
