internal import Memory

/// Copies of short sequences of bytes, which stay where they are and are freed together.
final class ByteArena {
    private static let blockSize = 1 << 16

    private var blocks: [UnsafeMutableRawPointer] = []
    private var free = UnsafeMutableRawBufferPointer(start: nil, count: 0)

    deinit { for block in blocks { MemoryBlock.deallocate(block) } }

    /// Copies bytes; the copy is valid as long as the arena is.
    func copy(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        if free.count < bytes.count { add(max(Self.blockSize, bytes.count)) }
        let copy = UnsafeMutableRawBufferPointer(rebasing: free[..<bytes.count])
        copy.copyMemory(from: bytes)
        free = UnsafeMutableRawBufferPointer(rebasing: free[bytes.count...])
        return UnsafeRawBufferPointer(copy)
    }

    private func add(_ size: Int) {
        let block = MemoryBlock.allocate(size)
        blocks.append(block)
        free = UnsafeMutableRawBufferPointer(start: block, count: size)
    }
}
