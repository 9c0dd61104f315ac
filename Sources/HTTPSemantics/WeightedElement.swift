/// An element of a list in which a client weighs what it accepts: `text/csv;header=present;q=0.5` (RFC 9110, 12.4.2).
package struct WeightedElement: Sendable {
    /// What is weighed, in lower case.
    package let name: String
    /// How many parameters it has beside its weight.
    package let parameters: Int
    /// Its weight, 0 to 1; 0 where it cannot be read.
    package let quality: Double

    /// Reads a field's value. Elements without a name are passed over.
    package static func list(_ value: String) -> [WeightedElement] {
        var elements: [WeightedElement] = []
        var value = value
        value.withUTF8 { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let element = Self.cut(&rest, at: UInt8(ascii: ","))
                if let element = WeightedElement(element) { elements.append(element) }
            }
        }
        return elements
    }

    private init?(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        var rest = bytes
        let name = Self.trimmed(Self.cut(&rest, at: UInt8(ascii: ";")))
        guard !name.isEmpty else { return nil }
        self.name = Self.text(name).lowercased()
        var (quality, parameters) = (1.0, 0)
        while !rest.isEmpty {
            var value = Self.cut(&rest, at: UInt8(ascii: ";"))
            let name = Self.trimmed(Self.cut(&value, at: UInt8(ascii: "=")))
            if name.count == 1, name.first == UInt8(ascii: "q") || name.first == UInt8(ascii: "Q"), !value.isEmpty {
                // "nan" is read as a number too, and compares with none
                let weight = Double(Self.text(Self.trimmed(value))) ?? 0
                quality = weight.isNaN ? 0 : min(max(weight, 0), 1)
            } else if !name.isEmpty {
                parameters += 1
            }
        }
        (self.quality, self.parameters) = (quality, parameters)
    }

    /// Takes what stands before a separator, and the separator, off the front.
    private static func cut(
        _ rest: inout Slice<UnsafeBufferPointer<UInt8>>,
        at separator: UInt8
    ) -> Slice<UnsafeBufferPointer<UInt8>> {
        let end = rest.firstIndex(of: separator) ?? rest.endIndex
        let front = rest[..<end]
        rest = rest[end...].dropFirst()
        return front
    }

    private static func trimmed(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Slice<UnsafeBufferPointer<UInt8>> {
        var bytes = bytes
        while let first = bytes.first, first == 0x20 || first == 0x09 { bytes.removeFirst() }
        while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
        return bytes
    }

    private static func text(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: bytes), as: UTF8.self)
    }
}
