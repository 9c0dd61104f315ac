/// The elements of a field's list (RFC 9110 section 5.6.1), the last one first, without white space around them. Empty
/// elements are left out.
///
/// Reads the last 4,096 bytes and 32 elements; an element that reaches beyond is left out, since it is not known whole.
struct ElementsFromTheRight: IteratorProtocol {
    private let field: UnsafeRawBufferPointer
    private let quotes: Bool
    private let isCut: Bool
    /// One past the last byte not yet read; nil when all are.
    private var end: Int?
    private var remaining = 32

    /// The elements of a field's value.
    ///
    /// - Parameter quotes: whether commas within quoted strings belong to their element.
    init(_ field: UnsafeRawBufferPointer, quotes: Bool) {
        isCut = field.count > 4_096
        self.field = UnsafeRawBufferPointer(rebasing: field.suffix(4_096))
        self.quotes = quotes
        end = self.field.count
    }

    mutating func next() -> UnsafeRawBufferPointer? {
        while let end, remaining > 0 {
            remaining -= 1
            let start = startOfElement(endingAt: end)
            self.end = start > 0 ? start - 1 : nil
            if start == 0, isCut { return nil }
            let element = field[start..<end].trimmingBlanks
            if !element.isEmpty { return UnsafeRawBufferPointer(rebasing: element) }
        }
        return nil
    }

    /// Where the element begins: after a comma outside quoted strings, or at zero.
    private func startOfElement(endingAt end: Int) -> Int {
        var start = end
        var isQuoted = false
        while start > 0 {
            let byte = field[start - 1]
            if byte == UInt8(ascii: "\""), quotes {
                // read from the right, a quotation mark after a backslash is part of the string
                if !isQuoted || !isEscaped(at: start - 1) { isQuoted.toggle() }
            } else if byte == UInt8(ascii: ","), !isQuoted {
                return start
            }
            start -= 1
        }
        return 0
    }

    /// Whether an odd number of backslashes stands before the byte. Each run of them is read once, for the byte after it.
    private func isEscaped(at index: Int) -> Bool {
        var start = index
        while start > 0, field[start - 1] == UInt8(ascii: "\\") { start -= 1 }
        return (index - start) % 2 == 1
    }
}

extension Slice<UnsafeRawBufferPointer> {
    /// Without spaces and tabs at both ends.
    var trimmingBlanks: Self {
        func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        var start = startIndex
        var end = endIndex
        while start < end, isBlank(base[start]) { start += 1 }
        while end > start, isBlank(base[end - 1]) { end -= 1 }
        return base[start..<end]
    }
}
