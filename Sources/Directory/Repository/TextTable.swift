internal import Glibc

/// Many texts, one after another in one array, in the order of their bytes.
struct TextTable: Sendable {
    private var bytes: [UInt8] = []
    private var starts: [Int] = [0]
    /// Whether any text was added right after an equal one.
    private(set) var hasRepetitions = false

    /// How many texts there are.
    var count: Int { starts.count - 1 }

    /// Adds a text after the others.
    mutating func append(_ text: String) { append(text.utf8) }

    /// Adds a text of these bytes after the others.
    mutating func append(_ text: some Collection<UInt8>) {
        bytes.append(contentsOf: text)
        starts.append(bytes.count)
        if count > 1, equalsNext(count - 2) { hasRepetitions = true }
    }

    /// A text by its place.
    subscript(place: Int) -> String { String(decoding: bytes[starts[place]..<starts[place + 1]], as: UTF8.self) }

    /// How many bytes a text has.
    func size(at place: Int) -> Int { starts[place + 1] - starts[place] }

    /// Lends a text by its place.
    func withBytes<Result>(at place: Int, _ use: (UnsafeRawBufferPointer) -> Result) -> Result {
        bytes.withUnsafeBytes { use(UnsafeRawBufferPointer(rebasing: $0[starts[place]..<starts[place + 1]])) }
    }

    /// Whether two neighbours are the same text.
    func equalsNext(_ place: Int) -> Bool {
        guard place + 1 < count, starts[place + 1] - starts[place] == starts[place + 2] - starts[place + 1] else {
            return false
        }
        return bytes.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return true }
            let (own, next) = (start + starts[place], start + starts[place + 1])
            return memcmp(own, next, starts[place + 1] - starts[place]) == 0
        }
    }

    /// Below zero where the text at a place comes before one of another table, above where it comes after.
    func compare(_ place: Int, with otherPlace: Int, of other: TextTable) -> Int {
        bytes.withUnsafeBytes { bytes in
            other.bytes.withUnsafeBytes { others in
                let own = UnsafeRawBufferPointer(rebasing: bytes[starts[place]..<starts[place + 1]])
                let text = UnsafeRawBufferPointer(
                    rebasing: others[other.starts[otherPlace]..<other.starts[otherPlace + 1]]
                )
                if let left = own.baseAddress, let right = text.baseAddress {
                    let order = memcmp(left, right, min(own.count, text.count))
                    if order != 0 { return Int(order) }
                }
                return own.count - text.count
            }
        }
    }

    /// The places of the texts that equal one, where texts ascend. O(log n).
    ///
    /// - Parameter places: where to look; everywhere unless given.
    func places(of text: String, in places: Range<Int>? = nil) -> Range<Int> {
        withBytes(of: text) { lookup in
            let lower = lookup.firstPlace(in: places ?? 0..<count)
            var upper = lower
            while upper < count, lookup.compare(upper) == 0 { upper += 1 }
            return lower..<upper
        }
    }

    /// The places of the texts that begin with one, where texts ascend. O(log n).
    ///
    /// - Parameter places: where to look; everywhere unless given.
    func places(beginningWith text: String, in places: Range<Int>? = nil) -> Range<Int> {
        withBytes(of: text) { lookup in
            let places = places ?? 0..<count
            let lower = lookup.firstPlace(in: places)
            var (low, high) = (lower, places.upperBound)
            while low < high {
                let middle = (low + high) / 2
                if lookup.begins(middle) { low = middle + 1 } else { high = middle }
            }
            return lower..<low
        }
    }

    private func withBytes<Result>(of text: String, _ use: (Lookup) -> Result) -> Result {
        var text = text
        return text.withUTF8 { text in
            bytes.withUnsafeBytes { bytes in
                starts.withUnsafeBufferPointer { starts in
                    use(Lookup(text: UnsafeRawBufferPointer(text), bytes: bytes, starts: starts))
                }
            }
        }
    }

    /// The bytes of a table and of a text that is looked up in it.
    private struct Lookup {
        let text: UnsafeRawBufferPointer
        let bytes: UnsafeRawBufferPointer
        let starts: UnsafeBufferPointer<Int>

        /// Below zero where the text at a place comes before the one looked up, above where it comes after.
        func compare(_ place: Int) -> Int {
            let size = starts[place + 1] - starts[place]
            let common = min(size, text.count)
            if common > 0, let own = bytes.baseAddress, let other = text.baseAddress {
                let order = memcmp(own + starts[place], other, common)
                if order != 0 { return Int(order) }
            }
            return size - text.count
        }

        /// Whether the text at a place begins with the one looked up.
        func begins(_ place: Int) -> Bool {
            guard starts[place + 1] - starts[place] >= text.count else { return false }
            guard let own = bytes.baseAddress, let other = text.baseAddress else { return true }
            return memcmp(own + starts[place], other, text.count) == 0
        }

        /// The first of some places whose text is the one looked up or comes after it.
        func firstPlace(in places: Range<Int>) -> Int {
            var (low, high) = (places.lowerBound, places.upperBound)
            while low < high {
                let middle = (low + high) / 2
                if compare(middle) >= 0 { high = middle } else { low = middle + 1 }
            }
            return low
        }
    }

    /// The places whose text holds a part, ascending. O(bytes).
    func places(containing part: String) -> [Int] {
        var places: [Int] = []
        let wanted = Array(part.utf8)
        guard let first = wanted.first else { return [] }
        bytes.withUnsafeBufferPointer { bytes in
            guard let start = bytes.baseAddress else { return }
            var from = 0
            while from + wanted.count <= bytes.count,
                let hit = memchr(start + from, Int32(first), bytes.count - wanted.count + 1 - from)
            {
                let at = start.distance(to: UnsafePointer(hit.assumingMemoryBound(to: UInt8.self)))
                from = at + 1
                guard memcmp(start + at, wanted, wanted.count) == 0 else { continue }
                let place = starts.partitioningIndex { $0 > at } - 1
                // a hit across the border of two texts is none
                guard at + wanted.count <= starts[place + 1] else { continue }
                places.append(place)
                from = starts[place + 1]
            }
        }
        return places
    }
}
