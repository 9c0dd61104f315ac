internal import Glibc

/// Looks for an entity tag in the bytes of `If-Match` or `If-None-Match`, without making a `String` of them.
package enum EntityTagList {
    /// Whether the list is `*` or names this strong tag (RFC 9110, 13.1.1 and 13.1.2).
    ///
    /// - Parameters:
    ///   - list: the field's value.
    ///   - entityTag: the tag with its quotes.
    ///   - weakly: whether a weak tag with the same opaque part matches; otherwise none does (RFC 9110, 8.8.3.2).
    package static func contains(_ list: UnsafeRawBufferPointer, _ entityTag: [UInt8], weakly: Bool = true) -> Bool {
        entityTag.withUnsafeBytes { tag in
            // what a browser or a cache that has one answer sends
            if equal(list, tag) { return true }
            if isWildcard(list) { return true }
            var index = 0
            while index < list.count {
                guard list[index] == UInt8(ascii: "\"") else {
                    index += 1
                    continue
                }
                let end = index + tag.count
                let isWeak = index >= 2 && list[index - 2] == UInt8(ascii: "W") && list[index - 1] == UInt8(ascii: "/")
                if weakly || !isWeak, end <= list.count, equal(UnsafeRawBufferPointer(rebasing: list[index..<end]), tag)
                {
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

    private static func equal(_ bytes: UnsafeRawBufferPointer, _ tag: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count == tag.count, let start = bytes.baseAddress, let other = tag.baseAddress else { return false }
        return memcmp(start, other, tag.count) == 0
    }

    /// Whether a list is an asterisk, with white space around it or not.
    private static func isWildcard(_ list: UnsafeRawBufferPointer) -> Bool {
        var found = false
        for byte in list {
            switch byte {
            case UInt8(ascii: "*") where !found: found = true
            case 0x20, 0x09: continue
            default: return false
            }
        }
        return found
    }
}
