/// What an id looks like.
package enum Slug {
    /// Whether a text is lower-case letters and digits in groups joined by single hyphens.
    package static func isValid(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { isValid(UnsafeRawBufferPointer($0)) }
    }

    /// Whether the bytes of a text are lower-case letters and digits in groups joined by single hyphens.
    static func isValid(_ bytes: UnsafeRawBufferPointer) -> Bool {
        // a group has to begin
        var isOpen = true
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): isOpen = false
            case UInt8(ascii: "-") where !isOpen: isOpen = true
            default: return false
            }
        }
        return !isOpen
    }
}
