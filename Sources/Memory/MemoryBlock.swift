internal import CMalloc
internal import Glibc

/// Bytes that never change, at a place in memory of their own, which is given back when nobody needs them any more.
///
/// `@unchecked Sendable`: the bytes are written before `init` takes the memory over, only read afterwards, and freed by
/// `deinit`, when no thread has the block any more.
package final class MemoryBlock: @unchecked Sendable {
    /// The bytes; valid as long as the block is, for which its user has to care.
    package let bytes: UnsafeRawBufferPointer

    /// How many bytes there are.
    package var count: Int { bytes.count }

    /// A copy of the bytes.
    package var copy: [UInt8] { withBytes { Array($0) } }

    /// Lends the bytes; they stay where they are as long as somebody keeps the block.
    package func withBytes<Result, Failure: Error>(
        _ use: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        defer { withExtendedLifetime(self) {} }
        return try use(bytes)
    }

    /// Copies bytes.
    package convenience init(_ content: [UInt8]) {
        let copy = Self.allocate(content.count)
        content.withUnsafeBytes { source in
            if let start = source.baseAddress { copy.copyMemory(from: start, byteCount: source.count) }
        }
        self.init(taking: copy, count: content.count)
    }

    /// Takes over memory of `allocate`, of which the first bytes count.
    package init(taking memory: UnsafeMutableRawPointer, count: Int) {
        bytes = UnsafeRawBufferPointer(start: memory, count: count)
    }

    deinit { if let start = bytes.baseAddress { Self.deallocate(UnsafeMutableRawPointer(mutating: start)) } }

    /// Memory for so many bytes, to be given to a block.
    package static func allocate(_ size: Int) -> UnsafeMutableRawPointer {
        guard let memory = malloc(max(size, 1)) else { fatalError("no memory for \(size) bytes") }
        return memory
    }

    /// Gives memory back that no block has taken.
    package static func deallocate(_ memory: UnsafeMutableRawPointer) { free(memory) }

    /// Gives the system back what is free between the blocks that are in use. Worth its milliseconds where much was freed
    /// that is not needed again.
    package static func returnFreed() { malloc_trim(0) }

    /// The memory with room for so many bytes; what it holds stays, as far as there is room.
    package static func reallocate(_ memory: UnsafeMutableRawPointer, _ size: Int) -> UnsafeMutableRawPointer {
        guard let moved = realloc(memory, max(size, 1)) else { fatalError("no memory for \(size) bytes") }
        return moved
    }
}

extension MemoryBlock: Equatable {
    /// Whether two blocks hold the same bytes.
    package static func == (left: MemoryBlock, right: MemoryBlock) -> Bool {
        left.withBytes { left in right.withBytes { left.count == $0.count && left.elementsEqual($0) } }
    }
}
