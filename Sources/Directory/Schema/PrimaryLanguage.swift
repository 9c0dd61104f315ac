/// The language of the names that records are called by.
package enum PrimaryLanguage {
    /// Its subtag (BCP 47).
    package static let code = "en"

    /// Whether a language tag is of it: `en`, `en-GB`.
    package static func includes(_ tag: String) -> Bool {
        var tag = tag
        return tag.withUTF8 { includes(UnsafeRawBufferPointer($0)) }
    }

    /// Whether a language tag, as its bytes, is of it.
    static func includes(_ tag: UnsafeRawBufferPointer) -> Bool {
        guard tag.starts(with: code.utf8) else { return false }
        return tag.count == code.utf8.count || tag[code.utf8.count] == UInt8(ascii: "-")
    }
}
