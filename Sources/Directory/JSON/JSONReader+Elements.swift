extension JSONReader {
    /// An element of an array and the line it begins on, counted from 1.
    public typealias Element = (line: Int, value: JSON)

    /// Reads an array from UTF-8 and gives each element with the line it begins on.
    ///
    /// A long array is read in several places at a time.
    ///
    /// - Throws: the first fault with its line; a value that is not an array is one.
    public static func readElements(_ bytes: [UInt8]) throws(JSONSyntaxError) -> [Element] {
        if let elements = bytes.withUnsafeBufferPointer(stretches) { return elements }
        return try reading(bytes) { (reader) throws(JSONSyntaxError) in
            reader.skipSpace()
            guard reader.take("[") else { throw reader.fault("expected an array of records, which begins with [") }
            reader.skipSpace()
            var elements: [Element] = []
            if !reader.take("]") {
                elements = try reader.elements()
                guard reader.take("]") else { throw reader.fault("expected , or ] after an element") }
            }
            try reader.end()
            return elements
        }
    }

    /// The elements of a long array, read in several places at a time; nil where it is short, and where anything is wrong
    /// with it, so that whoever reads it from the beginning finds the first fault.
    private static func stretches(_ bytes: UnsafeBufferPointer<UInt8>) -> [Element]? {
        let stretches = ArrayStretches(bytes, size: 1 << 18)
        guard stretches.count > 1 else { return nil }
        // `nonisolated(unsafe)`: the bytes are only read, and until every thread is done
        nonisolated(unsafe) let bytes = bytes
        let read = Parallel.map(stretches.count) { number -> (elements: [Element], newlines: Int)? in
            let range = stretches[number]
            var reader = JSONReader(UnsafeBufferPointer(rebasing: bytes[range]))
            guard let elements = try? reader.elements(), reader.position == range.count else { return nil }
            return (elements, newlines(bytes[range]))
        }
        var elements: [Element] = []
        var before = newlines(bytes[..<stretches[0].lowerBound])
        for stretch in read {
            guard let stretch else { return nil }
            for element in stretch.elements { elements.append((before + element.line, element.value)) }
            before += stretch.newlines
        }
        return elements
    }

    /// Reads elements with commas between them.
    private mutating func elements() throws(JSONSyntaxError) -> [Element] {
        var elements: [Element] = []
        var line = 1
        var counted = 0
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
