extension JSONReader {
    /// An element of an array and the line it begins on, counted from 1.
    package typealias Element = (line: Int, value: JSON)

    /// Elements that stand behind each other in an array.
    struct Elements: Sendable {
        /// How many elements stand before the first.
        let position: Int
        /// The elements.
        let elements: [Element]
    }

    /// About how many bytes of a long array are read at a time. Their trees take seven times as much.
    private static let stretchSize = 1 << 15

    /// Reads an array from UTF-8 and gives each element with the line it begins on.
    ///
    /// - Throws: the first fault with its place; a value that is not an array is one.
    package static func readElements(_ bytes: [UInt8]) throws(JSONSyntaxError) -> [Element] {
        try readElements(bytes) { $0.elements }.flatMap(\.self)
    }

    /// Reads an array from UTF-8, stretch by stretch, and gives what is made of each stretch.
    ///
    /// A long array is read in several places at a time, and its trees are let go when something is made of them.
    ///
    /// - Throws: the first fault with its place; a value that is not an array is one.
    static func readElements<Made: Sendable>(
        _ bytes: [UInt8],
        _ make: @Sendable (Elements) -> Made
    ) throws(JSONSyntaxError) -> [Made] {
        if let made = bytes.withUnsafeBufferPointer({ stretches($0.withoutByteOrderMark, make) }) { return made }
        let elements = try reading(bytes, .records) { (reader) throws(JSONSyntaxError) in
            reader.skipSpace()
            guard reader.take("[") else { throw reader.fault("expected an array of records, which begins with [") }
            reader.skipSpace()
            var elements: [Element] = []
            if !reader.take("]") {
                elements = try reader.elements(line: 1 + newlines(reader.bytes[..<reader.position]))
                guard reader.take("]") else { throw reader.fault("expected , or ] after an element") }
            }
            try reader.end()
            return elements
        }
        return elements.isEmpty ? [] : [make(Elements(position: 0, elements: elements))]
    }

    /// What is made of a long array; nil where it is short, and where anything is wrong with it, so that whoever reads it
    /// from the beginning finds the first fault.
    private static func stretches<Made: Sendable>(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ make: @Sendable (Elements) -> Made
    ) -> [Made]? {
        let stretches = ArrayStretches(bytes, size: stretchSize).all
        guard stretches.count > 1 else { return nil }
        // `nonisolated(unsafe)`: the bytes are only read, and until every thread is done
        nonisolated(unsafe) let bytes = bytes
        let made = Parallel.map(stretches.count) { number -> Made? in
            let stretch = stretches[number]
            var reader = JSONReader(UnsafeBufferPointer(rebasing: bytes[stretch.range]))
            guard let elements = try? reader.elements(line: stretch.line), reader.position == stretch.range.count
            else { return nil }
            return make(Elements(position: stretch.position, elements: elements))
        }
        let complete = made.compactMap(\.self)
        return complete.count == made.count ? complete : nil
    }

    /// Reads elements with commas between them.
    ///
    /// - Parameter line: the line of the next byte.
    private mutating func elements(line: Int) throws(JSONSyntaxError) -> [Element] {
        var elements: [Element] = []
        var (line, counted) = (line, position)
        repeat {
            skipSpace()
            line += Self.newlines(bytes[counted..<position])
            counted = position
            elements.append((line, try value(depth: 1)))
            skipSpace()
        } while take(",")
        return elements
    }
}
