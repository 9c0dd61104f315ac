/// An element of `Forwarded` (RFC 7239 section 4): `for=192.0.2.43;proto=https;by="[2001:db8::1]:443"`.
enum ForwardedElement {
    /// The address that its parameter `for` names; nil if it has none or two, if that names no address (`unknown`,
    /// `_hidden`), or if the element is malformed.
    ///
    /// Colons and brackets are read without quotation marks too, since proxies leave these out. Escapes within a quoted
    /// address are not read: nothing in an address needs them.
    ///
    /// - Complexity: linear; allocates nothing.
    static func client(_ element: UnsafeRawBufferPointer) -> ClientAddress? {
        var client: ClientAddress?
        var rest = element[...]
        while !rest.isEmpty {
            let start = rest.trimmingBlanks
            guard start.first != UInt8(ascii: ";"), !start.isEmpty else {
                rest = start.dropFirst()
                continue
            }
            guard let equals = start.firstIndex(of: UInt8(ascii: "=")),
                let (value, after) = value(start[(equals + 1)...])
            else { return nil }
            rest = after
            guard isFor(start[..<equals].trimmingBlanks) else { continue }
            guard client == nil, let address = ClientAddress(UnsafeRawBufferPointer(rebasing: value)) else {
                return nil
            }
            client = address
        }
        return client
    }

    private typealias Bytes = Slice<UnsafeRawBufferPointer>

    private static func isFor(_ name: Bytes) -> Bool {
        name.elementsEqual("for".utf8) { $0 | 0x20 == $1 }
    }

    /// A parameter's value and what follows the semicolon after it; nil for a quoted string that does not end, or after
    /// which something else follows.
    private static func value(_ text: Bytes) -> (Bytes, after: Bytes)? {
        let start = text.trimmingBlanks
        guard start.first == UInt8(ascii: "\"") else {
            let end = start.firstIndex(of: UInt8(ascii: ";")) ?? start.endIndex
            return (start[..<end].trimmingBlanks, start[end...].dropFirst())
        }
        var end = start.startIndex + 1
        while end < start.endIndex, start[end] != UInt8(ascii: "\"") {
            end += start[end] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard end < start.endIndex else { return nil }
        let after = start[(end + 1)...].trimmingBlanks
        guard after.isEmpty || after.first == UInt8(ascii: ";") else { return nil }
        return (start[(start.startIndex + 1)..<end], after.dropFirst())
    }
}
