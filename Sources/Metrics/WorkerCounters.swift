internal import Synchronization

/// Counters that each thread of a listener counts for itself, so that counting costs an addition to memory no other
/// thread writes: no lock, no locked instruction, no shared cache line.
///
/// A number of a thread and that of a counter name one cell. A cell is written by its thread alone and read by any.
package final class WorkerCounters: Sendable {
    // `nonisolated(unsafe)`: the pointer never changes, and what it points to is atomic.
    nonisolated(unsafe) private let cells: UnsafeMutablePointer<Atomic<UInt64>>
    private let stride: Int
    private let workers: Int
    /// The number of counters.
    package let count: Int

    /// Makes counters that stand at zero.
    ///
    /// - Parameters:
    ///   - count: how many each thread has.
    ///   - workers: the number of threads.
    package init(count: Int, workers: Int) {
        // two lines of 64 bytes: the processor fetches lines in pairs
        let line = 128 / MemoryLayout<UInt64>.size
        self.count = count
        self.workers = max(workers, 1)
        stride = (count + line - 1) / line * line
        let memory = UnsafeMutableRawPointer.allocate(byteCount: self.workers * stride * 8, alignment: 128)
        cells = memory.bindMemory(to: Atomic<UInt64>.self, capacity: self.workers * stride)
        for index in 0..<self.workers * stride { (cells + index).initialize(to: Atomic(0)) }
    }

    deinit { UnsafeMutableRawPointer(cells).deallocate() }

    private func cell(_ counter: Int, _ worker: Int) -> UnsafeMutablePointer<Atomic<UInt64>> {
        precondition(counter >= 0 && counter < count && worker >= 0 && worker < workers, "no such counter")
        return cells + (worker * stride + counter)
    }

    /// Adds to a counter. Called by the thread of this number alone.
    @inline(__always)
    package func add(_ amount: UInt64, to counter: Int, by worker: Int) {
        let cell = cell(counter, worker)
        // not an atomic addition: nobody else writes it
        cell.pointee.store(cell.pointee.load(ordering: .relaxed) &+ amount, ordering: .relaxed)
    }

    /// Sets a figure that goes up and down. Called by the thread of this number alone.
    package func set(_ value: UInt64, _ counter: Int, by worker: Int) {
        cell(counter, worker).pointee.store(value, ordering: .relaxed)
    }

    /// What all threads counted together.
    package func sum(_ counter: Int) -> UInt64 {
        (0..<workers).reduce(0) { $0 &+ cell(counter, $1).pointee.load(ordering: .relaxed) }
    }
}
