internal import Synchronization

/// Lines on their way from one thread to another, in memory of a fixed size: nobody waits for anybody. What finds no
/// room is left out whole and counted.
///
/// One thread alone writes (`append`), and one alone reads (`drain`).
final class LineRing: Sendable {
    // `nonisolated(unsafe)`: the pointer never changes. The bytes from `read` on as far as `written` belong to the reader,
    // the others to the writer; each moves its own end, with release, once it is done with them.
    nonisolated(unsafe) private let memory: UnsafeMutableRawBufferPointer
    private let mask: UInt
    // `nonisolated(unsafe)`: the pointers never change, and what they point to is atomic. Each number lies on a cache line of
    // its own, so that who reads one does not wait for who writes another.
    /// The bytes ever written, by the writer.
    nonisolated(unsafe) private let written: UnsafeMutablePointer<Atomic<UInt>>
    /// The bytes ever read, by the reader.
    nonisolated(unsafe) private let read: UnsafeMutablePointer<Atomic<UInt>>
    /// The lines left out, by the writer.
    nonisolated(unsafe) private let dropped: UnsafeMutablePointer<Atomic<UInt>>

    /// Makes an empty ring.
    ///
    /// - Parameter capacity: the bytes it holds, a power of two.
    init(capacity: Int) {
        precondition(capacity > 0 && capacity & (capacity - 1) == 0, "the capacity is a power of two")
        memory = .allocate(byteCount: capacity, alignment: 64)
        mask = UInt(capacity - 1)
        (written, read, dropped) = (Self.makeNumber(), Self.makeNumber(), Self.makeNumber())
    }

    /// A number that starts at zero, alone on two lines of 64 bytes, since the processor fetches lines in pairs.
    private static func makeNumber() -> UnsafeMutablePointer<Atomic<UInt>> {
        let number = UnsafeMutableRawPointer.allocate(byteCount: 128, alignment: 128)
            .bindMemory(to: Atomic<UInt>.self, capacity: 1)
        number.initialize(to: Atomic(0))
        return number
    }

    deinit {
        memory.deallocate()
        for number in [written, read, dropped] { UnsafeMutableRawPointer(number).deallocate() }
    }

    /// The lines that found no room.
    var droppedLines: UInt { dropped.pointee.load(ordering: .relaxed) }

    /// Writes a line.
    ///
    /// - Returns: how many bytes wait to be read now; nil where there was no room.
    func append(_ line: UnsafeRawBufferPointer) -> Int? {
        let end = written.pointee.load(ordering: .relaxed)
        let used = end &- read.pointee.load(ordering: .acquiring)
        guard line.count <= memory.count - Int(used) else {
            dropped.pointee.store(dropped.pointee.load(ordering: .relaxed) &+ 1, ordering: .relaxed)
            return nil
        }
        let place = Int(end & mask)
        let first = min(line.count, memory.count - place)
        UnsafeMutableRawBufferPointer(rebasing: memory[place..<place + first])
            .copyMemory(from: UnsafeRawBufferPointer(rebasing: line[..<first]))
        if first < line.count {
            UnsafeMutableRawBufferPointer(rebasing: memory[..<(line.count - first)])
                .copyMemory(from: UnsafeRawBufferPointer(rebasing: line[first...]))
        }
        written.pointee.store(end &+ UInt(line.count), ordering: .releasing)
        return Int(used) + line.count
    }

    /// Hands over what waits, in one piece or two, and makes room.
    ///
    /// - Returns: whether there was anything.
    func drain(_ take: (UnsafeRawBufferPointer) -> Void) -> Bool {
        let begin = read.pointee.load(ordering: .relaxed)
        let end = written.pointee.load(ordering: .acquiring)
        guard begin != end else { return false }
        let place = Int(begin & mask)
        let size = Int(end &- begin)
        let first = min(size, memory.count - place)
        take(UnsafeRawBufferPointer(rebasing: memory[place..<place + first]))
        if first < size { take(UnsafeRawBufferPointer(rebasing: memory[..<(size - first)])) }
        read.pointee.store(end, ordering: .releasing)
        return true
    }
}
