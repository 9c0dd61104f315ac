internal import Memory

/// The records of a collection as JSON, each in one line, in a few large blocks of memory: what a record takes is what
/// it says and twelve bytes. Those of a source take nothing here and are written at each reading. Immutable.
final class RecordStorage: Sendable {
    private struct Location {
        let block: UInt32
        let start: UInt32
        let size: UInt32
    }

    private let blocks: [MemoryBlock]
    private let locations: [Location]
    private let source: (any RecordSource)?

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
        source = nil
    }

    /// Reads records from a source.
    init(_ source: some RecordSource) {
        blocks = []
        locations = []
        self.source = source
    }

    /// Keeps the records of a source. They are written on all cores.
    convenience init(keeping source: some RecordSource) {
        let chunks = Parallel.map((source.count + Self.chunk - 1) / Self.chunk) { chunk in
            var lines = JSONStream(capacity: 1 << 16)
            var places: [RecordStorageBuilder.Place] = []
            let numbers = chunk * Self.chunk..<min(source.count, (chunk + 1) * Self.chunk)
            source.forEach(in: numbers, fields: nil) { _, record in
                places.append(.init(block: chunk, start: lines.count, size: record.count))
                lines.append(record)
                lines.endLine()
            }
            return (block: lines.finish(), places: places)
        }
        self.init(chunks.map(\.block), order: chunks.flatMap(\.places))
    }

    /// How many records are written in one piece of work.
    private static let chunk = 1_024

    /// No records.
    static let empty = RecordStorage([], order: [])

    /// How many records there are.
    var count: Int { source?.count ?? locations.count }

    /// Whether the records lie here, so that their bytes stay where they are as long as the storage does.
    var isKept: Bool { source == nil }

    /// How many bytes the records take here.
    var size: Int { blocks.reduce(locations.count * MemoryLayout<Location>.stride) { $0 + $1.count } }

    /// Lends a record as JSON.
    func withRecord<Result>(_ number: Int, _ use: (UnsafeRawBufferPointer) -> Result) -> Result {
        guard let source else { return withExtendedLifetime(self) { use(kept(number)) } }
        var result: Result?
        source.forEach(in: number..<number + 1, fields: nil) { result = use($1) }
        guard let result else { preconditionFailure("a source that leaves record \(number) out") }
        return result
    }

    /// Lends some records as JSON, in order.
    ///
    /// - Parameter fields: for each field of the table whether it is needed; nil for all.
    func forEach(
        in numbers: Range<Int>,
        fields: [Bool]? = nil,
        _ use: (_ number: Int, _ record: UnsafeRawBufferPointer) -> Void
    ) {
        if let source { return source.forEach(in: numbers, fields: fields, use) }
        withExtendedLifetime(self) { for number in numbers { use(number, kept(number)) } }
    }

    /// A record as JSON that lies here; valid as long as the storage is.
    private func kept(_ number: Int) -> UnsafeRawBufferPointer {
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
