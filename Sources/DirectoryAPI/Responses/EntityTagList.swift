/// Looks for an entity tag in the bytes of `If-None-Match`, without making a `String` of them.
enum EntityTagList {
    /// Whether the list is `*` or names this strong tag, weakly compared (RFC 9110, 13.1.2).
    static func contains(_ list: UnsafeRawBufferPointer, _ entityTag: [UInt8]) -> Bool {
        // what a browser or a cache that has one answer sends
        if entityTag.hasBytes(of: list) { return true }
        if list.count == 1, list[0] == UInt8(ascii: "*") { return true }
        var index = 0
        while index + entityTag.count <= list.count {
            guard list[index] == UInt8(ascii: "\"") else {
                index += 1
                continue
            }
            if entityTag.hasBytes(of: UnsafeRawBufferPointer(rebasing: list[index..<index + entityTag.count])) {
                return true
            }
            // on to the character after the closing quote
            index += 1
            while index < list.count, list[index] != UInt8(ascii: "\"") { index += 1 }
            index += 1
        }
        return false
    }
}
