internal import Glibc

/// Many texts, one after another in one array, in the order of their bytes.
struct TextTable: Sendable {
    private var bytes: [UInt8] = []
    private var starts: [Int] = [0]

    /// How many texts there are.
    var count: Int { starts.count - 1 }

    /// Adds a text after the others.
    mutating func append(_ text: String) { append(text.utf8) }

    /// Adds a text of these bytes after the others.
    mutating func append(_ text: some Collection<UInt8>) {
        bytes.append(contentsOf: text)
        starts.append(bytes.count)
    }

    /// A text by its place.
    subscript(place: Int) -> String { String(decoding: bytes[starts[place]..<starts[place + 1]], as: UTF8.self) }

    /// Whether two neighbours are the same text.
    func equalsNext(_ place: Int) -> Bool {
        guard place + 1 < count, starts[place + 1] - starts[place] == starts[place + 2] - starts[place + 1] else {
            return false
        }
        return bytes[starts[place]..<starts[place + 1]].elementsEqual(bytes[starts[place + 1]..<starts[place + 2]])
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
    func places(of text: String) -> Range<Int> {
        let lower = firstPlace(from: text)
        var upper = lower
        while upper < count, compare(upper, text) == 0 { upper += 1 }
        return lower..<upper
    }

    /// The first place whose text is the given one or comes after it, where texts ascend. O(log n).
    func firstPlace(from text: String) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if compare(middle, text) >= 0 { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// The places of the texts that begin with one, where texts ascend. O(log n).
    func places(beginningWith text: String) -> Range<Int> {
        let lower = firstPlace(from: text)
        var (low, high) = (lower, count)
        while low < high {
            let middle = (low + high) / 2
            if bytes[starts[middle]..<starts[middle + 1]].starts(with: text.utf8) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return lower..<low
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

    /// Below zero where the text at a place comes before the other, above where it comes after.
    private func compare(_ place: Int, _ text: String) -> Int {
        var text = text
        return text.withUTF8 { text in
            bytes.withUnsafeBufferPointer { bytes in
                let own = UnsafeBufferPointer(rebasing: bytes[starts[place]..<starts[place + 1]])
                let common = min(own.count, text.count)
                if common > 0, let left = own.baseAddress, let right = text.baseAddress {
                    let order = memcmp(left, right, common)
                    if order != 0 { return Int(order) }
                }
                return own.count - text.count
            }
        }
    }
}
