/// Why content of a request cannot be read.
package enum ContentFault: Error, Sendable, Equatable {
    /// A `%` that two hexadecimal digits do not follow, in the pair of this number.
    case brokenEscape(pair: Int)
    /// A pair or a text that is not UTF-8.
    case invalidUTF8
    /// A NUL, which no text here has.
    case nul
    /// More of something than is read.
    case tooMany(String, most: Int)
    /// A boundary of `multipart/form-data` that is missing or malformed, or parts that do not follow RFC 7578.
    case malformedParts(String)
    /// A quotation mark in a table that is never closed, or stands within a cell; with the line it is in.
    case brokenQuote(line: Int)

    /// What the client should do.
    package var detail: String {
        switch self {
        case .brokenEscape(let pair):
            "The form has a % that two hexadecimal digits do not follow, in pair \(pair). Write a literal % as %25."
        case .invalidUTF8: "The content is not valid UTF-8. Send it in UTF-8."
        case .nul: "The content has a NUL character. Remove it."
        case .tooMany(let what, let most): "The content has more than \(most) \(what). Send it in several requests."
        case .malformedParts(let reason): "The parts of the form cannot be read: \(reason)"
        case .brokenQuote(let line):
            "The table has a quotation mark in line \(line) that is not closed or stands within a cell. Double it, and quote the whole cell (RFC 4180)."
        }
    }
}
