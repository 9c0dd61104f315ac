/// The ids in a `traceparent` field (https://www.w3.org/TR/trace-context/#traceparent-header).
struct TraceContext {
    /// The id of the whole trace, 32 lower-case hexadecimal digits.
    let traceID: UnsafeRawBufferPointer
    /// The id of the caller's part of it, 16 of them.
    let parentID: UnsafeRawBufferPointer

    /// Reads a field's value; nil where it is not well-formed.
    init?(_ value: UnsafeRawBufferPointer) {
        // version, two ids and flags, with three hyphens between them
        guard value.count >= 55 else { return nil }
        for place in [2, 35, 52] where value[place] != UInt8(ascii: "-") { return nil }
        let version = value[0..<2]
        let (trace, parent, flags) = (value[3..<35], value[36..<52], value[53..<55])
        for digits in [version, trace, parent, flags] where !digits.allSatisfy(Self.isDigit) { return nil }
        // ff is no version; the first one ends here, later ones may go on after a hyphen
        if version.allSatisfy({ $0 == UInt8(ascii: "f") }) { return nil }
        if version.allSatisfy({ $0 == UInt8(ascii: "0") }) {
            guard value.count == 55 else { return nil }
        } else if value.count > 55, value[55] != UInt8(ascii: "-") {
            return nil
        }
        // ids of zeros alone are invalid
        for id in [trace, parent] where id.allSatisfy({ $0 == UInt8(ascii: "0") }) { return nil }
        traceID = UnsafeRawBufferPointer(rebasing: trace)
        parentID = UnsafeRawBufferPointer(rebasing: parent)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }
}
