internal import Memory

/// The records of a collection as JSON, each in one line, in a few large blocks of memory: what a record takes is what
/// it says and twelve bytes. Immutable.
final class RecordStorage: Sendable {
    private struct Location {
        let block: UInt32
        let start: UInt32
        let size: UInt32
    }

    private let blocks: [MemoryBlock]
    private let locations: [Location]

    /// Puts records into storage, in the order in which they will be numbered.
    convenience init(_ records: some Sequence<[UInt8]>) {
        var builder = RecordStorageBuilder()
        for record in records { builder.append(record) }
        self.init(builder.blocks, order: builder.places)
    }

    /// Numbers records that lie in blocks already.
    ///
    /// - Parameter order: block, first byte and size of each record.
    init(_ blocks: [MemoryBlock], order: [RecordStorageBuilder.Place]) {
        self.blocks = blocks
        locations = order.map {
            Location(block: UInt32($0.block), start: UInt32($0.start), size: UInt32($0.size))
        }
    }

    /// No records.
    static let empty = RecordStorage([], order: [])

    /// How many records there are.
    var count: Int { locations.count }

    /// A record as JSON; valid as long as the storage is.
    subscript(number: Int) -> UnsafeRawBufferPointer {
        let location = locations[number]
        let start = Int(location.start)
        return UnsafeRawBufferPointer(
            rebasing: blocks[Int(location.block)].bytes[start..<start + Int(location.size)]
        )
    }
}

/// Collects records into blocks.
struct RecordStorageBuilder {
    /// Where a record lies.
    struct Place {
        let block: Int
        let start: Int
        let size: Int
    }

    /// The block is closed when it has grown beyond this; a record is never split.
    private static let blockSize = 1 << 20

    private var closed: [MemoryBlock] = []
    private var open: [UInt8] = []
    /// Where each record lies, in the order they came.
    private(set) var places: [Place] = []

    /// All blocks, the one under way included.
    var blocks: [MemoryBlock] { open.isEmpty ? closed : closed + [MemoryBlock(open)] }

    /// Adds a record.
    mutating func append(_ record: some Collection<UInt8>) {
        places.append(Place(block: closed.count, start: open.count, size: record.count))
        open.append(contentsOf: record)
        if open.count > Self.blockSize {
            closed.append(MemoryBlock(open))
            open.removeAll(keepingCapacity: true)
        }
    }
}
